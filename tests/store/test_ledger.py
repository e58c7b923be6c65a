"""What is reserved, charged and given back stands in the ledger, once, and in the day's sums."""

import asyncio
from dataclasses import replace

import pytest

from bot.errors import LimitReached
from bot.money.budgets import Scope, Spent
from bot.money.ledger import Entry, EntryKind
from bot.store.audit import Audit
from bot.store.balances import stars_of
from bot.store.database import Database
from bot.store.ledger import Ledger
from bot.store.moves import Moves
from bot.store.schema import balances, totals
from bot.store.tasks import NewTasks, TaskTransitions
from bot.store.tasks.new import NewTask
from bot.store.totals import spent_by
from bot.tasks.limits import Limits
from bot.tasks.task import Reason, Status
from tests.store.scene import COST, LINK, NOW, QUOTE, Scene, asking, by_message, receipt, sure

DAY = Limits().calendar.day(NOW)


def with_stars(message_id: int, stars: int) -> NewTask:
    """Return a request that its requester could pay with Stars."""
    return replace(by_message(asking(message_id), quote=QUOTE), stars=stars)


async def spent(database: Database, scope: Scope = Scope.ALL, subject_id: int = 0) -> Spent:
    async with database.read() as connection:
        return await spent_by(connection, scope, subject_id, DAY)


async def is_balanced(database: Database) -> bool:
    """Return whether the sums are those of the entries."""
    return not await Audit(database).differences()


async def test_a_quote_counts_as_spent_until_the_cost_is_known(
    scene: Scene, database: Database
) -> None:
    await scene.new.add(by_message(quote=QUOTE), Limits(), NOW)
    for scope, subject_id in ((Scope.ALL, 0), (Scope.USER, 1), (Scope.CHAT, 1)):
        assert await spent(database, scope, subject_id) == Spent(1, QUOTE, 0)


@pytest.mark.parametrize(("cost", "charged"), [(COST, COST), (0, 0), (None, QUOTE)])
async def test_a_finished_video_is_charged_once(
    scene: Scene,
    changes: TaskTransitions,
    database: Database,
    cost: int | None,
    charged: int,
) -> None:
    task = await scene.task(Status.GENERATING)
    ready = sure(await changes.ready(task, LINK, cost, NOW, measured=True))
    assert await spent(database) == Spent(1, 0, charged)
    await changes.delivered(ready, receipt(ready), NOW)
    assert await spent(database) == Spent(1, 0, charged)
    assert await is_balanced(database)


@pytest.mark.parametrize(
    "reason", [Reason.SAFETY, Reason.REFUSED, Reason.PROVIDER_FAILED, Reason.OPERATOR_CREDITS]
)
async def test_what_surely_cost_nothing_is_given_back(
    scene: Scene, changes: TaskTransitions, database: Database, reason: Reason
) -> None:
    await changes.failed(await scene.task(Status.GENERATING), reason, NOW)
    assert await spent(database) == Spent(0, 0, 0)
    assert await is_balanced(database)


@pytest.mark.parametrize("reason", [Reason.TIMED_OUT, Reason.LOST, Reason.UNDELIVERABLE])
async def test_what_may_have_cost_something_stays_reserved(
    scene: Scene, changes: TaskTransitions, database: Database, reason: Reason
) -> None:
    await changes.failed(await scene.task(Status.GENERATING), reason, NOW)
    assert await spent(database) == Spent(1, QUOTE, 0)


async def test_what_is_cancelled_before_the_paid_call_is_given_back(
    scene: Scene, changes: TaskTransitions, database: Database
) -> None:
    task = await scene.task(Status.QUEUED)
    await changes.cancel(task.id, "press:stop", NOW)
    assert await spent(database) == Spent(0, 0, 0)


async def test_what_is_cancelled_during_the_paid_call_is_given_back_when_that_fails(
    scene: Scene, changes: TaskTransitions, database: Database
) -> None:
    task = await scene.task(Status.SUBMITTING)
    await changes.cancel(task.id, "press:stop", NOW)
    assert await spent(database) == Spent(1, QUOTE, 0)
    await changes.never_bought(task, NOW)
    assert await spent(database) == Spent(0, 0, 0)
    assert await is_balanced(database)


