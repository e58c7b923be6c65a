"""People, and the accounts that stand in for somebody."""

from dataclasses import dataclass

from sandbox.journal import Json


@dataclass(frozen=True, slots=True)
class Person:
    """A Telegram account: somebody, a bot, or one of Telegram's stand-ins."""

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
"""`from` of what an administrator says in the group's own name."""
CHANNEL_BOT = Person(136817688, "Channel", "Channel_Bot", is_bot=True)
"""`from` of what somebody says in a group in the name of a channel."""
TELEGRAM = Person(777000, "Telegram")
"""`from` of channel posts that are forwarded into the linked group."""
