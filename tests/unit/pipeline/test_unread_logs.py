"""Nobody waits for hours for a log that nobody can read, however many calls are lost meanwhile."""

import pytest

from bot.tasks.task import Reason, Task
from tests.store.scene import sure
from tests.unit.pipeline.searching import HOUR, Search
from tests.unit.provider.aimlapi.wire import own_error

DECIDE, PATIENCE = 600.0, 1200.0


def _called_at(task: Task) -> float:
    return task.submitted_at or 0.0


async def _decide(search: Search, task: Task) -> bool:
    """Give a call up, if it may be; return whether it was."""
    since = _called_at(task) + DECIDE
    if search.clock() <= since or search.reader.verdict(task, since) is None:
        return False
    held = await search.scene.held(task, now=search.clock())
    sure(await search.scene.changes.uncertain(held, search.clock(), Reason.UNREAD_LOG))
    await search.scene.released()
    return True


async def _longest_wait(search: Search, every: int, for_: float, until: float) -> float:
    """Lose a call now and then for some time, and return how long somebody has waited at most."""
    start, waiting, longest = search.clock(), list[Task](), 0.0
    while (passed := search.clock() - start) < until:
        if passed < for_ and passed % every == 0:
            waiting.append(await search.lost(ago=0))
            search.reader.hurry()
        await search.after(10)
        longest = max([longest, *(search.clock() - _called_at(task) for task in waiting)])
        waiting = [task for task in waiting if not await _decide(search, task)]
    return longest


@pytest.mark.parametrize("every", [120, 480])
async def test_who_waits_for_a_log_that_is_down_may_decide_though_others_wait_too(
    search: Search, every: int
) -> None:
    search.log.answer = own_error(403)
    assert await _longest_wait(search, every, for_=2 * HOUR, until=2 * HOUR) < PATIENCE


async def test_what_was_lost_in_an_hour_without_a_log_is_decided_soon(search: Search) -> None:
    search.log.answer = own_error(503)
    assert await _longest_wait(search, every=480, for_=HOUR, until=2 * HOUR) < PATIENCE


async def test_failures_before_the_deadline_alone_give_nothing_up(search: Search) -> None:
    task = await search.lost(ago=0)
    search.log.answer = own_error(503)
    await search.for_seconds(300)
    search.clock.advance(HOUR)
    assert search.reader.verdict(task, _called_at(task) + DECIDE) is None
