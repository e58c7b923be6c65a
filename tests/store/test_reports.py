"""Sums over days and hours, and the ledger page by page: what they hold, and what they do not."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.money.ledger import Entry, EntryKind
from bot.money.periods import EVER, Period, last_days
from bot.store.database import Database
from bot.store.ledger import Ledger
from bot.store.reports import Reports
from bot.tasks.limits import Limits
from bot.tasks.statistics import Outcome, Spender
from bot.tasks.task import Reason, Status
from tests.requests import generation_request
from tests.store.scene import COST, LINK, NOW, QUOTE, Scene, sure

CALENDAR = Limits().calendar
TODAY = CALENDAR.date_of(NOW)
DAY = 24 * 3600.0
HOURS = [hour.timestamp() for hour in CALENDAR.hours(TODAY)]


def entry(key: str, day: date = TODAY, **values: object) -> Entry:
    """Return an entry of a day."""
    at = datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()
    usual = Entry(key, EntryKind.PURCHASE, None, 1, 1, day.isoformat(), at)
    return replace(usual, **values)  # type: ignore[arg-type]


async def booked(database: Database, *new: Entry) -> None:
    async with database.write() as connection:
        for each in new:
            await Ledger(database).book(connection, each)


async def finished(scene: Scene, now: float, user_id: int = 1, chat_id: int = 1) -> None:
    """Let a video be asked for, made, and delivered a minute later."""
    task = await scene.held(await scene.queued(now, user_id, chat_id), now=now)
    changes = scene.changes
    task = sure(await changes.submitting(task, f"veogram-{task.id}-x", now))
    task = sure(await changes.generating(task, f"gen-{task.id}", now, now))
    task = sure(await changes.ready(task, LINK, COST, now, measured=True))
    await scene.delivered(task, now + 60)


async def test_every_video_counts_once_by_what_has_become_of_it(
    scene: Scene, database: Database
) -> None:
    for status in Status:
        await scene.task(status, owner=None)
    found = await Reports(database).statistics(last_days(TODAY, 1))
    assert {outcome: found.count(outcome) for outcome in Outcome} == {
        Outcome.DELIVERED: 1,
        Outcome.FAILED: 2,
        Outcome.CANCELLED: 1,
        Outcome.PENDING: 4,
    }
    assert found.asked == len(Status)
    assert {*found.failures} == {(Reason.REFUSED, 1), (Reason.LOST, 1)}
    assert (found.charged, found.reserved) == (2 * COST, 4 * QUOTE)


async def test_a_day_outside_of_the_period_counts_for_nothing(
    scene: Scene, database: Database
) -> None:
    for days in (0, 1, 6, 7):
        await finished(scene, NOW - days * DAY)
    await finished(scene, NOW + DAY)
    found = await Reports(database).statistics(last_days(TODAY, 7))
    counts = [slot.videos.get(Outcome.DELIVERED, 0) for slot in found.slots]
    assert counts == [1, 0, 0, 0, 0, 1, 1]
    assert [slot.charged for slot in found.slots] == [COST * count for count in counts]
    assert found.charged == 3 * COST


async def test_the_hours_of_a_day_hold_what_was_asked_for_in_them(
    scene: Scene, database: Database
) -> None:
    for moment in (HOURS[0], HOURS[9] - 0.001, HOURS[9], HOURS[9] + 3599.9, HOURS[23] + 3599):
        await finished(scene, moment)
    found = await Reports(database).statistics(Period(TODAY, TODAY), HOURS)
    counts = [slot.videos.get(Outcome.DELIVERED, 0) for slot in found.slots]
    assert counts == [1, *[0] * 7, 1, 2, *[0] * 13, 1]
    assert [slot.charged for slot in found.slots] == [COST * count for count in counts]


async def test_stars_that_are_bought_and_used_are_told_apart(
    scene: Scene, database: Database
) -> None:
    await booked(
        database,
        entry("purchase:1", stars=250),
        entry("refund:2", kind=EntryKind.REFUND, stars=-50),
        entry("reserve:7", kind=EntryKind.RESERVE, stars=-60, videos=1, prepaid=True, task_id=7),
        entry("reserve:8", kind=EntryKind.RESERVE, stars=-40, videos=1, prepaid=True, task_id=8),
        entry("settle:8", kind=EntryKind.CREDIT, stars=40, videos=-1, prepaid=True, task_id=8),
    )
    for hours in ([], HOURS):
        found = await Reports(database).statistics(last_days(TODAY, 1), hours)
        assert (found.stars_bought, found.stars_paid_back, found.stars_used) == (250, 50, 60)


async def test_those_who_spent_most_come_first_and_only_a_few(
    scene: Scene, database: Database
) -> None:
    for number in range(1, 6):
        for _ in range(number):
            await finished(scene, NOW, user_id=number, chat_id=-number)
    found = await Reports(database).statistics(last_days(TODAY, 1))
    assert found.people == [Spender(number, number * COST, number) for number in (5, 4, 3)]
    assert found.chats == [Spender(-number, number * COST, number) for number in (5, 4, 3)]


async def test_waits_are_told_for_each_model_from_the_request_to_the_delivery(
    scene: Scene, database: Database
) -> None:
    await finished(scene, NOW)
    other = generation_request(model_id="veo2", resolution="720p")
    await scene.queued(request=other)  # has not been delivered
    (wait,) = (await Reports(database).statistics(last_days(TODAY, 1))).waits
    assert (wait.videos, wait.median, wait.ninetieth) == (1, 60.0, 60.0)


async def test_no_days_have_no_sums(scene: Scene, database: Database) -> None:
    found = await Reports(database).statistics(last_days(TODAY, 30))
    assert found.asked == found.charged == found.stars_bought == 0
    assert [*found.waits, *found.chats, *found.people] == []


async def test_the_ledger_comes_in_pages_whole_and_by_day(scene: Scene, database: Database) -> None:
    days = [TODAY - timedelta(days=number) for number in (0, 3, 0, 1, 3, 3, 40)]
    await booked(database, *(entry(f"purchase:{n}", day) for n, day in enumerate(days)))
    found = [page async for page in Reports(database).pages(EVER, 2)]
    assert all(len(page) <= 2 for page in found)
    keys = [each.key.removeprefix("purchase:") for page in found for _, each in page]
    assert "".join(keys) == "6145302"
    week = [page async for page in Reports(database).pages(last_days(TODAY, 4))]
    assert "".join(e.key[-1] for page in week for _, e in page) == "145302"
