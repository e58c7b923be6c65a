"""What the ledger books is summed up exactly, and shown as dollars and Stars."""

from dataclasses import replace

from bot.metrics.conditions import Conditions
from bot.metrics.metrics import Metrics
from bot.money.ledger import Entry, EntryKind
from tests.metrics import Numbers, numbers_in

USD = 2_000_000
ENTRY = Entry("key", EntryKind.RESERVE, 1, 2, 3, "2026-11-22", 0.0)


def after(*entries: Entry) -> Numbers:
    """Return what is shown once these are booked."""
    metrics = Metrics()
    for entry in entries:
        metrics.booked(entry)
    return numbers_in(metrics.shown(Conditions()))


def dollars(found: Numbers) -> dict[str, float]:
    return {e: found.of("veogram_dollars_total", event=e) for e in ("reserved", "settled")} | {
        e: found.of("veogram_dollars_total", event=e) for e in ("charged", "taken-back")
    }


def test_what_is_reserved_and_charged_is_told_apart() -> None:
    reserve = replace(ENTRY, reserved=3 * USD)
    charge = replace(ENTRY, kind=EntryKind.CHARGE, reserved=-3 * USD, charged=2 * USD)
    correction = replace(ENTRY, kind=EntryKind.CORRECTION, charged=-USD // 2)
    found = dollars(after(reserve, charge, correction))
    assert found == {"reserved": 3, "settled": 3, "charged": 2, "taken-back": 0.5}


def test_a_million_small_sums_are_not_rounded_away() -> None:
    metrics = Metrics()
    metrics.booked(replace(ENTRY, charged=10**15 * USD))
    for _ in range(1000):
        metrics.booked(replace(ENTRY, charged=1))
    metrics.booked(replace(ENTRY, charged=USD - 1000))
    found = numbers_in(metrics.shown(Conditions()))
    assert found.of("veogram_dollars_total", event="charged") == 10**15 + 1


def test_stars_are_told_by_what_happens_to_them() -> None:
    found = after(
        replace(ENTRY, kind=EntryKind.PURCHASE, stars=500),
        replace(ENTRY, kind=EntryKind.RESERVE, stars=-60),
        replace(ENTRY, kind=EntryKind.CHARGE),
        replace(ENTRY, kind=EntryKind.CREDIT, stars=20),
        replace(ENTRY, kind=EntryKind.REFUND, stars=-250),
    )
    stars = {each["event"]: 0.0 for each in found.labels("veogram_stars_total")}
    stars = {event: found.of("veogram_stars_total", event=event) for event in stars}
    assert stars == {"bought": 500, "spent": 60, "returned": 20, "refunded": 250}
