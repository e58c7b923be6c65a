"""What Veogram needs of a provider."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from bot.veo.request import GenerationRequest


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
    cost_usd: float | None = None


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
            NotAccepted: surely not bought.
            Refused, OperatorNeeded: surely not bought, and no use in trying again as it is.
            NoAnswer: perhaps bought; ``find`` tells.
        """
        ...

    async def fetch(self, generation_id: str) -> Generation:
        """Ask how far a generation is.

        Raises:
            GenerationUnknown: the provider does not know the id.
            NotAccepted, OperatorNeeded, NoAnswer: nobody knows; ask again later.
        """
        ...

    async def find(self, client_request_id: str, since: float, until: float) -> Found | None:
        """Look a paid call up in the provider's log, between two moments."""
        ...

    async def typical_seconds(self, model_ids: Sequence[str]) -> Mapping[str, float]:
        """Return how long these models take at present, where that is known."""
        ...

    async def price(self, request: GenerationRequest) -> float | None:
        """Return what a request will cost, in US dollars, where that can be told beforehand."""
        ...
