"""What is told of costs: every dollar in one place, and what does not fit."""

import pytest

from bot.money.costs import Costs, Tally
from bot.store.costs import Unlisted
from bot.store.database import Database
from bot.store.tasks import TaskTransitions
from bot.tasks.task import Reason, Status
from tests.store.charging import DAY, LATER, Books, cancelled, charged
from tests.store.scene import COST, LINK, NOW, QUOTE, Scene, sure


@pytest.fixture
def books(database: Database) -> Books:
    return Books(database)


async def failed(scene: Scene, reason: Reason, now: float) -> None:
    """Let a task fail."""
    sure(await scene.changes.failed(await scene.task(Status.GENERATING), reason, now))


async def test_every_dollar_has_one_place(scene: Scene, books: Books) -> None:
    listed, corrected, unlisted = [await scene.task(Status.DELIVERED) for _ in range(3)]
    await scene.task(Status.GENERATING)
    await books.read(charged(listed), charged(corrected, COST + 9), charged("other", 77))
    expected = Costs(
        matched=2 * COST + 9,
        other=77,
        corrected=Tally(1, 9),
        awaited=Tally(1, COST),
        reserved=Tally(1, QUOTE),
    )
    assert await books.of(missing_before=NOW - 1) == expected
    missing = await books.of(missing_before=NOW)
    assert (missing.awaited, missing.ours_only) == (Tally(), Tally(1, COST))
    assert await books.costs.ours_only(DAY, NOW, 10) == [Unlisted(unlisted.id, DAY, COST)]
    assert await books.costs.ours_only(DAY, NOW - 1, 10) == []


async def test_other_days_count_for_themselves(scene: Scene, books: Books) -> None:
    task = await scene.task(Status.DELIVERED)
    await scene.task(Status.GENERATING)
    await books.read(charged(task, at=NOW - 10), charged("other", 5, at=NOW - 10))
    costs = await books.of()
    assert costs == Costs(reserved=Tally(1, QUOTE))
    assert await books.costs.ours_only("9999-01-01", NOW, 10) == []


async def test_what_was_given_back_is_not_missing(
    scene: Scene, books: Books, changes: TaskTransitions
) -> None:
    await changes.failed(await scene.task(Status.GENERATING), Reason.SAFETY, NOW)
    await cancelled(scene)
    costs = await books.of(missing_before=LATER)
    assert (costs.ours_only, costs.reserved) == (Tally(), Tally(1, QUOTE))


async def test_corrections_are_found_by_when_they_were_made(scene: Scene, books: Books) -> None:
    await books.read(charged(await scene.task(Status.DELIVERED), COST - 9), now=LATER)
    assert await books.costs.corrected(LATER - 1, LATER) == Tally(1, -9)
    assert await books.costs.corrected(LATER, LATER) == Tally()


async def test_what_cost_more_than_its_quote_is_found_however_that_became_known(
    scene: Scene, books: Books, changes: TaskTransitions
) -> None:
    await books.read(charged(await scene.task(Status.DELIVERED), QUOTE))
    assert await books.costs.above_quote(NOW - 1, LATER) == Tally()
    await books.read(charged(await scene.task(Status.DELIVERED), QUOTE + 10))
    await books.read(charged(await cancelled(scene), QUOTE + 20))
    usage = await scene.task(Status.GENERATING)
    await changes.ready(usage, LINK, QUOTE + 30, LATER, measured=True)
    assert await books.costs.above_quote(NOW, LATER) == Tally(3, 60)
    assert await books.costs.above_quote(LATER, LATER) == Tally()


async def test_how_the_last_have_ended_is_known_but_for_what_somebody_cancelled(
    scene: Scene, changes: TaskTransitions
) -> None:
    await scene.task(Status.FAILED)
    await failed(scene, Reason.BUSY, NOW + 1)
    await scene.delivered(await scene.task(Status.READY), NOW + 2)
    await failed(scene, Reason.LOST, NOW + 3)
    await changes.cancel((await scene.task(Status.QUEUED)).id, "press:stop", NOW + 4)
    await scene.task(Status.QUEUED)
    reasons = scene.queries.last_reasons
    assert await reasons(NOW, DAY, 9) == [Reason.LOST, None, Reason.BUSY]
    assert await reasons(NOW, DAY, 2) == [Reason.LOST, None]
    assert await reasons(NOW + 2, DAY, 9) == [Reason.LOST]
    assert await reasons(NOW, "9999-01-01", 9) == []


def test_the_parts_add_up_as_they_are_shown() -> None:
    costs = Costs(matched=10_000 - 1, other=10_000 + 1)
    whole, matched, other = costs.shares
    assert str(whole) == "0.01"
    assert matched + other == whole
