"""A new task takes its place in the limits in the step in which it is stored."""

import asyncio
from zoneinfo import ZoneInfo

import pytest

from bot.errors import LimitReached
from bot.money.calendar import Calendar
from bot.store.database import Database
from bot.store.tasks import NewTasks, TaskQueries, TaskTransitions
from bot.tasks.limits import Limits
from bot.tasks.source_keys import press_key
from bot.tasks.task import Origin, Status
from tests.store.scene import NO_LIMITS, NOW, Scene, asking, by_message, by_press


@pytest.mark.parametrize(
    ("limits", "allowed"),
    [
        (Limits(3, 0, 0), 3),
        (Limits(0, 5, 0), 5),
        (Limits(0, 0, 7), 7),
        (Limits(9, 4, 6), 4),
        (NO_LIMITS, 50),
    ],
)
async def test_however_many_ask_at_once_no_limit_is_passed(
    database: Database, neighbour: Database, limits: Limits, allowed: int
) -> None:
    stores = [NewTasks(database), NewTasks(neighbour)] * 25
    answers = await asyncio.gather(
        *(
            store.add(by_message(asking(number)), limits, NOW)
            for number, store in enumerate(stores)
        ),
        return_exceptions=True,
    )
    refused = [answer for answer in answers if isinstance(answer, LimitReached)]
    assert len(answers) - len(refused) == allowed
    assert not [a for a in answers if isinstance(a, Exception) and a not in refused]
    assert len(await TaskQueries(database).pending_in(1, most=100)) == allowed


async def test_a_refused_request_leaves_nothing_behind(
    new_tasks: NewTasks, queries: TaskQueries
) -> None:
    await new_tasks.add(by_message(asking(1)), Limits(1, 0, 0), NOW)
    with pytest.raises(LimitReached):
        await new_tasks.add(by_message(asking(2)), Limits(1, 0, 0), NOW)
    assert len(await queries.pending_in(1)) == 1
    assert await queries.at(1, 2) is None


async def test_each_person_has_a_limit_of_their_own_and_a_chat_one_for_all(
    new_tasks: NewTasks,
) -> None:
    limits = Limits(user_active=1, user_daily=0, chat_daily=3)
    for user_id in (1, 2, 3):
        await new_tasks.add(by_message(asking(user_id, user_id, chat_id=-5)), limits, NOW)
    with pytest.raises(LimitReached) as caught:
        await new_tasks.add(by_message(asking(4, user_id=4, chat_id=-5)), limits, NOW)
    assert caught.value.scope == "chat-daily"
    await new_tasks.add(by_message(asking(4, user_id=4, chat_id=-6)), limits, NOW)


async def test_a_refusal_says_when_it_goes_on_and_then_it_does(new_tasks: NewTasks) -> None:
    calendar = Calendar(ZoneInfo("Asia/Kolkata"))
    limits = Limits(user_active=0, user_daily=2, chat_daily=0, calendar=calendar)
    for number in (1, 2):
        await new_tasks.add(by_message(asking(number)), limits, NOW + number)
    with pytest.raises(LimitReached) as caught:
        await new_tasks.add(by_message(asking(3)), limits, NOW + 60)
    assert caught.value.resumes_at == calendar.midnight_after(NOW)
    midnight = calendar.midnight_after(NOW).timestamp()
    with pytest.raises(LimitReached):
        await new_tasks.add(by_message(asking(3)), limits, midnight - 1)
    _, is_new = await new_tasks.add(by_message(asking(3)), limits, midnight)
    assert is_new


@pytest.mark.parametrize(
    ("status", "given_back"),
    [
        (Status.FAILED, True),
        (Status.CANCELLED, True),
        (Status.DELIVERED, False),
        (Status.UNCERTAIN, False),
        (Status.GENERATING, False),
    ],
)
async def test_a_day_s_place_is_given_back_when_nothing_was_bought(
    scene: Scene, new_tasks: NewTasks, status: Status, given_back: bool
) -> None:
    await scene.task(status)
    if given_back:
        await new_tasks.add(by_message(asking(1)), Limits(0, 1, 0), NOW)
    else:
        with pytest.raises(LimitReached):
            await new_tasks.add(by_message(asking(1)), Limits(0, 1, 0), NOW)


async def test_a_video_called_off_after_it_was_bought_still_counts(
    scene: Scene, new_tasks: NewTasks, changes: TaskTransitions
) -> None:
    task = await scene.task(Status.GENERATING)
    await changes.cancel(task.id, "press:stop", NOW)
    with pytest.raises(LimitReached):
        await new_tasks.add(by_message(asking(1)), Limits(0, 1, 0), NOW)


@pytest.mark.parametrize(
    "status", [Status.DELIVERED, Status.FAILED, Status.CANCELLED, Status.UNCERTAIN]
)
async def test_what_has_ended_is_no_longer_in_the_making(
    scene: Scene, new_tasks: NewTasks, status: Status
) -> None:
    await scene.task(status)
    _, is_new = await new_tasks.add(by_message(asking(1)), Limits(1, 0, 0), NOW)
    assert is_new


async def test_a_press_keeps_to_the_limits(new_tasks: NewTasks) -> None:
    await new_tasks.add(by_message(), NO_LIMITS, NOW)
    with pytest.raises(LimitReached):
        await new_tasks.add(by_press("one"), Limits(1, 0, 0), NOW)
    task, is_new = await new_tasks.add(by_press("one"), Limits(2, 0, 0), NOW)
    assert is_new
    assert (task.origin, task.source_key) == (Origin.AGAIN, press_key("one"))
