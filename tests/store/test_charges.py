"""Every charge of the provider is booked for the video that it was for, once."""

import asyncio
from dataclasses import replace

import pytest

from bot.errors import LimitReached
from bot.money.budgets import Spent
from bot.money.ledger import EntryKind
from bot.store.balances import stars_of
from bot.store.charges import ReadMark
from bot.store.database import Database
from bot.store.schema import entries, tasks
from bot.store.tasks import TaskTransitions
from bot.tasks.limits import Limits
from bot.tasks.task import Reason, Status
from tests.store.charging import A_DAY, DAY, LATER, Books, cancelled, charged
from tests.store.scene import (
    ANNA,
    COST,
    LINK,
    NO_LIMITS,
    NOW,
    QUOTE,
    Scene,
    asking,
    by_message,
    receipt,
    sure,
)


@pytest.fixture
def books(database: Database) -> Books:
    return Books(database)


async def kinds(database: Database) -> list[str]:
    """Return what kinds of entries there are, oldest first."""
    async with database.read() as connection:
        query = entries.select().order_by(entries.c.id)
        return [row.kind for row in await connection.execute(query)]


async def test_a_row_is_stored_once_however_often_it_is_read(
    books: Books, neighbour: Database
) -> None:
    row = charged("gen-1")
    others = [replace(row, at=NOW + 0.001), replace(row, amount=1), replace(row, reference="")]
    assert await books.charges.add([row, row], NOW) == 1
    assert await Books(neighbour).charges.add([row, *others], NOW) == 3
    assert await books.charges.add([], NOW) == 0
    assert (await books.of()).other == 3 * COST + 1


async def test_how_far_it_was_read_is_known_after_a_restart(
    books: Books, neighbour: Database
) -> None:
    assert await books.charges.mark() is None
    for mark in (ReadMark(int(NOW), NOW + 1), ReadMark(int(NOW) + 2, NOW + 3)):
        await books.charges.set_mark(mark)
        assert await Books(neighbour).charges.mark() == mark


async def test_what_was_booked_and_charged_alike_needs_no_correction(
    scene: Scene, books: Books, database: Database
) -> None:
    task = await scene.task(Status.DELIVERED)
    [matched] = await books.read(charged(task))
    assert (matched.booked, matched.is_corrected) == (COST, False)
    assert await kinds(database) == ["reserve", "charge"]
    assert (await books.of()).matched == COST


@pytest.mark.parametrize("amount", [COST + 1, COST - 1, 0])
async def test_what_was_charged_differently_is_corrected_for_the_tasks_day(
    scene: Scene, books: Books, database: Database, amount: int
) -> None:
    task = await scene.task(Status.DELIVERED)
    [matched] = await books.read(charged(task, amount), now=NOW + 2 * A_DAY)
    assert (matched.booked, matched.is_corrected) == (COST, True)
    assert (await scene.now(task)).cost == amount
    assert await books.spent() == Spent(1, 0, amount)
    assert await kinds(database) == ["reserve", "charge", "correction"]
    assert await books.is_balanced()


async def test_what_nobody_has_looked_at_is_settled_by_its_charge(
    scene: Scene, books: Books, database: Database
) -> None:
    task = await cancelled(scene)
    assert await books.spent() == Spent(1, QUOTE, 0)
    [matched] = await books.read(charged(task))
    assert (matched.booked, matched.task.cost) == (None, COST)
    assert await books.spent() == Spent(1, 0, COST)
    assert await kinds(database) == ["reserve", "charge"]
    assert await books.is_balanced()


async def test_what_was_given_back_and_is_charged_all_the_same_is_booked(
    scene: Scene, books: Books, changes: TaskTransitions, database: Database
) -> None:
    task = await scene.task(Status.GENERATING)
    failed = sure(await changes.failed(task, Reason.PROVIDER_FAILED, NOW))
    assert (await books.spent()).charged == 0
    [matched] = await books.read(charged(failed))
    assert matched.is_corrected
    assert (await books.spent()).charged == COST
    assert await kinds(database) == ["reserve", "release", "correction"]
    assert await books.is_balanced()


