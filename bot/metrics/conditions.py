"""Conditions: how this process is, and what the database says, at the moment of a look."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from prometheus_client import CollectorRegistry
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.money.credits import dollars_of
from bot.store.gauges import Line, Readings

PROBLEMS = ("key", "credits", "access")
"""Why there may be no paid calls."""


@dataclass(frozen=True)
class Conditions:
    """How things are; what is None is not known, and not shown."""

    tick_age: float | None = None
    telegram_age: float | None = None
    leads: bool = True
    problems: Mapping[str, int] = field(default_factory=dict)
    """how many circuits are open for each problem"""
    parts: Mapping[str, bool] = field(default_factory=dict)
    """whether each part of readiness works"""
    readings: Readings | None = None
    """None where the database does not answer"""
    now: float = 0.0


class ConditionMetrics(Collector):
    """Shows conditions as gauges."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self.now = Conditions()
        registry.register(self)

    def collect(self) -> Iterator[Metric]:
        """Yield what is known of this process, and of the database."""
        yield from _own(self.now)
        if self.now.readings:
            yield from _shared(self.now.readings, self.now.now)


def _own(now: Conditions) -> Iterator[Metric]:
    if now.tick_age is not None:
        yield _gauge("veogram_tick_age_seconds", "Seconds since the worker looked", now.tick_age)
    if now.telegram_age is not None:
        age, words = now.telegram_age, "Seconds since Telegram has answered"
        yield _gauge("veogram_telegram_age_seconds", words, age)
    yield _gauge("veogram_leader", "Whether this process leads: it polls and runs jobs", now.leads)
    yield _labelled(
        "veogram_circuit_open",
        "For how many models no paid calls are made, by problem; one stands for all models too",
        "problem",
        {problem: now.problems.get(problem, 0) for problem in PROBLEMS},
    )
    words = "Whether a part of the bot works that has to, as /readyz tells it"
    yield _labelled("veogram_part_works", words, "part", now.parts)


def _shared(readings: Readings, now: float) -> Iterator[Metric]:
    pending = {status.value: count for status, count in readings.pending.items()}
    words = "Videos in progress, and pictures and better prompts, by status"
    yield _labelled("veogram_tasks_pending", words, "status", pending)
    yield from _inbox({"in-line": readings.in_line, "aside": readings.aside}, now)
    yield from _money(readings)


def _inbox(lines: Mapping[str, Line], now: float) -> Iterator[Metric]:
    yield _labelled(
        "veogram_inbox_updates",
        "Updates that are not handled yet, in line or put aside to be tried again",
        "place",
        {place: line.length for place, line in lines.items()},
    )
    yield _labelled(
        "veogram_inbox_oldest_seconds",
        "Seconds since the oldest of them came; 0 where there is none",
        "place",
        {place: _age(line, now) for place, line in lines.items()},
    )


def _money(readings: Readings) -> Iterator[Metric]:
    spent = {"reserved": readings.spent.reserved, "charged": readings.spent.charged}
    yield _labelled(
        "veogram_spent_dollars",
        "US dollars of today that count against the budget of everybody",
        "state",
        {state: float(dollars_of(amount)) for state, amount in spent.items()},
    )
    if readings.budget:
        budget = float(dollars_of(readings.budget))
        yield _gauge("veogram_budget_dollars", "US dollars that everybody may spend today", budget)


def _age(line: Line, now: float) -> float:
    return 0.0 if line.oldest_at is None else max(0.0, now - line.oldest_at)


def _gauge(name: str, words: str, value: float) -> Metric:
    return GaugeMetricFamily(name, words, value=float(value))


def _labelled(name: str, words: str, label: str, values: Mapping[str, float]) -> Metric:
    gauge = GaugeMetricFamily(name, words, labels=[label])
    for key, value in values.items():
        gauge.add_metric([key], float(value))
    return gauge
