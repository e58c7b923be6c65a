"""All metrics of a process, in a registry of their own."""

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.gc_collector import GCCollector
from prometheus_client.platform_collector import PlatformCollector
from prometheus_client.process_collector import ProcessCollector

from bot.metrics.alerts import AlertMetrics
from bot.metrics.calls import CallMetrics
from bot.metrics.conditions import ConditionMetrics, Conditions
from bot.metrics.ledger import LedgerMetrics
from bot.metrics.store import StoreMetrics
from bot.metrics.tasks import TaskMetrics
from bot.money.ledger import Entry
from bot.tasks.task import Task


class Metrics:
    """Counts what happens in this process; a restart begins at 0.

    Implements the store's Watcher.
    """

    def __init__(self) -> None:
        registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        PlatformCollector(registry=registry)
        GCCollector(registry=registry)
        self.telegram = CallMetrics(registry, "telegram", "Telegram")
        self.provider = CallMetrics(registry, "provider", "the video service")
        self.alerts = AlertMetrics(registry)
        self._tasks = TaskMetrics(registry)
        self._ledger = LedgerMetrics(registry)
        self._store = StoreMetrics(registry)
        self._conditions = ConditionMetrics(registry)
        self._registry = registry

    def status_changed(self, task: Task) -> None:
        """See Watcher.status_changed."""
        self._tasks.status_changed(task)

    def booked(self, entry: Entry) -> None:
        """See Watcher.booked."""
        self._ledger.booked(entry)

    def unavailable(self, *, in_time: bool) -> None:
        """See Watcher.unavailable."""
        self._store.unavailable(in_time=in_time)

    def shown(self, conditions: Conditions) -> bytes:
        """Return all metrics, in the text format that Prometheus reads."""
        self._conditions.now = conditions
        return generate_latest(self._registry)
