"""A task: one video that somebody asked for, from the command to the delivery."""

from dataclasses import dataclass
from enum import StrEnum

from bot.money.credits import Credits
from bot.veo.request import GenerationRequest


class Status(StrEnum):
    """Where a task stands."""

    QUEUED = "queued"
    """asked for, not yet sent to the provider"""
    SUBMITTING = "submitting"
    """written down before the paid call; its outcome is not known yet"""
    GENERATING = "generating"
    """the provider has it"""
    READY = "ready"
    """finished, not yet in the chat"""
    DELIVERED = "delivered"
    """in the chat"""
    FAILED = "failed"
    """nothing came of it, and nothing was charged as far as we know"""
    CANCELLED = "cancelled"
    """somebody cancelled it"""
    UNCERTAIN = "uncertain"
    """perhaps bought, never found again; a person decides"""

    @property
    def is_pending(self) -> bool:
        """Whether there is still something to do."""
        return self in PENDING


ENDED = frozenset({Status.DELIVERED, Status.FAILED, Status.CANCELLED, Status.UNCERTAIN})
PENDING = frozenset({Status.QUEUED, Status.SUBMITTING, Status.GENERATING, Status.READY})


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
    LOST = "lost"


class Origin(StrEnum):
    """What started a task."""

    COMMAND = "command"
    """a message"""
    REBUY = "rebuy"
    """the button under the question whether to buy again"""
    AGAIN = "again"
    """the button for the same once more"""
    SEED = "seed"
    """the button for the same with another seed"""
    DRAFT = "draft"
    """a button or an answer under one of our questions"""


class FileKind(StrEnum):
    """What Telegram takes a file for; each is sent again in its own way."""

    VIDEO = "video"
    ANIMATION = "animation"
    """a video without sound, as a rule"""
    DOCUMENT = "document"


@dataclass(frozen=True)
class Receipt:
    """What the chat says of a delivered video."""

    message_id: int
    file_id: str
    file_unique_id: str
    file_kind: FileKind | None = None
    """None: only words, because the file is too large"""


@dataclass(frozen=True)
class Requester:
    """Who asked, and where the answer belongs."""

    chat_id: int
    message_id: int
    """the message that asks, and that the video answers"""
    user_id: int
    """the person, or the chat somebody speaks as"""
    thread_id: int | None = None
    """the topic, where the message is in one"""
    language: str = "en"
    private: bool = True
    channel: bool = False


@dataclass(frozen=True)
class Task:
    """One row of the table of tasks. Times are seconds since the epoch."""

    id: int
    requester: Requester
    source_key: str
    """what asked for it: see message_key and press_key"""
    sequence: int
    """0, or the place among several that were asked for at once; unique with ``source_key``"""
    origin: Origin
    request: GenerationRequest
    status: Status
    created_at: float
    updated_at: float
    next_at: float
    """when it is due"""
    attempts: int = 0
    """failures in a row of the present stage"""
    lease_owner: str | None = None
    lease_until: float | None = None
    client_request_id: str | None = None
    """what the provider's log knows the paid call by"""
    submitted_at: float | None = None
    """just before the paid call"""
    generation_id: str | None = None
    looks: int = 0
    """how often the provider was asked for the result"""
    video_url: str | None = None
    ready_at: float | None = None
    delivered_at: float | None = None
    progress_message_id: int | None = None
    result_message_id: int | None = None
    """the message with the video"""
    file_id: str | None = None
    file_unique_id: str | None = None
    file_kind: FileKind | None = None
    """what Telegram took the video for"""
    hidden: bool = False
    """whether its requester has taken it out of the history"""
    quote: Credits | None = None
    """what it was to cost when it was asked for, where that was known"""
    cost: Credits | None = None
    """what it has cost, as far as the provider has told"""
    late: bool = False
    """whether the person was told that it takes longer than it should"""
    outcome_notified: bool = False
    """whether the chat knows how it ended, in words or by tidying up"""
    cancelled_by: str | None = None
    """what cancelled it, named as in ``source_key``"""
    reason: Reason | None = None
    detail: str = ""
    """the provider's own words, where there are some"""


def message_key(chat_id: int, message_id: int) -> str:
    """Name a message as what asks for a task. A group keeps its old id here when it moves."""
    return f"message:{chat_id}:{message_id}"


def press_key(callback_query_id: str) -> str:
    """Name a press of a button as what asks for a task."""
    return f"press:{callback_query_id}"


def client_request_id(task_id: int, token: str) -> str:
    """Name a paid call so that the provider's log can be asked for it.

    The provider takes 1-128 characters of ``A-Za-z0-9._:-`` in ``X-Client-Request-Id``.
    """
    return f"veogram-{task_id}-{token}"
