"""The state of the simulated Telegram: people, chats, messages, and the bot."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sandbox.journal import Json
from sandbox.knobs import Knobs
from sandbox.telegram.chats import Chat, ChatType, Standing
from sandbox.telegram.commands import Commands
from sandbox.telegram.errors import Refusal, bad_request, forbidden
from sandbox.telegram.events import ChatChanged, Events, MessageDeleted, MessageSeen, PersonAdded
from sandbox.telegram.faults import Faults
from sandbox.telegram.files import Files
from sandbox.telegram.flood_control import FloodControl
from sandbox.telegram.guests import Guests, calls_bot
from sandbox.telegram.history import GENERAL, History
from sandbox.telegram.message_json import message_json
from sandbox.telegram.messages import Message
from sandbox.telegram.payments import StarAccount
from sandbox.telegram.people import TELEGRAM, Person
from sandbox.telegram.privacy import reaches_bot
from sandbox.telegram.queries import Queries
from sandbox.telegram.updates import Updates
from sandbox.telegram.webhook import Webhook

FIRST_PERSON = 6_100_000_001
"""Ids do not fit into 32 bits, as many real ones do not."""
FIRST_GROUP = 4_300_000_001
FIRST_SUPERGROUP = 1_002_000_000_001
"""Supergroups and channels are below -1,000,000,000,000."""
ID_RANGE = 10**9
"""How far from those above the first ids of a world may be; its seed says how far."""


@dataclass(slots=True)
class World:
    """All state, and the few methods that change it."""

    bot: Person
    token: str
    knobs: Knobs = field(default_factory=Knobs)
    now: Callable[[], float] = time.time
    seed: int = 0
    folder: Path | None = None
    """Where files stay; None: they go with the world."""
    people: dict[int, Person] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    histories: dict[int, History] = field(default_factory=dict)
    """The messages by chat."""
    inline: dict[str, Message] = field(default_factory=dict)
    """Messages sent with inline mode, by their inline message id."""
    events: Events = field(default_factory=Events)
    commands: Commands = field(default_factory=Commands)
    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    """The bot's name and descriptions, by kind and language."""
    menu_buttons: dict[int, Json] = field(default_factory=dict)
    """What setChatMenuButton set, by chat; 0 is the default for private chats."""
    stars: StarAccount = field(default_factory=StarAccount)
    rng: random.Random = field(init=False)
    id_offset: int = field(init=False)
    """What is added to all ids of people and chats."""
    files: Files = field(init=False)
    faults: Faults = field(init=False)
    updates: Updates = field(init=False)
    queries: Queries = field(init=False)
    guests: Guests = field(init=False)
    flood_control: FloodControl = field(init=False)
    webhook: Webhook = field(init=False)

    def __post_init__(self) -> None:
        self.rng = random.Random(self.seed)  # noqa: S311 - ids that a test can repeat
        self.id_offset = self.rng.randrange(ID_RANGE)
        self.files = Files(self.rng, self.folder)
        self.faults = Faults(self.knobs)
        self.updates = Updates(self.now)
        self.queries = Queries(self.now)
        self.guests = Guests(self.now)
        self.flood_control = FloodControl(self.now)
        self.webhook = Webhook(self.updates, self.knobs, self.now)

    @property
    def date(self) -> int:
        """The time in whole seconds, as messages have it."""
        return int(self.now())

    async def close(self) -> None:
        """End every wait, and delete all files that are not to stay."""
        self.updates.close()
        await self.webhook.close()
        self.files.close()

    def add_person(self, person: Person) -> Person:
        """Add a person."""
        self.people[person.id] = person
        self.events.emit(PersonAdded(person))
        return person

    def add_chat(self, chat: Chat) -> Chat:
        """Add a chat."""
        self.chats[chat.id] = chat
        self.events.emit(ChatChanged(chat))
        return chat

    def chat(self, chat_id: int | str) -> Chat:
        """Return a chat by id or @username, whether the bot is in it or not.

        Raises:
            Refusal: 400, there is none.
        """
        if isinstance(chat_id, str):
            name = chat_id.lstrip("@").lower()
            found = [each for each in self.chats.values() if (each.username or "").lower() == name]
            if not name or not found or found[0].type is ChatType.PRIVATE:
                raise bad_request("chat not found")
            return found[0]
        if chat_id in self.chats:
            return self.chats[chat_id]
        if chat_id in self.people:
            raise forbidden("bot can't initiate conversation with a user")
        raise bad_request("chat not found")

    def chat_of_bot(self, chat_id: int | str) -> Chat:
        """Return a chat in which the bot may do something.

        Raises:
            Refusal: 403, the bot is blocked or was removed; 400, the group has migrated.
        """
        chat = self.chat(chat_id)
        if chat.migrated_to is not None:
            raise Refusal(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=chat.migrated_to,
            )
        if chat.bot_is_here:
            return chat
        if chat.type is ChatType.PRIVATE:
            raise forbidden("bot was blocked by the user")
        how = "was kicked from" if chat.bot is Standing.KICKED else "is not a member of"
        raise forbidden(f"bot {how} the {chat.type} chat")

    def history(self, chat: Chat) -> History:
        """Return the messages of a chat."""
        begins = GENERAL + 1 if chat.forum else 1
        return self.histories.setdefault(chat.id, History(begins))

    def post(self, message: Message, *, lost: bool = False) -> Message:
        """Add a new message; the bot gets it if privacy mode lets it, and if it is not lost."""
        chat = message.chat
        self.history(chat).put(message)
        if message.sender is None or message.sender.is_bot:
            self._note_bot(message)
        self.events.emit(MessageSeen(message))
        if not lost:
            kind = "channel_post" if chat.type is ChatType.CHANNEL else "message"
            self.send_update(kind, message)
            self._call_guest(message)
        if chat.type is ChatType.CHANNEL and chat.linked and not message.service:
            self._forward(message, chat.linked)
        return message

    def post_inline(self, message: Message) -> Message:
        """Add a new message that the bot may edit by its inline message id, where it has one."""
        if message.inline_id:
            self.inline[message.inline_id] = message
        return self.post(message)

    def next_inline_id(self) -> str:
        """Return the id of a new inline message."""
        return f"AQAAA{self.rng.randrange(16**16):016x}"

    def send_update(self, kind: str, message: Message) -> None:
        """Send the bot a message as an update, if privacy mode lets it."""
        if reaches_bot(message, self.bot):
            self.updates.put(kind, self._json(message))

    def _call_guest(self, message: Message) -> None:
        """Tell the bot that it is called in a chat that it is no member of.

        The id of that chat may be that of another one (Bot API: Message.guest_query_id), so here it
        is whenever the bot is in any group.
        """
        if not calls_bot(message, self.bot):
            return
        payload = self._json(message) | {"guest_query_id": self.guests.open(message)}
        namesake = next((each.id for each in self.chats.values() if _is_ours(each)), None)
        if namesake is not None:
            payload["chat"] = payload["chat"] | {"id": namesake}
        self.updates.put("guest_message", payload)

    def change(self, message: Message, **changes: Any) -> Message:
        """Replace a message by a changed version."""
        changed = replace(self.current(message), **changes)
        self.history(message.chat).put(changed)
        if changed.inline_id:
            self.inline[changed.inline_id] = changed
        self.events.emit(MessageSeen(changed))
        for forward in self._forwards(changed):
            self.change(forward, body=changed.body, content=changed.content)
        return changed

    def delete(self, message: Message) -> None:
        """Delete a message, and a channel's post in the discussion group too; answers stay."""
        deleted = replace(self.current(message), deleted=True)
        self.history(message.chat).put(deleted)
        self.events.emit(MessageDeleted(deleted))
        for forward in self._forwards(deleted):
            self.delete(forward)

    def current(self, message: Message) -> Message:
        """Return the current version of a message."""
        return self.history(message.chat).get(message.id) or message

    def as_json(self, message: Message) -> Json:
        """Bot API: Message, in its current version."""
        return self._json(self.current(message))

    def message(self, chat: Chat, message_id: int | None) -> Message | None:
        """Return a message that has not been deleted."""
        message = self.history(chat).get(message_id)
        return None if message is None or message.deleted else message

    def _forward(self, post: Message, group: Chat) -> None:
        """Forward a channel's post into its discussion group, as Telegram does by itself."""
        self.post(
            Message(
                id=self.history(group).next_id,
                chat=group,
                sender=TELEGRAM,
                sender_chat=post.chat,
                date=post.date,
                body=post.body,
                content=post.content,
                media_group=post.media_group,
                forward_of=post,
                automatic_forward=True,
            )
        )

    def _forwards(self, post: Message) -> list[Message]:
        group = post.chat.linked if post.chat.type is ChatType.CHANNEL else None
        return self.history(group).forwards_of(post) if group else []

    def _json(self, message: Message) -> Json:
        root = self.history(message.chat).get(message.thread)
        return message_json(message, self.bot, root)

    def _note_bot(self, message: Message) -> None:
        author = message.sender or self.bot
        if message.chat.is_group and message.sender_chat is None:
            message.chat.last_bot = author.id


def _is_ours(chat: Chat) -> bool:
    """Whether it is a group that the bot is in."""
    return chat.is_group and chat.bot_is_here and chat.migrated_to is None
