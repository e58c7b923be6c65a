"""A task: one thing that somebody asked for, from the command to the delivery."""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from bot.money.credits import Credits
from bot.tasks.destination import Destination, InChat, InlineMessage
from bot.tasks.kinds import Kind
from bot.veo.request import GenerationRequest

_LONGEST_NAME = 100


class Status(StrEnum):
    """The status of a task."""

    QUEUED = "queued"
    """asked for, not yet sent to the provider"""
    SUBMITTING = "submitting"
    """stored before the paid call is made; its outcome is not known yet"""
    GENERATING = "generating"
    """the provider has it"""
    READY = "ready"
    """finished, not yet in the chat"""
    DELIVERED = "delivered"
    """in the chat"""
    FAILED = "failed"
    """ended without a video, for a reason that the chat is told"""
    CANCELLED = "cancelled"
    """somebody cancelled it"""
    UNCERTAIN = "uncertain"
    """perhaps bought, but not found; the person decides"""

    @property
    def is_pending(self) -> bool:
        """Whether there is still something to do."""
        return self in PENDING


ENDED = frozenset({Status.DELIVERED, Status.FAILED, Status.CANCELLED, Status.UNCERTAIN})
WITHOUT_VIDEO = ENDED - {Status.DELIVERED}
IN_PROGRESS = frozenset({Status.QUEUED, Status.SUBMITTING, Status.GENERATING})
"""The statuses in which a video waits or is being made."""
PENDING = IN_PROGRESS | {Status.READY}


class Reason(StrEnum):
    """Why a task ended without a video."""

    SAFETY = "safety"
    REFUSED = "refused"
    OPERATOR_KEY = "operator-key"
    OPERATOR_CREDITS = "operator-credits"
    OPERATOR_ACCESS = "operator-access"
    NO_VIDEO = "no-video"
    PROVIDER_FAILED = "provider-failed"
    TIMED_OUT = "timed-out"
    BUSY = "busy"
    NOT_A_PICTURE = "not-a-picture"
    PICTURE_TOO_LARGE = "picture-too-large"
    PICTURE_GONE = "picture-gone"
    SOURCE_GONE = "source-gone"
    CHAT_GONE = "chat-gone"
    CANCELLED = "cancelled"
    UNDELIVERABLE = "undeliverable"
    BROKEN = "broken"
    LOST = "lost"
    UNREAD_LOG = "unread-log"
    RESTORED = "restored"
    UNPLACED = "unplaced"
    RESULT_LOST = "result-lost"
    NO_PICTURE = "no-picture"
    NO_WORDS = "no-words"
    WORDS_TOO_LONG = "words-too-long"


class Origin(StrEnum):
    """What started a task."""

    COMMAND = "command"
    """a message"""
    REBUY = "rebuy"
    """the button that buys a lost request again"""
    AGAIN = "again"
    """the button for the same video again"""
    SEED = "seed"
    """the button for the same video with another seed"""
    DRAFT = "draft"
    """a button under one of the bot's questions"""
    GUEST = "guest"
    """a mention in a chat that the bot is no member of"""
    INLINE = "inline"
    """the button of a message that was sent by way of the bot"""
    HELP = "help"
    """a button that helps with a question: a better prompt, or a picture first"""


class FileKind(StrEnum):
    """What kind of file Telegram made of a video; each is sent again by another method."""

    VIDEO = "video"
    ANIMATION = "animation"
    """a video without sound, as a rule"""
    DOCUMENT = "document"
    PHOTO = "photo"
    """of a still"""


@dataclass(frozen=True)
class Receipt:
    """What the chat says of a delivered video."""

    message_id: int | None
    """None: it stands in an inline message, of which nobody tells the number"""
    file_id: str
    file_unique_id: str
    file_kind: FileKind | None = None
    """None: only a link was sent, because the file is too large"""


@dataclass(frozen=True)
class Requester:
    """Who asked, and where to answer."""

    chat_id: int
    message_id: int
    """the message that asks, and that the video replies to"""
    user_id: int
    """the person, or the chat somebody speaks as"""
    thread_id: int | None = None
    """the topic, where the message is in one"""
    language: str = "en"
    private: bool = True
    channel: bool = False

    @classmethod
    def in_private(cls, user_id: int, language: str) -> "Requester":
        """Return a person in their private chat, who is told what answers no message there."""
        return cls(user_id, message_id=0, user_id=user_id, language=language)