@pytest.mark.parametrize(
    ("limits", "allowed"),
    [
        (Limits(0, 0, 0, budget=10 * QUOTE), 10),
        (Limits(0, 0, 0, budget=10 * QUOTE - 1), 9),
        (Limits(0, 0, 0, user_budget=3 * QUOTE), 3),
        (Limits(0, 0, 0, chat_budget=QUOTE - 1), 0),
        (Limits(0, 5, 0, user_budget=7 * QUOTE), 5),
        (Limits(0, 0, 4, chat_budget=7 * QUOTE), 4),
    ],
)
async def test_however_many_ask_at_once_no_budget_is_exceeded(
    database: Database, neighbour: Database, limits: Limits, allowed: int
) -> None:
    stores = [NewTasks(database), NewTasks(neighbour)] * 25
    answers = await asyncio.gather(
        *(
            store.add(by_message(asking(number), quote=QUOTE), limits, NOW)
            for number, store in enumerate(stores)
        ),
        return_exceptions=True,
    )
    refused = [answer for answer in answers if isinstance(answer, LimitReached)]
    assert not [a for a in answers if isinstance(a, Exception) and a not in refused]
    assert len(answers) - len(refused) == allowed
    assert await spent(database) == Spent(allowed, allowed * QUOTE, 0)
    assert await is_balanced(database)


async def test_a_refusal_names_the_budget_and_when_it_goes_on(new_tasks: NewTasks) -> None:
    limits = Limits(0, 0, 0, user_budget=QUOTE)
    await new_tasks.add(by_message(asking(1), quote=QUOTE), limits, NOW)
    with pytest.raises(LimitReached) as caught:
        await new_tasks.add(by_message(asking(2), quote=1), limits, NOW)
    refusal = caught.value
    assert (refusal.scope, refusal.limit, refusal.is_budget) == ("user-budget", QUOTE, True)
    assert refusal.resumes_at is not None
    await new_tasks.add(by_message(asking(2), quote=1), limits, refusal.resumes_at.timestamp())


@pytest.mark.parametrize(
    ("limits", "left"),
    [
        (Limits(0, 0, 0, user_budget=2 * QUOTE - 1), QUOTE - 1),
        (Limits(0, 0, 0, user_budget=3 * QUOTE, chat_budget=2 * QUOTE - 2), QUOTE - 2),
        (Limits(0, 0, 0, user_budget=2 * QUOTE - 1, budget=QUOTE + 3), 3),
        (Limits(0, 1, 0, budget=2 * QUOTE - 1), 0),
    ],
)
async def test_a_refusal_tells_what_all_budgets_have_room_for(
    new_tasks: NewTasks, limits: Limits, left: int
) -> None:
    await new_tasks.add(by_message(asking(1), quote=QUOTE), limits, NOW)
    with pytest.raises(LimitReached) as caught:
        await new_tasks.add(by_message(asking(2), quote=QUOTE), limits, NOW)
    assert caught.value.left == left


@pytest.mark.parametrize(
    ("limits", "scope"),
    [
        (Limits(0, 0, 0, user_budget=QUOTE - 1), Scope.USER),
        (Limits(0, 0, 0, user_budget=QUOTE, chat_budget=QUOTE - 1), Scope.CHAT),
        (Limits(0, 1, 0, budget=QUOTE - 1), Scope.ALL),
    ],
)
async def test_what_no_day_allows_is_promised_for_none(
    new_tasks: NewTasks, limits: Limits, scope: Scope
) -> None:
    await new_tasks.add(by_message(asking(1), quote=1), limits, NOW)
    with pytest.raises(LimitReached) as caught:
        await new_tasks.add(by_message(asking(2), quote=QUOTE), limits, NOW)
    refusal = caught.value
    assert (refusal.scope, refusal.limit) == (f"{scope}-budget", QUOTE - 1)
    assert (refusal.price, refusal.resumes_at) == (QUOTE, None)


async def test_a_group_keeps_its_account_when_it_moves(
    scene: Scene, changes: TaskTransitions, database: Database
) -> None:
    limits = Limits(0, 0, chat_daily=1)
    before = by_message(asking(1, chat_id=-5), quote=QUOTE)
    task, _ = await scene.new.add(before, limits, NOW)
    await Moves(database).add(-5, -1005)
    with pytest.raises(LimitReached):
        await scene.new.add(by_message(asking(2, chat_id=-1005), quote=QUOTE), limits, NOW)
    await changes.cancel(task.id, "press:stop", NOW)
    await scene.new.add(by_message(asking(2, chat_id=-1005), quote=QUOTE), limits, NOW)
    assert await spent(database, Scope.CHAT, -5) == Spent(1, QUOTE, 0)
    assert await is_balanced(database)


