"""Pictures and better prompts in the store: what they count for, and how they end."""

from dataclasses import replace

import pytest

from bot.errors import LimitReached
from bot.money.periods import last_days
from bot.store.database import Database
from bot.store.history import History
from bot.store.reports import Reports
from bot.store.settlements import Settlements
from bot.store.stores import Stores
from bot.store.tasks import TaskQueries, TaskQueue
from bot.store.tasks.new import NewTask
from bot.tasks.kinds import HELPERS, Kind
from bot.tasks.limits import Limits
from bot.tasks.task import FileKind, Origin, Reason, Receipt, Status, Task
from tests.store.scene import (
    ANNA,
    LEASE,
    LINK,
    NO_LIMITS,
    NOW,
    Scene,
    asking,
    by_message,
    by_press,
    sure,
)

DAY = 24 * 3600.0
QUOTE = 1000


def helping(kind: Kind, number: int = 1, user_id: int = 1) -> NewTask:
    """Return a request for help with a message of its own."""
    who = asking(100 + number, user_id)
    return replace(by_message(who), kind=kind, quote=QUOTE)


async def submitted(scene: Scene, kind: Kind, number: int = 1) -> Task:
    """Return a request for help whose call is being made."""
    task, _ = await scene.new.add(helping(kind, number), NO_LIMITS, NOW)
    held = await scene.held(task)
    return sure(await scene.changes.submitting(held, f"call-{task.id}", NOW))


async def booked(database: Database, user_id: int = 1) -> tuple[int, int, int]:
    """Return what counts of somebody: videos, reserved, charged."""
    statistics = Reports(database)
    pages = [page async for page in statistics.pages(last_days(NO_LIMITS.calendar.date_of(NOW), 3))]
    entries = [entry for page in pages for _, entry in page if entry.user_id == user_id]
    return (
        sum(entry.videos for entry in entries),
        sum(entry.reserved for entry in entries),
        sum(entry.charged for entry in entries),
    )


@pytest.mark.parametrize("kind", HELPERS)
async def test_help_counts_by_its_cost_and_as_no_video(
    scene: Scene, database: Database, kind: Kind
) -> None:
    task = await submitted(scene, kind)
    assert await booked(database) == (0, QUOTE, 0)
    await scene.changes.made(task, "gen-1", 210, NOW, link=LINK, words="A fox")
    assert await booked(database) == (0, 0, 210)


@pytest.mark.parametrize("kind", HELPERS)
async def test_what_is_not_told_stays_reserved_until_it_is_charged(
    scene: Scene, database: Database, kind: Kind
) -> None:
    task = await submitted(scene, kind)
    await scene.changes.made(task, "gen-1", None, NOW, link=LINK)
    assert await booked(database) == (0, QUOTE, 0)


@pytest.mark.parametrize("kind", HELPERS)
@pytest.mark.parametrize(
    "reason", [Reason.RESULT_LOST, Reason.NO_PICTURE, Reason.NO_WORDS, Reason.WORDS_TOO_LONG]
)
async def test_what_went_through_and_is_of_no_use_has_cost_what_it_cost(
    scene: Scene, database: Database, kind: Kind, reason: Reason
) -> None:
    task = await submitted(scene, kind)
    ended = sure(await scene.changes.spent(task, reason, "gen-1", 210, NOW))
    assert (ended.status, ended.reason, ended.outcome_notified) == (Status.FAILED, reason, False)
    assert await booked(database) == (0, 0, 210)


@pytest.mark.parametrize("kind", HELPERS)
async def test_what_surely_cost_nothing_is_given_back(
    scene: Scene, database: Database, kind: Kind
) -> None:
    task = await submitted(scene, kind)
    await scene.changes.failed(task, Reason.REFUSED, NOW)
    assert await booked(database) == (0, 0, 0)


@pytest.mark.parametrize("kind", HELPERS)
async def test_a_result_is_a_fact_and_stored_once(scene: Scene, kind: Kind) -> None:
    task = await submitted(scene, kind)
    await scene.changes.reschedule(task, NOW, NOW)  # its lease is lost
    assert await scene.changes.made(task, "gen-1", 210, NOW, words="A fox")
    assert await scene.changes.made(task, "gen-2", 210, NOW, words="A cat") is None
    assert sure(await scene.queries.get(task.id)).words == "A fox"


@pytest.mark.parametrize(("kind", "is_told_again"), [(Kind.WORDS, False), (Kind.STILL, True)])
async def test_what_is_found_later_is_told_again_where_it_was_more_than_a_trifle(
    scene: Scene, kind: Kind, is_told_again: bool
) -> None:
    task = sure(await scene.changes.uncertain(await submitted(scene, kind), NOW))
    held = await scene.held(task)
    told = sure(await scene.changes.outcome_notified(held, NOW))
    ended = sure(await scene.changes.spent(told, Reason.RESULT_LOST, "gen-1", 210, NOW))
    assert ended.outcome_notified is not is_told_again


