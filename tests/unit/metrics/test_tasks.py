"""Videos are counted by what is known of them, and measured when a stage has ended."""

from dataclasses import replace
from typing import Any

import pytest

from bot.metrics.conditions import Conditions
from bot.metrics.metrics import Metrics
from bot.metrics.tasks import OTHER
from bot.tasks.task import Reason, Status, Task
from bot.veo.catalogue import MODELS
from tests.metrics import Numbers, numbers_in
from tests.unit.metrics.exercise import a_task

MODEL = a_task().request.model_id


@pytest.fixture
def metrics() -> Metrics:
    return Metrics()


def shown(metrics: Metrics) -> Numbers:
    return numbers_in(metrics.shown(Conditions()))


def task(status: Status, **values: Any) -> Task:
    return replace(a_task(status), **values)


def test_a_status_is_counted_by_model_and_reason(metrics: Metrics) -> None:
    metrics.status_changed(task(Status.QUEUED))
    for _ in range(2):
        metrics.status_changed(task(Status.FAILED, reason=Reason.SAFETY))
    found = shown(metrics)
    name = "veogram_task_changes_total"
    assert found.of(name, status="queued", model=MODEL, reason="") == 1
    assert found.of(name, status="failed", model=MODEL, reason="safety") == 2
    assert found.total(name) == 3


def test_every_outcome_begins_at_nothing_with_the_first_video_of_a_model(metrics: Metrics) -> None:
    metrics.status_changed(task(Status.QUEUED))
    begun = shown(metrics).labels("veogram_task_changes_total")
    outcomes = {(each["status"], each["reason"]) for each in begun}
    assert {status for status, _ in outcomes} == {*Status}
    assert {reason for _, reason in outcomes} == {"", *Reason} - {Reason.RESTORED}
    assert {each["model"] for each in begun} == {MODEL}
    metrics.status_changed(task(Status.UNCERTAIN, reason=Reason.LOST))
    assert shown(metrics).labels("veogram_task_changes_total") == begun


def test_a_model_that_has_left_the_catalogue_has_no_name_of_its_own(metrics: Metrics) -> None:
    request = replace(a_task().request, model_id="google/veo-0")
    metrics.status_changed(replace(a_task(), request=request))
    models = {each["model"] for each in shown(metrics).labels("veogram_task_changes_total")}
    assert models == {OTHER}
    assert OTHER not in MODELS


STAGES = {
    "queued": (Status.GENERATING, {"created_at": 10.0, "submitted_at": 13.5}, 3.5),
    "generating": (Status.READY, {"submitted_at": 10.0, "ready_at": 82.0}, 72.0),
    "delivering": (Status.DELIVERED, {"ready_at": 10.0, "delivered_at": 14.0}, 4.0),
    "whole": (Status.DELIVERED, {"created_at": 10.0, "delivered_at": 110.0}, 100.0),
}


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_is_measured_when_it_has_ended(metrics: Metrics, stage: str) -> None:
    status, times, seconds = STAGES[stage]
    metrics.status_changed(task(status, **times))
    found = shown(metrics)
    assert found.of("veogram_task_stage_seconds_count", stage=stage) == 1
    assert found.of("veogram_task_stage_seconds_sum", stage=stage) == seconds


def test_a_stage_of_which_the_beginning_is_not_known_is_not_measured(metrics: Metrics) -> None:
    metrics.status_changed(task(Status.DELIVERED, delivered_at=110.0))
    assert shown(metrics).of("veogram_task_stage_seconds_count", stage="delivering") == 0


def test_a_clock_that_was_set_back_makes_no_stage_shorter_than_nothing(metrics: Metrics) -> None:
    metrics.status_changed(task(Status.READY, submitted_at=20.0, ready_at=10.0))
    found = shown(metrics)
    assert found.of("veogram_task_stage_seconds_count", stage="generating") == 1
    assert found.of("veogram_task_stage_seconds_sum", stage="generating") == 0


@pytest.mark.parametrize(
    ("known", "count", "seconds"),
    [
        ({"looks": 3, "looked_at": 90.0}, 1, 7.0),
        ({"looks": 0, "looked_at": 20.0}, 0, 0.0),
        ({"looks": 3, "looked_at": None}, 0, 0.0),
    ],
    ids=["seen unfinished", "finished at the first look", "found after it was lost"],
)
def test_a_video_is_as_late_as_it_was_last_seen_unfinished(
    metrics: Metrics, known: dict[str, Any], count: int, seconds: float
) -> None:
    metrics.status_changed(task(Status.DELIVERED, ready_at=95.0, delivered_at=97.0, **known))
    found = shown(metrics)
    assert found.of("veogram_video_late_seconds_count") == count
    assert found.of("veogram_video_late_seconds_sum") == seconds
