"""Guest mode: people call the bot in chats that it is no member of, and it answers there, once."""

from collections.abc import Callable
from dataclasses import dataclass, field

from sandbox.telegram.errors import bad_request
from sandbox.telegram.messages import Message
from sandbox.telegram.people import ANONYMOUS_ADMIN, CHANNEL_BOT, Person

LIFETIME = 30.0
"""Seconds in which a guest's message can be answered; Telegram does not say how many."""

_FIRST_ID = 8_640_000_000_000_001


@dataclass(frozen=True, slots=True)
class GuestQuery:
    """A message that calls the bot, and until when that can be answered."""

    message: Message
    ends_at: float


@dataclass(slots=True)
class Guests:
    """The open queries of guests, by id."""

    now: Callable[[], float]
    next_id: int = _FIRST_ID
    _open: dict[str, GuestQuery] = field(default_factory=dict)

    def open(self, message: Message) -> str:
        """Open a query for a message; return its id."""
        now, query_id = self.now(), str(self.next_id)
        self.next_id += 1
        self._open = {key: each for key, each in self._open.items() if each.ends_at > now}
        self._open[query_id] = GuestQuery(message, now + LIFETIME)
        return query_id

    def take(self, query_id: str) -> Message:
        """Return the message that is answered, once.

        Raises:
            Refusal: 400, no such query, or it has expired.
        """
        query = self._open.pop(query_id, None)
        if query is None or query.ends_at <= self.now():
            raise bad_request(
                "query is too old and response timeout expired or query ID is invalid"
            )
        return query.message


def calls_bot(message: Message, bot: Person) -> bool:
    """Whether a message calls our bot in a group that it is no member of."""
    chat, sender = message.chat, message.sender
    if not chat.is_group or chat.bot_is_here or message.service or sender is None:
        return False
    if sender.is_bot and sender not in {ANONYMOUS_ADMIN, CHANNEL_BOT}:
        return False
    text, name = message.body.text, f"@{bot.username}".lower()
    return any(
        each.user == bot.id or (each.type == "mention" and each.of(text).lower() == name)
        for each in message.entities
    )