async def test_all_rows_of_a_task_together_are_its_cost(scene: Scene, books: Books) -> None:
    task = await scene.task(Status.DELIVERED)
    await books.read(charged(task, 1_000_000), charged(task, COST - 1_000_000, NOW + 1))
    assert (await scene.now(task)).cost == COST
    await books.read(charged(task, 5, NOW + 2))
    await books.read(charged(task, -7, NOW + 3))
    assert (await scene.now(task)).cost == COST - 2
    assert await books.spent() == Spent(1, 0, COST - 2)
    assert await books.is_balanced()


async def test_what_is_given_back_beyond_a_charge_opens_no_budget(
    scene: Scene, books: Books
) -> None:
    budget = Limits(budget=QUOTE)
    task = await scene.task(Status.DELIVERED)
    await books.read(charged(task), charged(task, -10 * COST, NOW + 1))
    assert (await scene.now(task)).cost == 0
    assert await books.spent() == Spent(1, 0, 0)
    await scene.new.add(by_message(asking(1), quote=QUOTE), budget, NOW)
    with pytest.raises(LimitReached):
        await scene.new.add(by_message(asking(2), quote=QUOTE), budget, NOW)
    assert await books.is_balanced()


async def test_what_is_given_back_may_be_read_before_its_charge(scene: Scene, books: Books) -> None:
    task = await cancelled(scene)
    await books.read(charged(task, -COST, NOW + 1))
    assert await books.spent() == Spent(1, QUOTE, 0)
    await books.read(charged(task, COST + 3))
    assert await books.spent() == Spent(1, 0, 3)
    assert await books.is_balanced()


async def test_reading_everything_again_changes_nothing(
    scene: Scene, books: Books, database: Database
) -> None:
    rows = [charged(await scene.task(Status.DELIVERED), COST + 5), charged(await cancelled(scene))]
    assert len(await books.read(*rows)) == 2
    before = await kinds(database)
    assert await books.read(*rows, now=LATER + 60) == []
    assert await kinds(database) == before


async def test_two_processes_at_once_book_once(
    scene: Scene, books: Books, neighbour: Database
) -> None:
    both = (books, Books(neighbour))
    made = [await scene.task(Status.DELIVERED) for _ in range(5)]
    made += [await cancelled(scene) for _ in range(5)]
    rows = [charged(task, COST + task.id) for task in made]
    await asyncio.gather(*(each.charges.add(rows, LATER) for each in both))
    await asyncio.gather(
        *(each.settlements.match(task.id, LATER) for task in made for each in both)
    )
    assert await books.spent() == Spent(10, 0, sum(row.amount for row in rows))
    assert await books.is_balanced()


async def test_a_charge_and_the_end_of_a_task_meet_in_any_order(
    scene: Scene, books: Books, changes: TaskTransitions
) -> None:
    task = await scene.task(Status.GENERATING)
    await books.read(charged(task, COST + 3))
    ready = sure(await changes.ready(task, LINK, COST, NOW, measured=True))
    assert ready.cost == COST + 3
    await changes.delivered(ready, receipt(ready), NOW)
    assert await books.spent() == Spent(1, 0, COST + 3)
    assert await books.is_balanced()


async def test_what_was_lost_and_is_found_later_adopts_its_charge(
    scene: Scene, books: Books, changes: TaskTransitions
) -> None:
    task = await scene.task(Status.UNCERTAIN)
    assert await books.read(charged("gen-late")) == []
    assert (await books.of()).other == COST
    found = sure(await changes.found(task, "gen-late", LATER))
    [matched] = await books.read()
    assert matched.task.id == found.id
    costs = await books.of()
    assert (costs.matched, costs.other) == (COST, 0)


async def test_other_use_of_the_account_touches_nothing_of_ours(scene: Scene, books: Books) -> None:
    await scene.task(Status.DELIVERED)
    before = await books.spent()
    assert await books.read(charged("somebody-elses"), charged("", 5)) == []
    assert await books.spent() == before
    assert (await books.of()).other == COST + 5


