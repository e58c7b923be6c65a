"""Whoever polls knows whether updates wait at Telegram, and tells the others."""

import pytest

from bot.errors import StoreUnavailable
from bot.pipeline.backlog import Backlog
from bot.pipeline.leadership import LEASE, Leadership
from bot.store.database import Database
from bot.store.replicas import Replicas
from tests.clock import MovableClock


class Process:
    """One of several processes, which polls when it leads."""

    def __init__(self, database: Database, name: str, clock: MovableClock) -> None:
        self.has_all = True
        replicas = Replicas(database, name)
        self._leadership = Leadership(replicas, clock, lambda _: None, _nobody)
        self.backlog = Backlog(lambda: self.has_all, self._leadership, replicas, clock)

    async def look(self) -> None:
        """Do what a process does every second."""
        if await self._leadership.leads():
            await self.backlog.publish()


async def _nobody(_: str) -> None:
    """Whoever is dead has left nothing."""


@pytest.fixture
async def leader(database: Database, clock: MovableClock) -> Process:
    leader = Process(database, "leader", clock)
    await leader.look()
    return leader


@pytest.fixture
async def follower(database: Database, clock: MovableClock, leader: Process) -> Process:
    follower = Process(database, "follower", clock)
    await follower.look()
    return follower


async def test_who_follows_knows_it_from_the_leader(
    leader: Process, follower: Process, clock: MovableClock
) -> None:
    follower.has_all = False
    assert await follower.backlog.is_caught_up()
    leader.has_all = False
    await leader.look()
    assert not await follower.backlog.is_caught_up()
    leader.has_all = True
    await leader.look()
    assert await follower.backlog.is_caught_up()
    clock.advance(LEASE)
    assert not await follower.backlog.is_caught_up()


async def test_who_leads_anew_tells_the_others_again(
    leader: Process, follower: Process, clock: MovableClock
) -> None:
    clock.advance(LEASE)
    follower.has_all = False
    await follower.look()
    assert not await leader.backlog.is_caught_up()
    clock.advance(LEASE)
    await leader.look()
    assert await follower.backlog.is_caught_up()


async def test_where_nothing_is_shared_each_knows_it_by_itself(clock: MovableClock) -> None:
    alone = Backlog(lambda: True, Leadership(None, clock, lambda _: None, _nobody), None, clock)
    await alone.publish()
    assert await alone.is_caught_up()


async def test_what_is_not_told_in_an_outage_is_told_after_it(
    database: Database, leader: Process, follower: Process
) -> None:
    leader.has_all = False
    async with database.write() as connection:
        await connection.exec_driver_sql("ALTER TABLE leaderships RENAME TO away")
    with pytest.raises(StoreUnavailable):
        await leader.backlog.publish()
    async with database.write() as connection:
        await connection.exec_driver_sql("ALTER TABLE away RENAME TO leaderships")
    await leader.backlog.publish()
    assert not await follower.backlog.is_caught_up()