async def test_what_was_reserved_before_a_move_was_known_is_given_back_where_it_was(
    scene: Scene, changes: TaskTransitions, database: Database
) -> None:
    limits = Limits(0, 0, chat_daily=1)
    task, _ = await scene.new.add(by_message(asking(1, chat_id=-1005), quote=QUOTE), limits, NOW)
    await Moves(database).add(-5, -1005)
    await scene.new.add(by_message(asking(2, chat_id=-1005), quote=QUOTE), limits, NOW)
    await changes.cancel(task.id, "press:stop", NOW)
    assert await spent(database, Scope.CHAT, -1005) == Spent(0, 0, 0)
    assert await spent(database, Scope.CHAT, -5) == Spent(1, QUOTE, 0)
    with pytest.raises(LimitReached):
        await scene.new.add(by_message(asking(3, chat_id=-1005), quote=QUOTE), limits, NOW)
    assert await is_balanced(database)


async def buys_stars(database: Database, stars: int, user_id: int = 1) -> bool:
    entry = Entry(
        f"purchase:{stars}", EntryKind.PURCHASE, None, user_id, user_id, DAY, NOW, stars=stars
    )
    async with database.write() as connection:
        return await Ledger(database).book(connection, entry)


async def balance(database: Database, user_id: int = 1) -> int:
    async with database.read() as connection:
        return await stars_of(connection, user_id)


async def test_beyond_the_free_share_a_video_is_paid_with_stars_and_counts_nowhere(
    scene: Scene, changes: TaskTransitions, database: Database
) -> None:
    limits = Limits(0, user_daily=1)
    free, _ = await scene.new.add(by_message(asking(1), quote=QUOTE), limits, NOW)
    assert free.stars is None
    assert await buys_stars(database, 150)
    paid, _ = await scene.new.add(with_stars(2, 100), limits, NOW)
    assert (paid.stars, await balance(database)) == (100, 50)
    with pytest.raises(LimitReached):
        await scene.new.add(with_stars(3, 100), limits, NOW)
    assert await balance(database) == 50
    assert await spent(database) == Spent(1, QUOTE, 0)
    await changes.failed(await scene.held(paid), Reason.REFUSED, NOW)
    assert await balance(database) == 150
    assert await is_balanced(database)


async def test_a_charged_video_keeps_its_stars(
    scene: Scene, changes: TaskTransitions, database: Database
) -> None:
    await buys_stars(database, 100)
    limits = Limits(0, 0, 0, budget=1)
    paid, _ = await scene.new.add(with_stars(1, 100), limits, NOW)
    held = sure(await changes.submitting(await scene.held(paid), "veogram-x", NOW))
    held = sure(await changes.generating(held, "gen", NOW, NOW))
    await changes.ready(await scene.held(held), LINK, COST, NOW, measured=True)
    assert await balance(database) == 0
    assert await spent(database) == Spent()
    assert await is_balanced(database)


async def test_the_same_payment_is_credited_once(database: Database) -> None:
    assert await buys_stars(database, 100)
    assert not await buys_stars(database, 100)
    assert await balance(database) == 100


async def test_however_many_ask_at_once_no_balance_is_overdrawn(
    database: Database, neighbour: Database
) -> None:
    await buys_stars(database, 350)
    stores = [NewTasks(database), NewTasks(neighbour)] * 10
    limits = Limits(0, 0, 0, budget=1)
    answers = await asyncio.gather(
        *(store.add(with_stars(number, 100), limits, NOW) for number, store in enumerate(stores)),
        return_exceptions=True,
    )
    assert sum(isinstance(answer, LimitReached) for answer in answers) == len(answers) - 3
    assert await balance(database) == 50
    assert await is_balanced(database)


async def test_the_audit_tells_what_somebody_has_changed(scene: Scene, database: Database) -> None:
    await scene.new.add(by_message(quote=QUOTE), Limits(), NOW)
    await buys_stars(database, 100)
    async with database.write() as connection:
        await connection.execute(totals.update().where(totals.c.scope == "all").values(charged=1))
        await connection.execute(balances.update().values(stars=1_000))
    found = await Audit(database).differences()
    assert [difference.kept for difference in found] == [(1, QUOTE, 1), (1_000,)]
    assert [difference.booked for difference in found] == [(1, QUOTE, 0), (100,)]