@dataclass(frozen=True)
class Task:
    """One row of the table of tasks. Times are seconds since the epoch."""

    id: int
    requester: Requester
    source_key: str
    """what asked for it: see message_key, press_key, draft_key and rebuy_key"""
    sequence: int
    """0, or the place among several takes, which were asked for at once; unique with
    ``source_key``"""
    origin: Origin
    request: GenerationRequest
    status: Status
    created_at: float
    updated_at: float
    next_at: float
    """when it is due"""
    attempts: int = 0
    """failures in a row of the current stage"""
    unfinished: int = 0
    """tries in a row that were begun and never ended: they may have ended the process"""
    takes: int = 1
    """how many were asked for at once, this one included"""
    inline_message_id: str | None = None
    """the message that it goes to instead of a chat, as soon as that is known"""
    kind: Kind = Kind.VIDEO
    draft_id: int | None = None
    """the draft that a still or a better prompt was asked for, where there is one"""
    words: str | None = None
    """the better prompt, once it is written"""
    lease_owner: str | None = None
    lease_until: float | None = None
    client_request_id: str | None = None
    """the id of the paid call in the provider's log"""
    submitted_at: float | None = None
    """just before the paid call"""
    generation_id: str | None = None
    looked_at: float | None = None
    """when the provider was last known to be working on it"""
    measured: bool = False
    """whether its duration is known: it was looked at shortly before it was found ready"""
    looks: int = 0
    """how often the provider was asked for the result"""
    video_url: str | None = None
    """where the video is, or the still"""
    ready_at: float | None = None
    delivered_at: float | None = None
    progress_message_id: int | None = None
    result_message_id: int | None = None
    """the message with the video"""
    file_id: str | None = None
    file_unique_id: str | None = None
    file_kind: FileKind | None = None
    """what Telegram made of the video"""
    document_id: str | None = None
    """its original, where that was sent as a file"""
    document_unique_id: str | None = None
    hidden: bool = False
    """whether its requester has taken it out of the history"""
    to_forget: bool = False
    """whether its requester wants it to be forgotten as soon as it has ended"""
    forgotten: bool = False
    """whether its prompt, links, files and words of failure are gone"""
    quote: Credits | None = None
    """what it was expected to cost; None: asked for before there was a price for everything"""
    cost: Credits | None = None
    """what it has cost, where the provider has said so"""
    day: str | None = None
    """the day whose limits and budgets it counts for; None: asked for before there were any"""
    stars: int | None = None
    """what its requester has paid for it in Telegram Stars; None: it counts toward the limits"""
    late: bool = False
    """whether the person was told that it takes longer than it should"""
    outcome_notified: bool = False
    """whether the chat was told how it ended, or has the video, and nothing is left to do"""
    cancelled_by: str | None = None
    """what cancelled it, as a key like ``source_key``"""
    reason: Reason | None = None
    detail: str = ""
    """the provider's own words, where there are some"""

    @property
    def destination(self) -> Destination | None:
        """Where the video goes; None while that is not known, and nothing may be bought."""
        if self.inline_message_id is not None:
            return InlineMessage(self.inline_message_id)
        if self.origin in {Origin.GUEST, Origin.INLINE}:
            return None
        who = self.requester
        return InChat(who.chat_id, who.message_id, who.thread_id)

    @property
    def has_document(self) -> bool:
        """Whether Telegram has the original as a file."""
        return self.document_id is not None or self.file_kind is FileKind.DOCUMENT

    @property
    def shows_progress(self) -> bool:
        """Whether a message tells how far it is; an inline message does from the beginning."""
        return self.progress_message_id is not None or self.inline_message_id is not None

    @property
    def is_withdrawn(self) -> bool:
        """Whether nothing more is made from it: it is forgotten, or its requester wants that."""
        return self.to_forget or self.forgotten


def message_key(chat_id: int, message_id: int) -> str:
    """Return the key of a message as the source of a task; it keeps a moved group's old id."""
    return f"message:{chat_id}:{message_id}"


def press_key(callback_query_id: str) -> str:
    """Return the key of a button press as the source of a task."""
    return f"press:{callback_query_id}"


def draft_key(draft_id: int) -> str:
    """Return the key of a question as the source of a task: its buttons buy once."""
    return f"draft:{draft_id}"


def rebuy_key(task_id: int) -> str:
    """Return the key of a lost task as the source of the one that replaces it, once."""
    return f"rebuy:{task_id}"


def guest_key(guest_query_id: str) -> str:
    """Return the key of a guest's mention as the source of a task."""
    return f"guest:{_bounded(guest_query_id)}"


def inline_key(inline_message_id: str) -> str:
    """Return the key of an inline message as the source of a task: its button buys once."""
    return f"inline:{_bounded(inline_message_id)}"


def _bounded(name: str) -> str:
    """Return what stands for one of Telegram's names in a key, which has at most 128 letters."""
    return name if len(name) <= _LONGEST_NAME else sha256(name.encode()).hexdigest()


def client_request_id(installation: str, task_id: int, token: str) -> str:
    """Name a paid call so that the provider's log can be asked for it.

    The provider takes 1-128 characters of ``A-Za-z0-9._:-`` in ``X-Client-Request-Id``.
    """
    return f"veogram-{installation}-{task_id}-{token}"
