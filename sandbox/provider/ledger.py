"""The creates that the provider has accepted and refused, and what they do to the account."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import uuid4

from sandbox.knobs import Knobs
from sandbox.provider.account import Account
from sandbox.provider.auto_topup import AutoTopup
from sandbox.provider.catalogue import Model
from sandbox.provider.charging import Charging
from sandbox.provider.durations import Durations
from sandbox.provider.errors import ApiError
from sandbox.provider.faults import Faults
from sandbox.provider.generation import Generation, file_stem, new_id
from sandbox.provider.instant import Instant, Result
from sandbox.provider.instant_models import InstantModel
from sandbox.provider.logs import Attempt
from sandbox.provider.transactions import Kind, Transaction, credits_of, usd_of

OUT_OF_CREDITS = "You have run out of credits. Top up your balance to continue."


class Ledger(Account):
    """The account of one key, and every create that it pays for."""

    def __init__(
        self, knobs: Knobs, durations: Durations, faults: Faults, now: Callable[[], float]
    ) -> None:
        super().__init__(now)
        self.generations: dict[str, Generation] = {}
        """Accepted, by id, oldest first."""
        self.instants: dict[str, Instant] = {}
        """Calls that were answered at once, by id, oldest first."""
        self.attempts: list[Attempt] = []
        """Creates that reached the API, accepted or refused, oldest first."""
        self.by_file_stem: dict[str, Generation] = {}
        """Accepted, by the stem of their video file."""
        self.auto_topup = AutoTopup()
        self._charging = Charging(self, knobs, faults)
        self._durations = durations
        self._faults = faults

    @property
    def balance_usd(self) -> float:
        """What is left: all entries, less what is held for generations not charged yet."""
        self._settle()
        pending = (each for each in self._billed if not each.charge.settled)
        held = sum(credits_of(each.charged_usd) for each in pending)
        return usd_of(self.balance - held)

    @property
    def transactions(self) -> list[Transaction]:
        """All entries of the account so far, oldest first."""
        self._settle()
        return self.read()

    @property
    def usage(self) -> list[Transaction]:
        """The entries that generations of this key have made."""
        own = [each for each in self.transactions if each.kind is Kind.MODEL_USAGE]
        ours = self.generations.keys() | self.instants.keys()
        return [each for each in own if each.reference_id in ours]

    def accept(
        self, model: Model, request: Mapping[str, Any], client_request_id: str | None
    ) -> Generation:
        """Start a generation and hold its price.

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
            model_id=model.id,
            request=request,
            client_request_id=client_request_id,
            created=now,
            finishes_at=now + self._durations.duration_s(model),
            price_usd=price,
            charge=self._charging.plan(price),
            outcome=self._faults.outcome(),
            clock=self._now,
        )
        self.generations[generation.id] = self.by_file_stem[file_stem(generation.id)] = generation
        self._record(model.id, client_request_id, generation)
        self._top_up()
        return generation

    def accept_instant(
        self,
        model: InstantModel,
        request: Mapping[str, Any],
        name: str | None,
        price: float,
        result: Result,
    ) -> Instant:
        """Accept a call whose answer is the result; the log shows it from now on.

        Raises:
            ApiError: 403: the balance does not pay for it.
        """
        if price > self.balance_usd:
            raise ApiError(403, OUT_OF_CREDITS)
        call = Instant(
            id=str(uuid4()),
            model=model.name,
            model_id=model.id,
            request=request,
            client_request_id=name,
            created=self._now(),
            price_usd=price,
            charge=self._charging.plan(price),
            result=result,
        )
        self.instants[call.id] = call
        self._record(model.id, name, call)
        self._top_up()
        return call

    def refuse(self, model: str, client_request_id: str | None) -> None:
        """Record a create that was refused."""
        self._record(model, client_request_id, None)

    def charge_instead(self, generation_id: str, usd: float) -> None:
        """Charge another amount for a generation than its price; 0: never charge it.

        Raises:
            ValueError: its charge is settled already.
        """
        self._settle()
        generation = self.generations[generation_id]
        if generation.charge.settled:
            raise ValueError(f"{generation_id} has been charged already")
        generation.charge.credits = credits_of(usd)

    def never_charge(self, generation_id: str) -> None:
        """Let the charge of a generation never appear among the entries.

        Raises:
            ValueError: its charge is settled already.
        """
        self.charge_instead(generation_id, 0.0)

    def _settle(self) -> None:
        self._charging.settle(self._billed, self._now())

    @property
    def _billed(self) -> list[Generation | Instant]:
        return [*self.generations.values(), *self.instants.values()]

    def _top_up(self) -> None:
        if self.auto_topup.is_enabled and self.balance_usd < self.auto_topup.threshold:
            self.pay_in(self.auto_topup.amount)

    def _record(
        self, model: str, name: str | None, generation: Generation | Instant | None
    ) -> None:
        inference = generation.id if generation else str(uuid4())
        attempt = Attempt(self._now(), str(uuid4()), model, name, inference, generation)
        self.attempts.append(attempt)
