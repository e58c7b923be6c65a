"""Charges of generations: when they are recorded, and what they come to.

A charge may differ from what the fetch and the log say of a generation, at the rates of the knobs
or because a test says so; the account's entries are what was really paid.
"""

from collections.abc import Iterable

from sandbox.knobs import Knobs
from sandbox.provider.account import Account
from sandbox.provider.faults import Faults
from sandbox.provider.generation import Charge, Generation
from sandbox.provider.instant import Instant
from sandbox.provider.transactions import Direction, Kind, credits_of

OVERCHARGE = 1.2
"""Factor on the price where ``provider_overcharge_rate`` strikes."""


class Charging:
    """Turn ended generations into entries of the account."""

    def __init__(self, account: Account, knobs: Knobs, faults: Faults) -> None:
        self._account = account
        self._knobs = knobs
        self._faults = faults

    def plan(self, price_usd: float) -> Charge:
        """Decide what a generation that is accepted now will be charged."""
        factor = OVERCHARGE if self._faults.charges_more() else 1.0
        return Charge(credits_of(price_usd * factor), if_failed=self._faults.charges_failed())

    def settle(self, generations: Iterable[Generation | Instant], now: float) -> None:
        """Record the charges whose time has come."""
        due = [each for each in generations if self._is_due(each, now)]
        for generation in sorted(due, key=lambda each: each.ended_at):
            self._record(generation)

    def _is_due(self, generation: Generation | Instant, now: float) -> bool:
        if generation.charge.settled or not generation.over:
            return False
        return generation.ended_at + self._knobs.provider_charge_delay <= now

    def _record(self, generation: Generation | Instant) -> None:
        charge = generation.charge
        charge.settled = True
        if not charge.credits or (generation.failed and not charge.if_failed):
            return
        self._account.record(
            Direction.CHARGE,
            Kind.MODEL_USAGE,
            charge.credits,
            model=generation.model_id,
            reference_id=generation.id,
            at=generation.ended_at + self._knobs.provider_charge_delay,
        )
