"""Money: what entries of the ledger have moved. Sums are whole numbers; floats are for display."""

from collections import Counter
from collections.abc import Iterator

from prometheus_client import CollectorRegistry
from prometheus_client.core import CounterMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.money.credits import dollars_of
from bot.money.ledger import Entry, EntryKind

DOLLARS = ("reserved", "settled", "charged", "taken-back")
STARS = {
    EntryKind.PURCHASE: "bought",
    EntryKind.REFUND: "refunded",
    EntryKind.RESERVE: "spent",
    EntryKind.CREDIT: "returned",
}
"""What happens to Stars with each kind of entry."""


class LedgerMetrics(Collector):
    """Sums up entries as they are booked, those of videos paid in Stars too."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._credits: Counter[str] = Counter()
        self._stars: Counter[str] = Counter()
        registry.register(self)

    def booked(self, entry: Entry) -> None:
        """Take in an entry that is committed."""
        self._credits["reserved"] += max(0, entry.reserved)
        self._credits["settled"] += max(0, -entry.reserved)
        self._credits["charged"] += max(0, entry.charged)
        self._credits["taken-back"] += max(0, -entry.charged)
        if event := STARS.get(entry.kind):
            self._stars[event] += abs(entry.stars)

    def collect(self) -> Iterator[Metric]:
        """Yield the sums since the start of the process."""
        dollars = CounterMetricFamily(
            "veogram_dollars",
            "US dollars that were reserved, are reserved no more, were charged and were taken back",
            labels=["event"],
        )
        for event in DOLLARS:
            dollars.add_metric([event], float(dollars_of(self._credits[event])))
        yield dollars
        stars = CounterMetricFamily(
            "veogram_stars",
            "Telegram Stars that were bought, refunded, spent on videos and returned for them",
            labels=["event"],
        )
        for event in STARS.values():
            stars.add_metric([event], self._stars[event])
        yield stars
