"""Every metric that exists, with its labels and the values that they take."""

from collections import defaultdict

from bot.calls import Result
from bot.metrics.conditions import Conditions
from bot.metrics.metrics import Metrics
from bot.money.budgets import Spent
from bot.store.gauges import Line, Readings
from bot.tasks.task import PENDING, Origin, Requester, Status, Task
from tests.metrics import numbers_in
from tests.requests import generation_request

PARTS = ("database", "worker", "telegram", "running")

Labels = dict[str, set[str]]

ALL_KNOWN = Conditions(
    tick_age=1.0,
    telegram_age=2.0,
    parts=dict.fromkeys(PARTS, True),
    readings=Readings(dict.fromkeys(PENDING, 0), Line(), Line(), Spent(), budget=1),
)


def a_task(status: Status = Status.QUEUED) -> Task:
    """Return a task."""
    return Task(
        id=1,
        requester=Requester(chat_id=1, message_id=2, user_id=3),
        source_key="message:1:2",
        sequence=0,
        origin=Origin.COMMAND,
        request=generation_request(),
        status=status,
        created_at=100.0,
        updated_at=100.0,
        next_at=100.0,
    )


def every_sample() -> dict[str, Labels]:
    """Return each name that a query may ask for, with the values of its labels."""
    metrics = Metrics()
    metrics.status_changed(a_task())
    for calls in (metrics.telegram, metrics.provider):
        calls.observe("method", Result.OK, 1.0)
    found: dict[str, Labels] = {}
    for sample in numbers_in(metrics.shown(ALL_KNOWN)).samples:
        values = found.setdefault(sample.name, defaultdict(set))
        for label, value in sample.labels.items():
            values[label].add(value)
    return {name: labels for name, labels in found.items() if not name.endswith("_created")}
