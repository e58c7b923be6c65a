"""A scrape is bounded, however often it is asked for and however slow the database is."""

import asyncio
from dataclasses import dataclass, field
from dataclasses import replace as with_changes

import pytest

from bot.errors import StoreUnavailable
from bot.metrics.conditions import Conditions
from bot.metrics.metrics import Metrics
from bot.metrics.scrape import Scrape
from bot.money.budgets import Spent
from bot.store.gauges import Line, Readings
from bot.tasks.task import PENDING, Status
from tests.clock import MovableClock
from tests.metrics import Numbers, numbers_in

READINGS = Readings(
    pending={**dict.fromkeys(PENDING, 0), Status.READY: 2},
    in_line=Line(3, oldest_at=70.0),
    aside=Line(),
    spent=Spent(1, 4_000_000, 1_000_000),
    budget=20_000_000,
)


@dataclass
class Bot:
    """What is looked at."""

    now: float = 100.0
    conditions: Conditions = field(default_factory=Conditions)
    readings: Readings | Exception = READINGS
    begun: int = 0
    held: asyncio.Event | None = None
    clock: MovableClock = field(default_factory=lambda: MovableClock(0.0))

    def __post_init__(self) -> None:
        self.scrape = Scrape(Metrics(), self._look, self._read, self.clock)

    async def _look(self) -> Conditions:
        return with_changes(self.conditions, now=self.now)

    async def _read(self) -> Readings:
        self.begun += 1
        if self.held:
            await self.held.wait()
        if isinstance(self.readings, Exception):
            raise self.readings
        return self.readings

    async def shown(self) -> Numbers:
        return numbers_in(await self.scrape.text())


async def test_what_the_tables_say_is_shown() -> None:
    found = await Bot().shown()
    assert found.of("veogram_tasks_pending", status="ready") == 2
    assert found.of("veogram_tasks_pending", status="queued") == 0
    assert found.of("veogram_inbox_updates", place="in-line") == 3
    assert found.of("veogram_inbox_oldest_seconds", place="in-line") == 30
    assert found.of("veogram_inbox_oldest_seconds", place="aside") == 0
    assert found.of("veogram_spent_dollars", state="reserved") == 2
    assert found.of("veogram_spent_dollars", state="charged") == 0.5
    assert found.of("veogram_budget_dollars") == 10


async def test_without_a_budget_none_is_shown() -> None:
    found = await Bot(readings=with_changes(READINGS, budget=0)).shown()
    assert found.all_of("veogram_budget_dollars") == []


CONDITIONS = Conditions(7.0, 8.0, leads=False, problems={"key": 1}, parts={"worker": False})


async def test_how_the_process_is_is_shown() -> None:
    found = await Bot(conditions=CONDITIONS).shown()
    assert found.of("veogram_tick_age_seconds") == 7
    assert found.of("veogram_telegram_age_seconds") == 8
    assert found.of("veogram_leader") == 0
    assert found.of("veogram_circuit_open", problem="key") == 1
    assert found.of("veogram_circuit_open", problem="credits") == 0
    assert found.of("veogram_part_works", part="worker") == 0


@pytest.mark.parametrize("name", ["veogram_tick_age_seconds", "veogram_telegram_age_seconds"])
async def test_what_never_happened_has_no_age(name: str) -> None:
    assert (await Bot().shown()).all_of(name) == []


async def test_a_database_that_is_away_hides_only_what_it_knows() -> None:
    found = await Bot(readings=StoreUnavailable("away")).shown()
    assert found.all_of("veogram_tasks_pending") == []
    assert found.all_of("veogram_inbox_updates") == []
    assert found.of("veogram_leader") == 1


async def test_what_an_earlier_scrape_has_read_is_not_shown_for_now() -> None:
    bot = Bot()
    await bot.shown()
    bot.readings = StoreUnavailable("away")
    bot.clock.advance(2)
    assert (await bot.shown()).all_of("veogram_tasks_pending") == []


async def test_a_database_that_hangs_is_waited_for_no_longer_than_its_limit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.metrics.scrape._DATABASE_SECONDS", 0.01)
    found = await Bot(held=asyncio.Event()).shown()
    assert found.all_of("veogram_tasks_pending") == []
    assert found.of("veogram_leader") == 1


async def test_however_often_it_is_scraped_the_tables_are_read_once_a_second() -> None:
    bot = Bot()
    await asyncio.gather(*(bot.shown() for _ in range(20)))
    assert bot.begun == 1
    bot.clock.advance(1)
    await asyncio.gather(*(bot.shown() for _ in range(20)))
    assert bot.begun == 2


async def test_a_clock_that_was_set_back_keeps_nothing_for_longer() -> None:
    bot = Bot()
    bot.clock.advance(1000)
    await bot.shown()
    bot.clock.advance(-500)
    await bot.shown()
    assert bot.begun == 2


async def test_two_processes_in_one_program_count_for_themselves() -> None:
    one, other = Metrics(), Metrics()
    one.alerts.alerted("key")
    shown = [numbers_in(each.shown(Conditions())) for each in (one, other)]
    assert [each.of("veogram_alerts_total", kind="key") for each in shown] == [1, 0]
