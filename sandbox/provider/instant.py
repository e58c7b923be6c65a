"""Calls whose answer is the result: what was asked, what came of it, and what it costs."""

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from sandbox.knobs import Knobs
from sandbox.provider.generation import Charge, Status


class Result(StrEnum):
    """What an accepted call brings."""

    GOOD = "good"
    WITHHELD = "withheld"
    """A picture without a link, words without content; it is charged all the same."""
    TOO_LONG = "too-long"
    """More words than anybody asked for; a picture as usual."""
    CUT = "cut"
    """Words that end in the middle, because there were too many; a picture as usual."""
    BLOCKED = "blocked"
    """The safety filter refuses the request with a 400; nothing is charged."""


@dataclass(slots=True, eq=False)
class Instant:
    """One call that was accepted."""

    id: str
    model: str
    """Its name in requests."""
    model_id: str
    """Its name in the log and among the account's entries."""
    request: Mapping[str, Any]
    """The body as it came."""
    client_request_id: str | None
    created: float
    """Seconds since 1970."""
    price_usd: float
    charge: Charge
    result: Result = Result.GOOD
    pictures: list[Path] = field(default_factory=list)

    @property
    def over(self) -> bool:
        """Whether it has ended: it has as soon as it is accepted."""
        return True

    @property
    def failed(self) -> bool:
        """Whether it has ended in a failure: what is accepted brings something."""
        return False

    @property
    def ended_at(self) -> float:
        """When it ended, in seconds since 1970."""
        return self.created

    @property
    def charged_usd(self) -> float:
        """What it costs as its answer and the log say."""
        return self.price_usd

    @property
    def status(self) -> Status:
        """What the log says of it."""
        return Status.COMPLETED


class Results:
    """What coming calls bring: what a test has forced first, then at the rates of the knobs."""

    def __init__(self, knobs: Knobs, happens: Callable[[float], bool]) -> None:
        self._knobs = knobs
        self._happens = happens
        self._forced: deque[Result] = deque()

    def force(self, result: str) -> None:
        """Force what the next accepted call brings.

        Raises:
            ValueError: there is no such result.
        """
        self._forced.append(Result(result))

    def next(self) -> Result:
        """Decide what a call brings that may be accepted now."""
        if self._forced:
            return self._forced.popleft()
        if self._happens(self._knobs.provider_refusal_rate):
            return Result.BLOCKED
        return Result.WITHHELD if self._happens(self._knobs.provider_empty_rate) else Result.GOOD