async def test_help_neither_uses_nor_needs_a_place_among_the_videos(scene: Scene) -> None:
    limits = Limits(user_active=1, user_daily=1)
    await scene.new.add(by_message(), limits, NOW)
    await scene.new.add(helping(Kind.STILL), limits, NOW)
    with pytest.raises(LimitReached):
        await scene.new.add(by_message(asking(50)), limits, NOW)


async def test_a_lowered_limit_of_videos_keeps_nobody_from_help(scene: Scene) -> None:
    for number in range(3):
        await scene.new.add(by_message(asking(200 + number)), NO_LIMITS, NOW)
    limits = Limits(user_active=0, user_daily=1)
    assert await scene.new.add(helping(Kind.WORDS), limits, NOW)


async def test_so_much_help_at_once_and_no_more(scene: Scene) -> None:
    limits = Limits(user_active=2)
    for number, kind in enumerate(HELPERS):
        await scene.new.add(helping(kind, number), limits, NOW)
    with pytest.raises(LimitReached) as reached:
        await scene.new.add(helping(Kind.WORDS, 7), limits, NOW)
    assert reached.value.scope == "user-helping-active"
    await scene.new.add(helping(Kind.WORDS, 8, user_id=2), limits, NOW)


async def test_so_much_help_in_a_day_and_what_was_free_is_given_back(scene: Scene) -> None:
    limits = Limits(user_active=0, user_helps=2)
    tasks = [(await scene.new.add(helping(Kind.STILL, n), limits, NOW))[0] for n in range(2)]
    with pytest.raises(LimitReached) as reached:
        await scene.new.add(helping(Kind.STILL, 5), limits, NOW)
    assert (reached.value.scope, reached.value.limit) == ("user-helps", 2)
    assert reached.value.resumes_at is not None
    await scene.changes.cancel(tasks[0].id, "press:1", NOW)
    await scene.new.add(helping(Kind.STILL, 6), limits, NOW)
    await scene.new.add(helping(Kind.STILL, 7), limits, NOW + DAY)


async def test_a_budget_holds_for_help(scene: Scene) -> None:
    limits = Limits(user_active=0, user_budget=QUOTE + 1)
    await scene.new.add(helping(Kind.STILL, 1), limits, NOW)
    with pytest.raises(LimitReached) as reached:
        await scene.new.add(helping(Kind.STILL, 2), limits, NOW)
    assert reached.value.scope == "user-budget"
    assert not reached.value.stars


async def test_a_double_tap_is_of_one_kind(scene: Scene) -> None:
    words = replace(by_press("a", ANNA, Origin.HELP), kind=Kind.WORDS)
    first, _ = await scene.new.add(words, NO_LIMITS, NOW)
    again, is_new = await scene.new.add(replace(words, source_key="press:b"), NO_LIMITS, NOW)
    assert (again.id, is_new) == (first.id, False)
    still = replace(words, source_key="press:c", kind=Kind.STILL)
    assert (await scene.new.add(still, NO_LIMITS, NOW))[1]


async def test_no_picture_is_taken_for_a_video(scene: Scene, database: Database) -> None:
    task = await submitted(scene, Kind.STILL)
    task = sure(await scene.changes.made(task, "gen-1", 210, NOW, link=LINK))
    receipt = Receipt(7, "file-1", "unique-1", FileKind.PHOTO)
    await scene.changes.delivered(task, receipt, NOW)
    assert await History(database).page(1) == []
    assert await History(database).page(1, "fox") == []
    assert await TaskQueries(database).last_reasons(NOW - DAY, "", 10) == []
    period = last_days(NO_LIMITS.calendar.date_of(NOW), 1)
    assert (await Reports(database).statistics(period)).asked == 0
    assert await Settlements(database).open("", NOW + DAY, 10) == []


async def test_each_kind_has_its_queue(scene: Scene, database: Database) -> None:
    video, _ = await scene.new.add(by_message(), NO_LIMITS, NOW)
    still, _ = await scene.new.add(helping(Kind.STILL), NO_LIMITS, NOW)
    for kind, task in ((Kind.VIDEO, video), (Kind.STILL, still)):
        queue = TaskQueue(database, [Status.QUEUED], kind=kind)
        claimed = await queue.claim("me", NOW, LEASE, 9, [])
        assert [each.id for each in claimed] == [task.id]


async def test_better_prompts_are_forgotten_like_their_words(
    scene: Scene, database: Database
) -> None:
    task = await submitted(scene, Kind.WORDS)
    task = sure(await scene.changes.made(task, "gen-1", 210, NOW, words="A secret fox"))
    task = sure(await scene.changes.delivered(task, Receipt(7, "", ""), NOW))
    await scene.changes.outcome_notified(await scene.held(task), NOW)
    contents = Stores.over(database, NO_LIMITS.calendar).contents
    await contents.mark(1, 10)
    assert await contents.forget_marked(NOW + DAY, 10) == 1
    known = sure(await scene.queries.get(task.id))
    assert (known.words, known.request.prompt) == (None, "")
