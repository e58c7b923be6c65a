"""A generation: one accepted create request and what becomes of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any
from uuid import uuid4

from sandbox.provider.catalogue import Model

CREDITS_PER_USD = 2_000_000
QUEUED_SHARE = 0.1
"""Part of its time that a generation waits in the queue."""


class Outcome(StrEnum):
    """How a generation will end. Decided when it is accepted, visible once it finishes."""

    VIDEO = "video"
    """``completed`` with a link."""
    SAFETY = "safety"
    """``error`` with a name and a message: the safety filter."""
    BARE_ERROR = "bare-error"
    """``error`` whose error is a plain string."""
    NULL_ERROR = "null-error"
    """``error`` whose error is null."""
    EMPTY = "empty"
    """``completed`` without a video: the filter removed the result."""
    STUCK = "stuck"
    """Generating for ever."""


class Status(StrEnum):
    """What a fetch says (OpenAPI: universal-video-fetch)."""

    QUEUED = "queued"
    GENERATING = "generating"
    COMPLETED = "completed"
    ERROR = "error"


@dataclass(slots=True)
class RenderResult:
    """The video of a generation while it is being rendered, and after."""

    path: Path | None = None
    problem: str | None = None
    """Why there is no video: a source that cannot be fetched or decoded."""
    ended_at: float = 0.0
    """When rendering ended, in seconds since 1970."""

    @property
    def done(self) -> bool:
        """Whether rendering has ended."""
        return self.path is not None or self.problem is not None


@dataclass(slots=True)
class Charge:
    """What the account will be charged for a generation, whatever the fetch says of it."""

    credits: int
    """0: nothing will ever be recorded."""
    if_failed: bool = False
    """It is charged even if it fails."""
    settled: bool = False
    """It has been recorded, or it is certain that it never will be."""


@dataclass(slots=True, eq=False)
class Generation:
    """One accepted create request."""

    id: str
    model: str
    """Its name in create requests."""
    model_id: str
    """Its name in the log and among the account's entries."""
    request: Mapping[str, Any]
    """The body as it came."""
    client_request_id: str | None
    created: float
    """Seconds since 1970, as ``finishes_at``."""
    finishes_at: float
    price_usd: float
    """What it costs if it succeeds: as the pricing, the fetch and the log say."""
    charge: Charge
    outcome: Outcome
    clock: Callable[[], float] = field(repr=False)
    render: RenderResult = field(default_factory=RenderResult)
    fetches: int = 0
    """Fetches of the bot so far."""
    links: int = 0
    """Links given out; only the newest works."""

    @property
    def status(self) -> Status:
        """Its status now."""
        if not self.over:
            wait = (self.finishes_at - self.created) * QUEUED_SHARE
            early = self.clock() < self.created + wait
            return Status.QUEUED if early else Status.GENERATING
        if self.outcome is Outcome.EMPTY or not self.failed:
            return Status.COMPLETED
        return Status.ERROR

    @property
    def over(self) -> bool:
        """Whether it has ended, well or badly."""
        if self.outcome is Outcome.STUCK or self.clock() < self.finishes_at:
            return False
        return self.outcome is not Outcome.VIDEO or self.render.done

    @property
    def ended_at(self) -> float:
        """When it ended, in seconds since 1970, once it is over."""
        return max(self.created, self.finishes_at, self.render.ended_at)

    @property
    def failed(self) -> bool:
        """Whether it has ended without a video."""
        return self.over and not (self.outcome is Outcome.VIDEO and self.render.path)

    @property
    def charged_usd(self) -> float:
        """What it costs as the fetch says: held when accepted, given back when it fails."""
        return 0.0 if self.failed else self.price_usd

    @property
    def error(self) -> dict[str, str] | str | None:
        """The error as a fetch shows it once the status is ``error``."""
        if self.render.problem:
            return {"name": "InvalidSource", "message": self.render.problem}
        words = "The result was blocked by the safety filter. Try another prompt."
        if self.outcome is Outcome.SAFETY:
            return {"name": "ContentPolicyViolation", "message": words}
        return words if self.outcome is Outcome.BARE_ERROR else None


def new_id(model: Model) -> str:
    """Make an id as the API does: a UUID, a colon, the last part of the model's id."""
    return f"{uuid4()}:{model.id.rpartition('/')[2]}"


def file_stem(generation_id: str) -> str:
    """Return the name of its video file, without the number of the link and the extension."""
    return generation_id.replace(":", "-")
