"""What Veogram needs of a provider."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from bot.money.credits import Credits
from bot.money.prices import PriceList
from bot.veo.request import GenerationRequest

READ_SECONDS = 15.0
"""Time for questions that cost nothing and can be asked again."""


class State(StrEnum):
    """How far the provider is with a generation."""

    RUNNING = "running"
    COMPLETED = "completed"
    FAILED = "failed"


@dataclass(frozen=True)
class Generation:
    """What a fetch tells."""

    state: State
    video_url: str | None = None
    """where it is to be had; None although completed: the provider kept the result back"""
    message: str = ""
    """the provider's reason, where it failed"""
    is_safety: bool = False
    """whether a safety filter is that reason"""
    cost: Credits | None = None
    """what it cost, where the provider says so"""


@dataclass(frozen=True)
class Found:
    """A paid call as the provider's log knows it."""

    generation_id: str
    succeeded: bool


@dataclass(frozen=True)
class Media:
    """The bytes that belong to a request, as links a provider can read (``data:`` or https)."""

    images: Sequence[str] = field(default_factory=tuple)
    video: str | None = None


class Provider(Protocol):
    """Makes videos. All methods raise the ProviderErrors that errors.py describes."""

    async def create(self, request: GenerationRequest, media: Media, client_request_id: str) -> str:
        """Buy a generation and return its id. The only call that costs money.

        Raises:
            RetryableError: surely not bought.
            InvalidRequest, OperatorNeeded: surely not bought, and no use in trying again as it is.
            OutcomeUnknown: perhaps bought; ``find`` tells.
        """
        ...

    async def fetch(self, generation_id: str, within: float = READ_SECONDS) -> Generation:
        """Ask how far a generation is, and wait for the answer ``within`` seconds.

        Raises:
            GenerationUnknown: the provider does not know the id.
            RetryableError, OperatorNeeded, OutcomeUnknown: nobody knows; ask again later.
        """
        ...

    async def find(self, client_request_id: str, since: float, until: float) -> Found | None:
        """Look a paid call up in the provider's log, between two moments."""
        ...

    async def typical_seconds(self, model_ids: Sequence[str]) -> Mapping[str, float]:
        """Return how long these models take at present, where that is known."""
        ...

    async def prices(self, model_ids: Sequence[str]) -> PriceList:
        """Return what these models cost at present, where that is known."""
        ...
