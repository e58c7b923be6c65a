"""People, and Telegram's service accounts."""

from dataclasses import dataclass

from sandbox.journal import Json


@dataclass(frozen=True, slots=True)
class Person:
    """A Telegram account: a person, a bot, or one of Telegram's service accounts."""

    id: int
    first_name: str
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False

    def as_json(self) -> Json:
        """Bot API: User."""
        user: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.username:
            user["username"] = self.username
        if self.language_code:
            user["language_code"] = self.language_code
        return user


ANONYMOUS_ADMIN = Person(1087968824, "Group", "GroupAnonymousBot", is_bot=True)
"""``from`` of an administrator's message in the group's own name."""
CHANNEL_BOT = Person(136817688, "Channel", "Channel_Bot", is_bot=True)
"""``from`` of a message in a group in the name of a channel."""
TELEGRAM = Person(777000, "Telegram")
"""``from`` of channel posts that are forwarded into the linked group."""
