"""The creates that the provider has accepted and refused, and the account balance."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import uuid4

from sandbox.provider.catalogue import Model
from sandbox.provider.durations import Durations
from sandbox.provider.errors import ApiError
from sandbox.provider.faults import Faults
from sandbox.provider.generation import Generation, file_stem, new_id
from sandbox.provider.logs import Attempt

DEPOSIT_USD = 1_000.0
"""The balance of a new account."""
OUT_OF_CREDITS = "You have run out of credits. Top up your balance to continue."


class Ledger:
    """The account of one key: every create, and what it cost."""

    def __init__(self, durations: Durations, faults: Faults, now: Callable[[], float]) -> None:
        self.generations: dict[str, Generation] = {}
        """Accepted, by id, oldest first."""
        self.attempts: list[Attempt] = []
        """Creates that reached the API, accepted or refused, oldest first."""
        self.deposit_usd = DEPOSIT_USD
        """All money ever paid in."""
        self.by_file_stem: dict[str, Generation] = {}
        """Accepted, by the stem of their video file."""
        self._durations = durations
        self._faults = faults
        self._now = now

    @property
    def balance_usd(self) -> float:
        """What is left: the deposit less every generation that did not fail."""
        spent = sum(generation.charged_usd for generation in self.generations.values())
        return round(self.deposit_usd - spent, 6)

    def accept(
        self, model: Model, request: Mapping[str, Any], client_request_id: str | None
    ) -> Generation:
        """Start a generation and charge it.

        Raises:
            ApiError: 403: the balance does not pay for it.
        """
        price = model.price_usd(request)
        if price > self.balance_usd:
            raise ApiError(403, OUT_OF_CREDITS)
        now = self._now()
        generation = Generation(
            id=new_id(model),
            model=model.name,
            request=request,
            client_request_id=client_request_id,
            created=now,
            finishes_at=now + self._durations.duration_s(model),
            price_usd=price,
            outcome=self._faults.outcome(),
            clock=self._now,
        )
        self.generations[generation.id] = self.by_file_stem[file_stem(generation.id)] = generation
        self._record(model.id, client_request_id, generation)
        return generation

    def refuse(self, model: str, client_request_id: str | None) -> None:
        """Record a create that was refused."""
        self._record(model, client_request_id, None)

    def _record(self, model: str, name: str | None, generation: Generation | None) -> None:
        inference = generation.id if generation else str(uuid4())
        attempt = Attempt(self._now(), str(uuid4()), model, name, inference, generation)
        self.attempts.append(attempt)
