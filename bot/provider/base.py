"""What Veogram needs from a provider."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from bot.money.credits import Credits
from bot.money.prices import PriceSheet
from bot.veo.request import GenerationRequest

READ_SECONDS = 15.0
"""Seconds for the answer to a call that costs nothing and can be repeated."""


class State(StrEnum):
    """The provider's state of a generation."""

    RUNNING = "running"
    COMPLETED = "completed"
    FAILED = "failed"


@dataclass(frozen=True)
class Generation:
    """What the provider says about a generation."""

    state: State
    video_url: str | None = None
    """where to fetch it; None although completed: the provider withheld the result"""
    message: str = ""
    """the provider's reason, where it failed"""
    is_safety: bool = False
    """whether the reason is a safety filter"""
    cost: Credits | None = None
    """what it cost, where the provider says so"""


@dataclass(frozen=True)
class LoggedRequest:
    """A call as the provider's log knows it."""

    client_request_id: str
    generation_id: str
    succeeded: bool
    """False: it failed, and was billed nothing"""


@dataclass(frozen=True)
class Media:
    """The files that belong to a request, as links that the provider reads (``data:`` or https)."""

    images: Sequence[str] = field(default_factory=tuple)
    video: str | None = None


class Provider(Protocol):
    """Makes videos. All methods raise the ProviderErrors that ``bot.errors`` describes."""

    async def create(self, request: GenerationRequest, media: Media, client_request_id: str) -> str:
        """Buy a generation and return its id. The only call that costs money.

        Raises:
            RetryableError: proven not bought; trying again may succeed.
            InvalidRequest, OperatorNeeded: proven not bought; trying again is useless.
            OutcomeUnknown: perhaps bought; ``requests`` tells.
        """
        ...

    async def fetch(self, generation_id: str, within: float = READ_SECONDS) -> Generation:
        """Ask for the state of a generation, and wait at most ``within`` seconds.

        Raises:
            GenerationUnknown: the provider does not know the id.
            RetryableError, OperatorNeeded, OutcomeUnknown: not known now; ask again later.
        """
        ...

    async def requests(self, since: float, until: float) -> Sequence[LoggedRequest]:
        """Read the provider's log of the requests that were named by us, between two moments.

        Raises:
            ProviderError: it could not be read to its end, which proves nothing.
        """
        ...

    async def typical_seconds(self, model_ids: Sequence[str]) -> Mapping[str, float]:
        """Return how many seconds these models take now, where that is known."""
        ...

    async def prices(self, model_ids: Sequence[str], etag: str = "") -> PriceSheet | None:
        """Return what these models cost now, where that is known.

        None: still what it was in the version that ``etag`` names.

        Raises:
            ProviderError: it could not be read, or tells no price at all.
        """
        ...
