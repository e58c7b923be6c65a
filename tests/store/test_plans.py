"""What is asked often finds its rows by an index, however many tasks there are."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa

from bot.money.budgets import Allowance, Scope
from bot.money.calendar import Calendar
from bot.money.periods import EVER, Since, last_days
from bot.store.access import Access
from bot.store.agenda import Agenda
from bot.store.albums import Albums
from bot.store.charges import Charges
from bot.store.costs import CostQueries
from bot.store.database import Database
from bot.store.drafts import DraftKind, Drafts, NewDraft
from bot.store.gauges import Gauges
from bot.store.history import History
from bot.store.inbox import Inbox
from bot.store.knocks import Knocks
from bot.store.members import Members
from bot.store.notices import Notices
from bot.store.people import People, Subject
from bot.store.refused_messages import Refusable, RefusedMessages
from bot.store.reports import Reports
from bot.store.schema import metadata, tasks
from bot.store.settlements import Settlements
from bot.store.stars import StarAccounts
from bot.store.tasks import (
    NewTasks,
    TaskContents,
    TaskQueries,
    TaskQueue,
    TaskReferences,
    TaskTransitions,
)
from bot.store.wishes import Wish, Wishes
from bot.tasks.kinds import Kind
from bot.tasks.limits import Limits
from bot.tasks.task import ENDED, Status
from tests.store.scene import ANNA, LEASE, NOW, REQUEST, Scene, asking, by_message, by_press

MANY = 100_000
LIMITS = Limits(3, 20, 50)
WEEK = last_days(LIMITS.calendar.date_of(NOW), 7)
TODAY = last_days(WEEK.last, 1)
SUBMITS = (Status.QUEUED, Status.SUBMITTING)

_COPIES = """
    INSERT INTO tasks (source_key, chat_id, message_id, user_id, file_unique_id, {others})
    WITH RECURSIVE numbers(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < {many})
    SELECT 'copy:' || i, i % 100, i, i % 100, 'file-' || i, {others} FROM tasks, numbers
