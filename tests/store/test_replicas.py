"""One of several processes leads, and each knows how many there are."""

import asyncio

import pytest
import sqlalchemy as sa

from bot.store.database import Database
from bot.store.group_paces import GroupPaces
from bot.store.replicas import FROZEN, Leader, Replicas
from tests.databases import frozen_in_a_statement
from tests.store.scene import NOW, sure

GROUP, INTERVAL, AHEAD = -5, 3.0, 6.0


@pytest.fixture
def one(database: Database) -> Replicas:
    return Replicas(database, "one")


@pytest.fixture
def other(neighbour: Database) -> Replicas:
    return Replicas(neighbour, "other")


async def test_one_leads_at_a_time(one: Replicas, other: Replicas) -> None:
    assert await one.lead(NOW, NOW + 10)
    assert not await other.lead(NOW + 9, NOW + 19)
    assert await one.lead(NOW + 9, NOW + 19)
    assert await other.leader() == Leader("one", NOW + 19, is_caught_up=False)


async def test_who_no_longer_renews_is_followed(one: Replicas, other: Replicas) -> None:
    await one.lead(NOW, NOW + 10)
    await one.catch_up(caught_up=True)
    assert await other.lead(NOW + 10, NOW + 20)
    assert not await one.lead(NOW + 11, NOW + 21)
    assert not sure(await one.leader()).is_caught_up


async def test_who_resigns_is_followed_at_once(one: Replicas, other: Replicas) -> None:
    await one.lead(NOW, NOW + 10)
    await one.be_counted(NOW, NOW + 10)
    await one.resign()
    assert await other.lead(NOW + 1, NOW + 11)
    assert await other.be_counted(NOW + 1, NOW + 11) == 1


async def test_only_who_leads_says_whether_updates_wait(one: Replicas, other: Replicas) -> None:
    await one.lead(NOW, NOW + 10)
    await other.catch_up(caught_up=True)
    assert not sure(await one.leader()).is_caught_up
    await one.catch_up(caught_up=True)
    await one.lead(NOW + 5, NOW + 15)
    assert sure(await other.leader()).is_caught_up


async def test_who_is_not_heard_of_is_not_counted_and_buried_once(
    one: Replicas, other: Replicas
) -> None:
    assert await one.be_counted(NOW, NOW + 10) == 1
    assert await other.be_counted(NOW + 5, NOW + 15) == 2
    assert await other.bury(NOW + 9) == []
    assert await other.be_counted(NOW + 10, NOW + 20) == 1
    assert await other.bury(NOW + 10) == ["one"]
    assert await other.bury(NOW + 10) == []


async def test_calls_to_a_group_are_counted_for_all_together(
    database: Database, neighbour: Database
) -> None:
    paces = [GroupPaces(database), GroupPaces(neighbour)]
    turns = [await paces[n % 2].take(GROUP, NOW, INTERVAL, AHEAD) for n in range(5)]
    assert [turn.is_taken for turn in turns] == [True, True, True, False, False]
    assert turns[-1].tat == NOW + 3 * INTERVAL
    later = await paces[0].take(GROUP, NOW + INTERVAL, INTERVAL, AHEAD)
    assert later.is_taken
    assert (await paces[1].take(-6, NOW, INTERVAL, AHEAD)).is_taken


async def test_a_group_that_rests_does_so_for_all(database: Database, neighbour: Database) -> None:
    for _ in range(2):
        await GroupPaces(database).rest(GROUP, NOW + 60)
    turn = await GroupPaces(neighbour).take(GROUP, NOW, INTERVAL, AHEAD)
    assert (turn.is_taken, turn.tat) == (False, NOW + 60)
    await GroupPaces(neighbour).rest(GROUP, NOW + 30)
    assert (await GroupPaces(database).take(GROUP, NOW, INTERVAL, AHEAD)).tat == NOW + 60


async def test_groups_that_may_be_called_again_are_forgotten(database: Database) -> None:
    paces = GroupPaces(database)
    for chat_id in (-1, -2, -3):
        await paces.take(chat_id, NOW, INTERVAL, AHEAD)
    assert await paces.sweep(NOW, 9) == 0
    assert [await paces.sweep(NOW + 60, 2) for _ in range(3)] == [2, 1, 0]


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
async def test_what_a_process_has_begun_that_froze_in_a_statement_is_ended(
    one: Replicas, other: Replicas, url: str
) -> None:
    await other.lead(NOW, NOW + 10)
    async with frozen_in_a_statement(url):
        leading = asyncio.create_task(one.lead(NOW + 10, NOW + 20))
        assert await one.end_frozen(FROZEN) == 0
        assert not leading.done()
        assert await one.end_frozen(0.0) == 1
        assert await leading
    assert await one.end_frozen(0.0) == 0


async def test_nobody_is_ended_who_works_or_waits(one: Replicas, database: Database) -> None:
    async with database.write() as connection:
        await connection.scalar(sa.select(1))
        assert await one.end_frozen(0.0) == 0
