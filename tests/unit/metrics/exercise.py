"""Every metric that exists, with its labels and the values that they take."""

from collections import defaultdict

from prometheus_client.parser import text_string_to_metric_families

from bot.calls import Result
from bot.metrics.conditions import Conditions
from bot.metrics.metrics import Metrics
from bot.money.budgets import Spent
from bot.store.gauges import Line, Readings
from bot.tasks.task import PENDING, Origin, Requester, Status, Task
from tests.requests import generation_request

PARTS = ("database", "worker", "telegram", "start")

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


def samples(text: bytes) -> dict[str, list[dict[str, str]]]:
    """Return the labels of each sample of a scrape, by the sample's name."""
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for family in text_string_to_metric_families(text.decode()):
        for sample in family.samples:
            found[sample.name].append(dict(sample.labels))
    return found


def every_sample() -> dict[str, Labels]:
    """Return each name that a query may ask for, with the values of its labels."""
    metrics = Metrics()
    metrics.status_changed(a_task())
    for calls in (metrics.telegram, metrics.provider):
        calls.observe("method", Result.OK, 1.0)
    found: dict[str, Labels] = {}
    for name, all_labels in samples(metrics.shown(ALL_KNOWN)).items():
        found[name] = defaultdict(set)
        for labels in all_labels:
            for label, value in labels.items():
                found[name][label].add(value)
    return {name: labels for name, labels in found.items() if not name.endswith("_created")}
