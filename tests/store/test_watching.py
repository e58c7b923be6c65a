"""Who watches the database hears what is committed, once, and nothing else."""

from dataclasses import dataclass, field

import pytest

from bot.errors import StoreUnavailable
from bot.money.calendar import Calendar
from bot.money.ledger import Entry, EntryKind
from bot.money.stars import StarPayment
from bot.store.database import Database
from bot.store.ledger import Ledger
from bot.store.stars import StarAccounts
from bot.store.tasks import TaskTransitions
from bot.tasks.task import Reason, Status, Task
from tests.store.scene import COST, NOW, QUOTE, Scene
from tests.store.transitions import TRANSITIONS, Transition, each_of


@dataclass
class Heard:
    """Implements Watcher: remembers."""

    statuses: list[tuple[int, Status]] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    failures: list[bool] = field(default_factory=list)

    def status_changed(self, task: Task) -> None:
        self.statuses.append((task.id, task.status))

    def booked(self, entry: Entry) -> None:
        self.entries.append(entry)

    def unavailable(self, *, in_time: bool) -> None:
        self.failures.append(in_time)

    @property
    def kinds(self) -> list[EntryKind]:
        return [entry.kind for entry in self.entries]


@pytest.fixture
def heard(database: Database) -> Heard:
    database.watcher = heard = Heard()
    return heard


async def test_a_new_task_and_its_reservation_are_heard_of(scene: Scene, heard: Heard) -> None:
    task = await scene.queued()
    assert heard.statuses == [(task.id, Status.QUEUED)]
    assert heard.kinds == [EntryKind.RESERVE]
    assert heard.entries[0].reserved == QUOTE


@each_of(TRANSITIONS)
async def test_a_change_is_heard_of_where_the_status_changes(
    scene: Scene, changes: TaskTransitions, heard: Heard, transition: Transition
) -> None:
    task = await scene.task(transition.before)
    heard.statuses.clear()
    changed = await transition.change(changes, task)
    assert changed is not None
    is_new = changed.status is not task.status
    assert heard.statuses == ([(task.id, changed.status)] if is_new else [])


async def test_what_a_video_has_cost_is_heard_of_once(scene: Scene, heard: Heard) -> None:
    await scene.task(Status.DELIVERED)
    assert heard.kinds == [EntryKind.RESERVE, EntryKind.CHARGE]
    assert heard.entries[1].charged == COST


async def test_a_payment_that_comes_again_is_heard_of_once(
    database: Database, heard: Heard
) -> None:
    payment = StarPayment("payment", 1, 1, 500)
    for _ in range(2):
        await StarAccounts(database, Calendar()).credit(payment, NOW)
    assert heard.kinds == [EntryKind.PURCHASE]
    assert heard.entries[0].stars == 500


async def test_what_is_booked_and_not_committed_is_not_heard_of(
    database: Database, heard: Heard
) -> None:
    ledger, entry = Ledger(database), Entry("key", EntryKind.CHARGE, 1, 1, 1, "day", NOW, charged=5)

    async def fail() -> None:
        async with database.write() as connection:
            assert await ledger.book(connection, entry)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    assert heard.entries == []
    async with database.write() as connection:
        assert await ledger.book(connection, entry)
        assert heard.entries == []
    assert heard.entries == [entry]


async def test_a_change_that_comes_too_late_is_not_heard_of(
    scene: Scene, changes: TaskTransitions, heard: Heard
) -> None:
    task = await scene.task(Status.QUEUED)
    await changes.cancel(task.id, "press:stop", NOW)
    heard.statuses.clear()
    assert await changes.failed(task, Reason.REFUSED, NOW) is None
    assert heard.statuses == []


async def test_a_database_that_is_away_is_heard_of(database: Database, heard: Heard) -> None:
    async def ask() -> None:
        async with database.read():
            raise OSError("no disk")

    with pytest.raises(StoreUnavailable):
        await ask()
    assert heard.failures == [True]


async def test_a_database_that_takes_too_long_is_heard_of_as_that(
    database: Database, heard: Heard
) -> None:
    async def ask() -> None:
        async with database.read():
            raise TimeoutError

    with pytest.raises(StoreUnavailable):
        await ask()
    assert heard.failures == [False]
