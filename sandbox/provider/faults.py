"""Faults: random at the rates of the knobs, or forced by a test."""

import random
from collections import deque
from dataclasses import dataclass
from enum import StrEnum

from sandbox.knobs import Knobs
from sandbox.provider.generation import Outcome
from sandbox.provider.instant import Results

BARE_SHARE = 0.25
"""Part of the safety refusals whose error is a bare string."""


class Operation(StrEnum):
    """The provider's operations; the values are their names in the journal."""

    CREATE = "create"
    FETCH = "fetch"
    MODELS = "models"
    METRICS = "metrics"
    BILLING = "billing"
    LOGS = "logs"
    TRANSACTIONS = "transactions"
    BILLING_DETAIL = "billing-detail"
    KEY = "key"
    CHAT = "chat"
    IMAGES = "images"


PAID = frozenset({Operation.CREATE, Operation.CHAT, Operation.IMAGES})
"""Operations that cost money: the log shows them."""

LOSABLE = frozenset(
    {
        Operation.CREATE,
        Operation.FETCH,
        Operation.TRANSACTIONS,
        Operation.BILLING_DETAIL,
        Operation.KEY,
        Operation.CHAT,
        Operation.IMAGES,
    }
)
"""Operations whose answers are lost at the rate of ``provider_lost_rate``."""


class Fault(StrEnum):
    """What happens to one answer."""

    UNAUTHORIZED = "401"
    FORBIDDEN = "403"
    """Out of credits."""
    NOT_FOUND = "404"
    RATE_LIMIT = "429"
    """With ``Retry-After: 1``."""
    INTERNAL = "500"
    UNAVAILABLE = "503"
    HTML_BEFORE = "html-before"
    """A proxy's HTML 502; the request never reached the API."""
    LOST_BEFORE = "lost-before"
    """The connection drops; the request never reached the API."""
    HTML = "html"
    """A proxy's HTML 504; the request took effect."""
    LOST = "lost"
    """The connection drops; the request took effect."""
    REFUSAL_LOST = "refusal-lost"
    """The connection drops; the API has refused the request."""
    UNKNOWN_STATUS = "unknown-status"
    """A good answer with an unknown status."""
    NO_KEYS = "no-keys"
    """An empty object."""
    LIST_BODY = "list-body"
    """A good answer inside a list."""
    EMPTY_BODY = "empty-body"
    """200 and nothing else."""


@dataclass(frozen=True, slots=True)
class ForcedFault:
    """A fault for a coming call; ``operation`` None: for the next create or fetch."""

    fault: Fault
    operation: Operation | None


class Faults:
    """The random faults of the provider, and the queue of forced ones that goes first."""

    def __init__(self, knobs: Knobs, seed: int) -> None:
        self._knobs = knobs
        self._seed = seed
        self._knob_seed = knobs.seed
        self._rng = random.Random()  # noqa: S311 - faults that can be repeated, no secrets
        self._reseed()
        self._faults: deque[ForcedFault] = deque()
        self._outcomes: deque[Outcome] = deque()
        self.results = Results(knobs, self._happens)
        """What calls bring whose answer is the result."""

    def force(self, outcome: str, on: str | None = None) -> None:
        """Put one outcome in the queue: a ``Fault`` or an ``Outcome``.

        Raises:
            ValueError: no such outcome, or a outcome ``on`` something else than a create.
        """
        if outcome in set(Outcome) and on in {None, Operation.CREATE}:
            self._outcomes.append(Outcome(outcome))
            return
        fault = Fault(outcome)
        default = Operation.FETCH if fault is Fault.UNKNOWN_STATUS else None
        self._faults.append(ForcedFault(fault, Operation(on) if on else default))

    def fault(self, operation: Operation) -> Fault | None:
        """Decide what goes wrong with the answer to this request; None: nothing."""
        for forced in self._faults:
            if forced.operation is operation or (
                forced.operation is None and operation in {Operation.CREATE, Operation.FETCH}
            ):
                self._faults.remove(forced)
                return forced.fault
        if self._happens(self._knobs.provider_error_rate):
            return self._rng.choice((Fault.INTERNAL, Fault.UNAVAILABLE))
        if self._happens(self._knobs.provider_html_rate):
            return self._rng.choice((Fault.HTML_BEFORE, Fault.HTML))
        lost = operation in LOSABLE and self._happens(self._knobs.provider_lost_rate)
        return Fault.LOST if lost else None

    def outcome(self) -> Outcome:
        """Decide how a generation accepted now will end."""
        if self._outcomes:
            return self._outcomes.popleft()
        if self._happens(self._knobs.provider_refusal_rate):
            return Outcome.BARE_ERROR if self._happens(BARE_SHARE) else Outcome.SAFETY
        return Outcome.EMPTY if self._happens(self._knobs.provider_empty_rate) else Outcome.VIDEO

    def charges_more(self) -> bool:
        """Decide whether a generation accepted now is charged more than its price."""
        return self._happens(self._knobs.provider_overcharge_rate)

    def charges_failed(self) -> bool:
        """Decide whether a generation accepted now is charged even if it fails."""
        return self._happens(self._knobs.provider_silent_charge_rate)

    def _happens(self, rate: float) -> bool:
        if self._knob_seed != self._knobs.seed:
            self._reseed()
        return rate > 0 and self._rng.random() < rate

    def _reseed(self) -> None:
        self._knob_seed = self._knobs.seed
        self._rng.seed(f"{self._seed} {self._knob_seed}")