"""
_OWN = {"id", "source_key", "chat_id", "message_id", "user_id", "file_unique_id"}

Ask = Callable[[Database], Awaitable[object]]


async def _ahead(database: Database) -> int:
    task = await TaskQueries(database).get(MANY)
    assert task is not None
    return await TaskQueries(database).ahead_of(task)


async def _takes(database: Database) -> object:
    task = await TaskQueries(database).get(MANY)
    assert task is not None
    return await TaskQueries(database).takes(task)


async def _answer(database: Database) -> object:
    question = NewDraft("press:q", DraftKind.OFFER, ANNA, quote=0)
    draft, _ = await Drafts(database).add(question, NOW)
    answer = replace(by_press("q", asking(8, -1, -1)), draft_id=draft.id)
    return await NewTasks(database).add(answer, LIMITS, NOW)


async def _release(database: Database) -> object:
    task = await TaskQueries(database).get(MANY)
    assert task is not None
    return await Settlements(database).release(task, NOW)


async def _look(database: Database) -> object:
    tasks, ended = TaskQueue(database, SUBMITS, True), TaskQueue(database, ENDED)
    return await Agenda(database).look(
        [(Inbox(database), [1, 2]), (tasks, [1, 2]), (ended, [])], NOW, NOW + 2
    )


async def _pages(database: Database) -> object:
    return [page async for page in Reports(database).pages(EVER)]


HOT: dict[str, Ask] = {
    "claim": lambda db: TaskQueue(db, SUBMITS).claim("me", NOW, LEASE, 16, [1, 2]),
    "claim with pictures": lambda db: TaskQueue(db, SUBMITS, True).claim("me", NOW, 9.0, 3, []),
    "claim what has ended": lambda db: TaskQueue(db, ENDED).claim("me", NOW, LEASE, 16, []),
    "claim pictures to make": lambda db: TaskQueue(db, [Status.QUEUED], kind=Kind.STILL).claim(
        "me", NOW, LEASE, 4, []
    ),
    "claim videos to buy": lambda db: TaskQueue(db, [Status.QUEUED], False, Kind.VIDEO).claim(
        "me", NOW, LEASE, 16, [1]
    ),
    "ask for help": lambda db: NewTasks(db).add(
        replace(by_message(asking(8, user_id=-1, chat_id=-1)), kind=Kind.WORDS), LIMITS, NOW
    ),
    "what is to be done": _look,
    "renew": lambda db: TaskQueue(db, SUBMITS).renew("me", [1, 2], NOW),
    "release": lambda db: TaskQueue(db, SUBMITS).release("me"),
    "release all": lambda db: TaskQueue(db, SUBMITS).release(),
    "add": lambda db: NewTasks(db).add(by_message(asking(7, user_id=-1, chat_id=-1)), LIMITS, NOW),
    "add by press": lambda db: NewTasks(db).add(by_press("p", asking(7, -1, -1)), LIMITS, NOW),
    "get": lambda db: TaskQueries(db).get(5),
    "at": lambda db: TaskQueries(db).at(1, 5),
    "by file": lambda db: TaskQueries(db).by_file("file-7"),
    "by source": lambda db: TaskQueries(db).by_source("copy:7"),
    "takes": _takes,
    "show": lambda db: TaskTransitions(db).progress_shown(5, 55),
    "asker in an inline message": lambda db: TaskQueries(db).asker_in("i"),
    "asked in an inline message": lambda db: Drafts(db).asked_in("i"),
    "a wish": lambda db: Wishes(db).get(1, "w"),
    "keep a wish": lambda db: Wishes(db).keep(1, Wish(REQUEST, 0), NOW),
    "a refusal": lambda db: RefusedMessages(db).is_mended(Refusable(1, 5, 1, "fox"), NOW),
    "drop a refusal": lambda db: RefusedMessages(db).drop(Refusable(1, 5, 1, "fox")),
    "sweep refusals": lambda db: RefusedMessages(db).sweep(NOW, 100),
    "forget refusals": lambda db: RefusedMessages(db).forget(1, 100),
    "sweep wishes": lambda db: Wishes(db).sweep(NOW, 100),
    "forget wishes": lambda db: Wishes(db).forget(1),
    "cancelled by": lambda db: TaskQueries(db).cancelled_by("press:7"),
    "in progress": lambda db: TaskQueries(db).in_progress(100),
    "in progress among": lambda db: TaskQueries(db).in_progress_among([1, 2]),
    "ahead": _ahead,
    "lost": lambda db: TaskQueries(db).lost(NOW, 500),
    "pending in a chat": lambda db: TaskQueries(db).pending_in(1),
    "whether to quote": lambda db: TaskReferences(db).are_needed(1, 1),
    "durations": lambda db: TaskQueries(db).durations("veo2"),
    "history": lambda db: History(db).page(1),
    "history of files": lambda db: History(db).page(1, with_file=True),
    "count history": lambda db: History(db).count(1),
    "count what is found": lambda db: History(db).count(1, "fox"),
    "search": lambda db: History(db).page(1, "fox"),
    "mark": lambda db: TaskContents(db).mark(-1, 100),
    "marked": lambda db: TaskContents(db).marked(1),
    "forget marked": lambda db: TaskContents(db).forget_marked(NOW, 100),
    "forget somebody": lambda db: TaskContents(db).forget_marked(NOW, 100, 1),
    "forget old": lambda db: TaskContents(db).forget_old(0.0, NOW, 100),
    "sweep the inbox": lambda db: Inbox(db).sweep(NOW, 100),
    "drop answers": lambda db: Inbox(db).drop_answers(1, NOW),
    "release the inbox": lambda db: Inbox(db).release(),
    "sweep albums": lambda db: Albums(db).sweep(NOW, 100),
    "forget albums": lambda db: Albums(db).forget(1, 100),
    "sweep drafts": lambda db: Drafts(db).sweep(NOW, 100),
    "forget drafts": lambda db: Drafts(db).forget(1, 100),
    "access": lambda db: Access(db).of(1, -5),
    "who owes Stars": lambda db: Access(db).any_unwelcome(),
    "knock": lambda db: Knocks(db).add("press:7", asking(7), NOW - 9, NOW),
    "sweep knocks": lambda db: Knocks(db).sweep(NOW, 100),
    "meet somebody": lambda db: People(db).meet(Subject(1, "Anna", "anna"), NOW),
    "somebody by name": lambda db: People(db).named("anna"),
    "sweep people": lambda db: People(db).sweep(NOW, 100),
    "a balance": lambda db: StarAccounts(db, Calendar()).balance(1),
    "an account": lambda db: StarAccounts(db, Calendar()).page(1, 0, 11),
    "payments of somebody": lambda db: StarAccounts(db, Calendar()).last_payments(1, 3),
    "what is booked": lambda db: StarAccounts(db, Calendar()).booked(["purchase:1"]),
    "groups of somebody": lambda db: Members(db).chats_of(1, 20),
    "answer a question": _answer,
    "draft begun by": lambda db: Drafts(db).begun_by("message:1:2"),
    "statistics": lambda db: Reports(db).statistics(WEEK),
    "statistics of a day": lambda db: Reports(db).statistics(TODAY, [NOW, NOW + 3600.0]),
    "pages of the ledger": _pages,
    "sweep notices": lambda db: Notices(db).sweep(NOW, 100),
    "last reasons": lambda db: TaskQueries(db).last_reasons(NOW, "2026-01-01", 10),
    "sweep charges": lambda db: Charges(db).sweep(NOW, 100),
    "unmatched": lambda db: Settlements(db).unmatched(Since(NOW, "2026-01-01"), 100),
    "match": lambda db: Settlements(db).match(MANY, NOW),
    "open": lambda db: Settlements(db).open("2026-01-01", NOW, 100),
    "uncharged": lambda db: Settlements(db).uncharged(NOW, 100),
    "taken back": lambda db: Settlements(db).taken_back("2026-01-01", 100),
    "give back": _release,
    "costs": lambda db: CostQueries(db).of(Since(NOW, "2026-01-01"), NOW),
    "ours only": lambda db: CostQueries(db).ours_only("2026-01-01", NOW, 10),
    "corrected": lambda db: CostQueries(db).corrected(NOW, NOW + 9),
    "gauges": lambda db: Gauges(db).read(Allowance(Scope.ALL), "2026-01-01"),
    "above quote": lambda db: CostQueries(db).above_quote(NOW, NOW + 9),
}


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory, empty: bytes) -> str:
    """The address of an SQLite database with many tasks, of which one is open."""
    path = tmp_path_factory.mktemp("full") / "veogram.db"
    path.write_bytes(empty)
    return f"sqlite:///{path}"


@pytest.fixture
async def database(full: str) -> AsyncIterator[Database]:
    """That database."""
    database = Database(full)
    await _fill(database)
    yield database
    await database.close()


async def _fill(database: Database) -> None:
    async with database.read() as connection:
        if await connection.scalar(sa.text("SELECT count(*) FROM tasks")):
            return
    scene = Scene(database)
    told = await scene.changes.outcome_notified(await scene.task(Status.DELIVERED), NOW)
    assert told is not None
    async with database.write() as connection:
        columns = await connection.exec_driver_sql("SELECT name FROM pragma_table_info('tasks')")
        others = ", ".join(name for (name,) in columns if name not in _OWN)
        await connection.exec_driver_sql(_COPIES.format(others=others, many=MANY))
    await scene.queued()


async def _plans(database: Database, ask: Ask) -> list[str]:
    """Return how SQLite finds the rows of each statement that asking leads to."""
    asked: list[tuple[str, Any]] = []

    def note(_: Any, __: Any, statement: str, parameters: Any, ___: Any, many: bool) -> None:
        if not statement.startswith("BEGIN"):
            asked.append((statement, parameters[0] if many else parameters))

    engine = database._engine.sync_engine
    sa.event.listen(engine, "before_cursor_execute", note)
    try:
        await ask(database)
    finally:
        sa.event.remove(engine, "before_cursor_execute", note)
    assert asked
    async with database.read() as connection:
        return [
            str(row.detail)
            for statement, parameters in asked
            for row in await connection.exec_driver_sql(
                f"EXPLAIN QUERY PLAN {statement}", parameters
            )
        ]


SCANS = tuple(f"SCAN {table}" for table in metadata.tables)


@pytest.mark.parametrize("ask", HOT.values(), ids=HOT)
async def test_no_hot_query_reads_a_whole_table(database: Database, ask: Ask) -> None:
    plans = await _plans(database, ask)
    assert any("SEARCH" in step for step in plans)
    assert [step for step in plans if step.startswith(SCANS)] == []


async def test_what_is_old_is_found_by_its_age_and_not_among_all_that_have_ended(
    database: Database,
) -> None:
    plans = await _plans(database, HOT["forget old"])
    assert any("ix_tasks_ended (updated_at<?)" in step for step in plans)


async def test_a_query_without_an_index_would_be_seen(database: Database) -> None:
    plans = await _plans(database, _by_detail)
    assert [step for step in plans if step.startswith(SCANS)] != []


async def _by_detail(database: Database) -> object:
    async with database.read() as connection:
        return (await connection.execute(sa.select(tasks).where(tasks.c.detail == "no"))).first()
