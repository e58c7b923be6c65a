"""Each change of a status that is committed is one line of the log, and nothing else is."""

import logging
from decimal import Decimal
from typing import Any

import pytest

from bot.store.database import Database
from bot.store.tasks import TaskTransitions
from bot.tasks.task import Reason, Status
from tests.store.scene import COST, NO_LIMITS, NOW, QUOTE, REQUEST, Scene, by_message
from tests.store.transitions import TRANSITIONS, Transition, each_of

LOGGER = "bot.store.tasks.status_log"


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.INFO, LOGGER)
    return caplog


def lines(logged: pytest.LogCaptureFixture) -> list[Any]:
    return [record for record in logged.records if record.name == LOGGER]


async def test_a_new_task_is_a_line(scene: Scene, logged: pytest.LogCaptureFixture) -> None:
    task = await scene.queued(chat_id=-5)
    (line,) = lines(logged)
    assert (line.task, line.status, line.chat) == (task.id, "queued", -5)
    assert (line.model, line.cost, line.reason) == (REQUEST.model_id, None, None)
    assert Decimal(line.quote) * 2_000_000 == QUOTE
    assert line.seconds == 0


async def test_what_is_known_already_is_no_line(
    scene: Scene, logged: pytest.LogCaptureFixture
) -> None:
    for _ in range(2):
        await scene.new.add(by_message(), NO_LIMITS, NOW)
    assert len(lines(logged)) == 1


@each_of(TRANSITIONS)
async def test_a_change_is_a_line_where_the_status_changes(
    scene: Scene,
    changes: TaskTransitions,
    logged: pytest.LogCaptureFixture,
    transition: Transition,
) -> None:
    task = await scene.task(transition.before)
    logged.clear()
    changed = await transition.change(changes, task)
    assert changed is not None
    statuses = [line.status for line in lines(logged)]
    assert statuses == ([changed.status] if changed.status is not task.status else [])


async def test_a_line_says_what_it_cost_and_how_long_it_took(
    scene: Scene, changes: TaskTransitions, logged: pytest.LogCaptureFixture
) -> None:
    task = await scene.task(Status.GENERATING)
    await changes.ready(task, "https://cdn.example/a.mp4", COST, NOW + 73.21, measured=True)
    line = lines(logged)[-1]
    assert (line.status, line.seconds) == ("ready", 73.2)
    assert Decimal(line.cost) * 2_000_000 == COST


async def test_a_line_says_why_a_task_has_failed(
    scene: Scene, changes: TaskTransitions, logged: pytest.LogCaptureFixture
) -> None:
    task = await scene.task(Status.QUEUED)
    await changes.failed(task, Reason.REFUSED, NOW, "said by the provider")
    line = lines(logged)[-1]
    assert (line.status, line.reason) == ("failed", "refused")
    assert "said by" not in str(vars(line))


async def test_a_change_that_comes_too_late_is_no_line(
    scene: Scene, changes: TaskTransitions, logged: pytest.LogCaptureFixture
) -> None:
    task = await scene.task(Status.QUEUED)
    await changes.cancel(task.id, "press:stop", NOW)
    logged.clear()
    assert await changes.cancel(task.id, "press:stop", NOW) is None
    assert await changes.submitting(task, "name", NOW) is None
    assert lines(logged) == []


async def test_what_is_not_committed_is_no_line(
    scene: Scene,
    changes: TaskTransitions,
    database: Database,
    logged: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    task = await scene.task(Status.QUEUED)
    logged.clear()

    async def fails(*_: Any) -> bool:
        raise OSError("no disk")

    monkeypatch.setattr("bot.store.ledger.Ledger.book", fails)
    with pytest.raises(Exception, match="no disk"):
        await changes.failed(task, Reason.REFUSED, NOW)
    assert lines(logged) == []
