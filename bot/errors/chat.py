"""What can go wrong with Telegram."""

from dataclasses import dataclass, field

from bot.errors.base import VeogramError


class ChatError(VeogramError):
    """The base of everything that can go wrong with Telegram."""


class ChatGone(ChatError):
    """The bot was blocked or removed, or the chat no longer exists."""


@dataclass(eq=False)
class ChatMigrated(ChatError):
    """The group became a supergroup with another id."""

    new_chat_id: int


class TopicUnavailable(ChatError):
    """The topic was closed or deleted."""


@dataclass(eq=False)
class FloodWait(ChatError):
    """Telegram takes nothing for this chat for ``retry_after`` seconds."""

    retry_after: float


@dataclass(eq=False)
class Unanswered(ChatError):
    """Words that were not heard; ``answer`` is all it takes to say them after ``retry_after`` s."""

    answer: dict[str, object] = field(repr=False)
    retry_after: float = 0.0


@dataclass(eq=False)
class ChatRefused(ChatError):
    """Telegram refused the call; ``too_large`` when the size of a file is the reason."""

    detail: str
    too_large: bool = False


@dataclass(eq=False)
class ChatOutcomeUnknown(ChatError):
    """No answer, or an unreadable one: the call may or may not have taken effect."""

    detail: str = ""
