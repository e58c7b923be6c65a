"""Processes that call the same group keep its limit together."""

import asyncio
from typing import Any

from telegram.error import RetryAfter

from bot.chat.outgoing.group_pace import GroupPace
from bot.chat.outgoing.limiter import CallLimiter
from bot.errors import FloodWait
from bot.store.database import Database
from bot.store.group_paces import GroupPaces
from tests.clock import MovableClock

GROUP, PERSON = -5, 5
NOW = 1_000_000.0


class Processes:
    """Several processes that call Telegram, each with a limiter of its own."""

    def __init__(self, database: Database, count: int) -> None:
        self.clock = MovableClock(NOW)
        self.sent: list[float] = []
        groups = GroupPace(GroupPaces(database), self.clock)
        self.limiters = [
            CallLimiter(30, self.clock, self.sleep, groups=groups) for _ in range(count)
        ]

    async def sleep(self, seconds: float) -> None:
        self.clock.advance(seconds)

    async def call(self, number: int, chat_id: int, error: Exception | None = None) -> bool:
        """Send words by one of them; return whether there was room."""

        async def send() -> bool:
            if error:
                raise error
            self.sent.append(self.clock())
            return True

        data: dict[str, Any] = {"chat_id": chat_id}
        limiter = self.limiters[number % len(self.limiters)]
        try:
            await limiter.process_request(send, (), {}, "sendMessage", data, None)
        except (FloodWait, RetryAfter):
            return False
        return True


async def test_no_minute_holds_more_than_twenty_calls_of_all_to_a_group(
    database: Database,
) -> None:
    processes = Processes(database, 3)
    for number in range(300):
        await processes.call(number, GROUP)
        processes.clock.advance(0.5)
    most = max(sum(0 <= at - first < 60.0 for at in processes.sent) for first in processes.sent)
    assert 17 <= most <= 20


async def test_a_group_that_telegram_has_refused_rests_for_all(database: Database) -> None:
    processes = Processes(database, 2)
    await processes.call(0, GROUP, RetryAfter(30))
    assert not await processes.call(1, GROUP)
    processes.clock.advance(31.0)
    assert await processes.call(1, GROUP)


async def test_people_are_not_counted_together(database: Database) -> None:
    processes = Processes(database, 2)
    assert all([await processes.call(number, PERSON) for number in range(6)])


async def test_without_a_database_each_process_counts_alone(database: Database) -> None:
    processes = Processes(database, 2)
    async with database.write() as connection:
        blocked = asyncio.ensure_future(processes.call(0, GROUP))
        assert await blocked
        await connection.rollback()


async def test_each_process_takes_its_part_of_what_all_may_call(database: Database) -> None:
    processes = Processes(database, 1)
    processes.limiters[0].share(3)
    for person in range(1, 200):
        await processes.call(0, person)
    first = processes.sent[0]
    assert 8 <= sum(at - first < 1.0 for at in processes.sent) <= 10
