"""Calls to somebody else: how many, what came of them, and how long they took."""

from prometheus_client import CollectorRegistry, Counter, Histogram

from bot.calls import Result

_SECONDS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120)


class CallMetrics:
    """Counts the calls to one side."""

    def __init__(self, registry: CollectorRegistry, side: str, name: str) -> None:
        """Take the ``side`` as metrics are named by it, and its ``name`` for people."""
        self._calls = Counter(
            f"veogram_{side}_calls",
            f"Calls to {name} by method and result",
            ["method", "result"],
            registry=registry,
        )
        self._seconds = Histogram(
            f"veogram_{side}_call_seconds",
            f"Seconds until {name} has answered, or is waited for no longer",
            ["method"],
            buckets=_SECONDS,
            registry=registry,
        )
        self._methods: set[str] = set()

    def observe(self, method: str, result: Result, seconds: float) -> None:
        """Count a call; implements bot.calls.Observe. Methods are those of the code, and few."""
        if method not in self._methods:
            self._begin(method)
        self._calls.labels(method, result.value).inc()
        if result is not Result.HELD:
            self._seconds.labels(method).observe(seconds)

    def _begin(self, method: str) -> None:
        """Begin all counts of a method at 0, so that the next scrapes see them rise."""
        self._methods.add(method)
        for result in Result:
            self._calls.labels(method, result.value)
