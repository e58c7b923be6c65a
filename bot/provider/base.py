"""What Veogram needs from a provider."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from bot.money.charges import Account, Charge, Key
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
    cost: Credits | None = None
    """what it was charged, where the log says so"""


@dataclass(frozen=True)
class Made:
    """What the answer to a paid call holds, where that is the result itself."""

    generation_id: str
    """empty: nobody says"""
    result: str
    """words, or the link to a picture; empty: the provider withheld it, or nobody understands it"""
    cost: Credits | None = None
    """what it cost, where the answer says so"""


@dataclass(frozen=True)
class ChargePage:
    """A page of the provider's ledger, newest rows first."""

    charges: Sequence[Charge]
    cursor: str | None = None
    """what asks for the page after it; None: it is the last one"""
    unreadable: int = 0
    """rows that were left out because they make no sense"""


@dataclass(frozen=True)
class Media:
    """The files that belong to a request, as links that the provider reads (``data:`` or https)."""

    images: Sequence[str] = field(default_factory=tuple)
    video: str | None = None


class Provider(Protocol):
    """Makes videos. All methods raise the ProviderErrors that ``bot.errors`` describes."""

    async def create(self, request: GenerationRequest, media: Media, client_request_id: str) -> str:
        """Buy a generation and return its id. This and the next two calls alone cost money.

        Raises:
            RetryableError: proven not bought; trying again may succeed.
            InvalidRequest, OperatorNeeded: proven not bought; trying again is useless.
            OutcomeUnknown: perhaps bought; ``requests`` tells.
        """
        ...

    async def draw(self, request: GenerationRequest, client_request_id: str) -> Made:
        """Buy a picture, which the answer names.

        Raises:
            ProviderError: as for ``create``.
        """
        ...

    async def write(self, request: GenerationRequest, client_request_id: str) -> Made:
        """Buy a better prompt, which the answer holds.

        Raises:
            ProviderError: as for ``create``.
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

    async def charges(self, since: float, cursor: str | None = None) -> ChargePage:
        """Read a page of what the account was charged for models since a moment.

        ``cursor`` is that of the page before, if any.

        Raises:
            InvalidRequest: likely the cursor is no longer known; begin again.
            ProviderError: the page could not be read, which proves nothing.
        """
        ...

    async def account(self, within: float = READ_SECONDS) -> Account:
        """Read the balance of the account, and wait at most ``within`` seconds."""
        ...

    async def key(self, within: float = READ_SECONDS) -> Key:
        """Read what the key may be used for, and wait at most ``within`` seconds."""
        ...
