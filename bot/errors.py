"""What can go wrong, as one tree. Errors carry data; the chat side turns them into words.

VeogramError
├── SettingsError, StoreUnavailable, Postponed, NotAllowed, SpeaksAsChannel, LimitReached
├── NothingToCancel, ButtonExpired, QuestionClosed, NotTheirs
│   └── NotAsked, NotAMember, PressInChannel
├── RequestRefused
│   ├── EmptyPrompt, PromptTooLong, UnknownOption, MissingValue, BadValue, OptionNotSupported
│   ├── AlreadySilent, ModeNotSupported, ModelRetired, TooManyPictures
│   └── NotAPicture, PictureTooLarge, PictureGone, NoPictureThere, ForeignVideo, VideoForgotten
├── ProviderError
│   ├── RetryableError
│   │   └── RateLimited
│   └── InvalidRequest, OperatorNeeded, GenerationUnknown, LinkExpired, OutcomeUnknown
└── ChatError
    ├── ChatGone, ChatMigrated, TopicUnavailable, FloodWait
    └── Unanswered, ChatRefused, ChatOutcomeUnknown
"""

from dataclasses import dataclass
from datetime import datetime


class VeogramError(Exception):
    """The base of every error that Veogram raises on purpose."""


@dataclass(eq=False)
class SettingsError(VeogramError):
    """A setting is missing or wrong; ``problem`` says what would be right."""

    key: str
    problem: str

    def __str__(self) -> str:
        return f"{self.key}: {self.problem}"


@dataclass(eq=False)
class NotAllowed(VeogramError):
    """This person may not make videos in this chat; both are named by their ids."""

    user: str
    chat: str


class SpeaksAsChannel(VeogramError):
    """Somebody asks in the name of a channel that is not the group's own."""


class RequestRefused(VeogramError):
    """The request cannot be made as it is; nothing is stored or bought."""


class EmptyPrompt(RequestRefused):
    """There are no words to make a video from."""


@dataclass(eq=False)
class PromptTooLong(RequestRefused):
    """The prompt, or what follows ``--no``, has more characters than ``limit``."""

    length: int
    limit: int


@dataclass(eq=False)
class UnknownOption(RequestRefused):
    """No option has this name; ``suggestion`` is the nearest one, or empty."""

    name: str
    suggestion: str


@dataclass(eq=False)
class MissingValue(RequestRefused):
    """The option is given without its value."""

    option: str


@dataclass(eq=False)
class BadValue(RequestRefused):
    """The option does not take this value. ``model`` is empty when no model takes it."""

    option: str
    value: str
    allowed: tuple[str, ...]
    model: str = ""


@dataclass(eq=False)
class OptionNotSupported(RequestRefused):
    """The chosen model has no such option."""

    option: str
    model: str


@dataclass(eq=False)
class AlreadySilent(RequestRefused):
    """The chosen model makes videos without sound, so nobody has to ask for that."""

    model: str


@dataclass(eq=False)
class ModeNotSupported(RequestRefused):
    """The chosen model cannot work from these pictures or this video; ``models`` can."""

    mode: str
    model: str
    models: tuple[str, ...]


@dataclass(eq=False)
class ModelRetired(RequestRefused):
    """The model has left the catalogue."""

    model: str


@dataclass(eq=False)
class TooManyPictures(RequestRefused):
    """More pictures than any model takes."""

    count: int
    limit: int


class NotAPicture(RequestRefused):
    """The bytes are not a picture that can be read."""


@dataclass(eq=False)
class PictureTooLarge(RequestRefused):
    """The file is larger than a bot may fetch. Sizes are in megabytes."""

    limit: int


class PictureGone(RequestRefused):
    """Telegram no longer has the file."""


class NoPictureThere(RequestRefused):
    """The message that was replied to holds no picture."""


class ForeignVideo(RequestRefused):
    """The video that was replied to was not made by this bot; the provider does not have it."""


class VideoForgotten(RequestRefused):
    """The bot's own video, of which prompt, link and file are deleted."""


@dataclass(eq=False)
class LimitReached(VeogramError):
    """``scope`` (``user-active``, ``user-daily``, ``chat-budget``, ...) is used up.

    ``limit`` is a number of videos, or credits for a budget. ``resumes_at`` is when one more is
    allowed, in the operator's time zone; None when that depends on a video being finished.
    """

    scope: str
    limit: int
    resumes_at: datetime | None

    @property
    def is_budget(self) -> bool:
        """Whether the limit is money."""
        return self.scope.endswith("-budget")


class ButtonExpired(VeogramError):
    """Nothing is known any more of what a button was for."""


class QuestionClosed(VeogramError):
    """The question has been answered, or dropped."""


class NothingToCancel(VeogramError):
    """The video is not in progress, or there is none."""


class NotTheirs(VeogramError):
    """Only somebody else may decide that: who asked for a video, or an admin."""


class NotAsked(NotTheirs):
    """Only whom a question was put to may decide that."""


class NotAMember(NotTheirs):
    """Only members of a chat may press its buttons."""


class PressInChannel(NotTheirs):
    """Every reader of a channel could press there, so that no press buys."""


class StoreUnavailable(VeogramError):
    """The database did not answer; nothing was stored."""


@dataclass(eq=False)
class Postponed(VeogramError):
    """The update cannot be handled for ``seconds`` yet; others of its chat need not wait for it."""

    seconds: float


class ProviderError(VeogramError):
    """The base of everything that can go wrong with the provider."""


@dataclass(eq=False)
class RetryableError(ProviderError):
    """The provider proved that it did not accept the request."""

    message: str = ""


@dataclass(eq=False)
class RateLimited(RetryableError):
    """Too many requests; ``retry_after`` is the pause asked for, in seconds, where it is told."""

    retry_after: float | None = None


@dataclass(eq=False)
class InvalidRequest(ProviderError):
    """It can never succeed as it is, as ``message`` says; ``by_proxy``: perhaps not the API's."""

    message: str
    by_proxy: bool = False


@dataclass(eq=False)
class OperatorNeeded(ProviderError):
    """``problem`` is ``key`` (refused), ``credits`` (used up) or ``access`` (not allowed)."""

    problem: str
    message: str = ""


class GenerationUnknown(ProviderError):
    """The provider knows no generation of this id."""


class LinkExpired(ProviderError):
    """The link to a finished video no longer works; a new fetch gives a fresh one."""


@dataclass(eq=False)
class OutcomeUnknown(ProviderError):
    """The request may or may not have taken effect; ``detail`` is for the log."""

    detail: str = ""


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

    answer: dict[str, object]
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
