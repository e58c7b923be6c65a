"""The database: whether it does what it is asked."""

from prometheus_client import CollectorRegistry, Counter

TIMED_OUT, AWAY = PROBLEMS = ("timed-out", "away")


class StoreMetrics:
    """Counts what the database has not done."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._failures = Counter(
            "veogram_database_failures",
            "What the database has not done in time (timed-out), or not at all (away)",
            ["problem"],
            registry=registry,
        )
        for problem in PROBLEMS:
            self._failures.labels(problem)

    def unavailable(self, *, in_time: bool) -> None:
        """Count a failure."""
        self._failures.labels(AWAY if in_time else TIMED_OUT).inc()
