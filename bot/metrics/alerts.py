"""Alerts: what the bot has to tell its operators."""

from prometheus_client import CollectorRegistry, Counter

KINDS = (
    "key",
    "credits",
    "access",
    "balance",
    "budget",
    "budget-refused",
    "budget-too-low",
    "failures",
    "ours-only",
    "corrected",
    "above-quote",
    "ledger-gap",
    "audit",
)
"""The kinds that there are, so that each is counted from 0."""


class AlertMetrics:
    """Counts them by kind, whether or not somebody hears them."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._alerts = Counter(
            "veogram_alerts",
            "Alerts to the operators, by kind",
            ["kind"],
            registry=registry,
        )
        for kind in KINDS:
            self._alerts.labels(kind)

    def alerted(self, kind: str) -> None:
        """Count an alert."""
        self._alerts.labels(kind).inc()