async def test_what_credit_has_paid_for_counts_toward_no_budget(
    books: Books, database: Database, scene: Scene
) -> None:
    task = await cancelled(scene)
    async with database.write() as connection:
        await connection.execute(tasks.update().values(stars=50))
        await connection.execute(entries.update().values(prepaid=True))
    before = await books.spent()
    [matched] = await books.read(charged(task))
    await books.read(charged(task, 7, NOW + 1))
    assert matched.task.stars == 50
    assert await books.spent() == before


async def test_what_was_asked_for_before_there_was_a_ledger_is_matched_and_not_booked(
    scene: Scene, books: Books, database: Database
) -> None:
    task = await cancelled(scene)
    async with database.write() as connection:
        await connection.execute(tasks.update().values(day=None))
        await connection.execute(entries.delete())
    [matched] = await books.read(charged(task))
    costs = await books.of()
    assert (matched.booked, costs.matched, costs.other) == (None, COST, 0)
    assert (await scene.now(task)).cost == COST
    assert await kinds(database) == []


async def test_what_the_provider_calls_failed_is_given_back_once(
    scene: Scene, books: Books, database: Database, neighbour: Database
) -> None:
    task = await cancelled(scene)
    [open_task] = await books.settlements.open(DAY, LATER, 10)
    assert open_task == task
    assert await books.settlements.release(task, LATER)
    assert not await Books(neighbour).settlements.release(task, LATER)
    assert await books.settlements.open(DAY, LATER, 10) == []
    assert await books.spent() == Spent(0, 0, 0)
    assert await kinds(database) == ["reserve", "release"]
    assert await books.is_balanced()


async def test_stars_come_back_with_what_was_free(
    books: Books, database: Database, scene: Scene
) -> None:
    task = await cancelled(scene)
    async with database.write() as connection:
        await connection.execute(tasks.update().values(stars=50))
    await books.settlements.release(task, LATER)
    async with database.read() as connection:
        assert await stars_of(connection, ANNA.user_id) == 50
    assert await kinds(database) == ["reserve", EntryKind.CREDIT]


async def test_only_what_has_ended_and_is_not_settled_is_asked_about(
    scene: Scene, books: Books, changes: TaskTransitions
) -> None:
    for status in (Status.QUEUED, Status.GENERATING, Status.DELIVERED, Status.UNCERTAIN):
        await scene.task(status)
    listed = await cancelled(scene)
    await books.charges.add([charged(listed)], LATER)
    young = sure(await changes.cancel((await scene.task(Status.GENERATING)).id, "x", LATER))
    assert await books.settlements.open(DAY, NOW, 10) == []
    assert [task.id for task in await books.settlements.open(DAY, LATER, 10)] == [young.id]


async def test_what_runs_again_is_not_given_back(
    scene: Scene, books: Books, changes: TaskTransitions
) -> None:
    task = await scene.task(Status.UNCERTAIN)
    found = sure(await changes.found(task, "gen-late", LATER))
    assert not await books.settlements.release(found, LATER)
    assert await books.spent() == Spent(1, QUOTE, 0)


async def test_old_charges_go_but_for_those_of_tasks(scene: Scene, books: Books) -> None:
    task = await scene.task(Status.DELIVERED)
    await books.read(charged(task), charged("other"), charged("newer", at=NOW + 10))
    assert await books.charges.sweep(NOW + 10, 100) == 1
    costs = await books.of()
    assert (costs.matched, costs.other) == (COST, COST)


async def test_the_oldest_open_request_is_where_the_first_reading_begins(
    books: Books, scene: Scene, database: Database
) -> None:
    assert await books.settlements.oldest_open() is None
    await scene.task(Status.DELIVERED)
    await scene.new.add(by_message(quote=QUOTE), NO_LIMITS, NOW + 5)
    assert await books.settlements.oldest_open() == NOW + 5
    assert Limits().calendar.day(NOW + 5) == DAY
