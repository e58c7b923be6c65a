"""What a message asks for is written down once, and its place in the limits is taken with it."""

import asyncio
from dataclasses import replace

import pytest

from bot.errors import LimitReached
from bot.store.database import Database
from bot.store.tasks import TaskStore
from bot.tasks.limits import DAY, Limits
from bot.tasks.task import Origin, Reason, Requester, Status
from bot.veo.catalogue import Mode
from bot.veo.request import GenerationRequest
from tests.store.scene import ANNA, NO_LIMITS, NOW, REQUEST, Scene, asking

EVERYTHING = GenerationRequest(
    "google/veo3-1-extend-video",
    Mode.EXTEND,
    'ein Fuchs 🦊\n\tspringt ‘weiter’ \\ "so" \N{RIGHT-TO-LEFT MARK}',
    duration=7,
    resolution="720p",
    aspect_ratio="auto",
    negative_prompt="",
    seed=0,
    enhance_prompt=False,
    generate_audio=False,
    auto_fix=True,
    person_generation="dont_allow",
    images=("a", "b"),
    video="gen:0",
    source_ratio="9:16",
    instead_of="veo3",
)


@pytest.mark.parametrize("request_", [REQUEST, EVERYTHING])
@pytest.mark.parametrize(
    "requester", [ANNA, Requester(-1001234567890123, 2**40, 2**52, 7, "pt", private=False)]
)
async def test_a_task_is_read_as_it_was_written(
    store: TaskStore, requester: Requester, request_: GenerationRequest
) -> None:
    task, is_new = await store.add(requester, request_, NO_LIMITS, NOW + 0.123456)
    assert is_new
    assert (task.requester, task.request, task.status) == (requester, request_, Status.QUEUED)
    assert task.created_at == task.updated_at == task.next_at == NOW + 0.123456
    assert await store.get(task.id) == task


async def test_a_message_asks_only_once(store: TaskStore) -> None:
    first, _ = await store.add(ANNA, REQUEST, NO_LIMITS, NOW)
    edited = replace(REQUEST, prompt="a blue fox")
    assert await store.add(ANNA, edited, NO_LIMITS, NOW + 60) == (first, False)


async def test_a_message_asks_only_once_even_when_its_task_has_ended(
    store: TaskStore, scene: Scene
) -> None:
    for status in (Status.DELIVERED, Status.FAILED, Status.CANCELLED, Status.UNCERTAIN):
        task = await scene.task(status, owner=None)
        again, is_new = await store.add(task.requester, REQUEST, NO_LIMITS, NOW + 60)
        assert (again.id, is_new) == (task.id, False)


async def test_the_same_message_seen_at_once_by_two_processes_asks_once(
    database: Database, neighbour: Database
) -> None:
    stores = [TaskStore(database), TaskStore(neighbour)] * 10
    added = await asyncio.gather(*(store.add(ANNA, REQUEST, NO_LIMITS, NOW) for store in stores))
    assert sum(is_new for _, is_new in added) == 1
    assert len({task.id for task, _ in added}) == 1


async def test_the_same_number_in_another_chat_is_another_message(store: TaskStore) -> None:
    first, _ = await store.add(asking(10, chat_id=1), REQUEST, NO_LIMITS, NOW)
    other, is_new = await store.add(asking(10, chat_id=2), REQUEST, NO_LIMITS, NOW)
    assert is_new
    assert other.id != first.id


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
    stores = [TaskStore(database), TaskStore(neighbour)] * 25
    answers = await asyncio.gather(
        *(store.add(asking(number), REQUEST, limits, NOW) for number, store in enumerate(stores)),
        return_exceptions=True,
    )
    refused = [answer for answer in answers if isinstance(answer, LimitReached)]
    assert len(answers) - len(refused) == allowed
    assert not [a for a in answers if isinstance(a, Exception) and a not in refused]
    assert len(await TaskStore(database).pending_in(1, most=100)) == allowed


async def test_a_refused_request_leaves_nothing_behind(store: TaskStore) -> None:
    await store.add(asking(1), REQUEST, Limits(1, 0, 0), NOW)
    with pytest.raises(LimitReached):
        await store.add(asking(2), REQUEST, Limits(1, 0, 0), NOW)
    assert len(await store.pending_in(1)) == 1
    assert await store.at(1, 2) is None


async def test_each_person_has_a_limit_of_their_own_and_a_chat_one_for_all(
    store: TaskStore,
) -> None:
    limits = Limits(user_active=1, user_daily=0, chat_daily=3)
    for user_id in (1, 2, 3):
        await store.add(asking(user_id, user_id, chat_id=-5), REQUEST, limits, NOW)
    with pytest.raises(LimitReached) as caught:
        await store.add(asking(4, user_id=4, chat_id=-5), REQUEST, limits, NOW)
    assert caught.value.scope == "chat-daily"
    await store.add(asking(4, user_id=4, chat_id=-6), REQUEST, limits, NOW)


async def test_a_refusal_says_when_it_goes_on_and_then_it_does(store: TaskStore) -> None:
    limits = Limits(user_active=0, user_daily=2, chat_daily=0)
    for number in (1, 2):
        await store.add(asking(number), REQUEST, limits, NOW + number)
    with pytest.raises(LimitReached) as caught:
        await store.add(asking(3), REQUEST, limits, NOW + 60)
    assert caught.value.resumes_at == NOW + 1 + DAY
    _, is_new = await store.add(asking(3), REQUEST, limits, NOW + 1 + DAY)
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
    scene: Scene, store: TaskStore, status: Status, given_back: bool
) -> None:
    await scene.task(status)
    if given_back:
        await store.add(asking(1), REQUEST, Limits(0, 1, 0), NOW)
    else:
        with pytest.raises(LimitReached):
            await store.add(asking(1), REQUEST, Limits(0, 1, 0), NOW)


async def test_a_video_called_off_after_it_was_bought_still_counts(
    scene: Scene, store: TaskStore
) -> None:
    task = await scene.task(Status.GENERATING)
    await store.cancel(task.id, NOW)
    with pytest.raises(LimitReached):
        await store.add(asking(1), REQUEST, Limits(0, 1, 0), NOW)


@pytest.mark.parametrize(
    "status", [Status.DELIVERED, Status.FAILED, Status.CANCELLED, Status.UNCERTAIN]
)
async def test_what_has_ended_is_no_longer_in_the_making(
    scene: Scene, store: TaskStore, status: Status
) -> None:
    await scene.task(status)
    _, is_new = await store.add(asking(1), REQUEST, Limits(1, 0, 0), NOW)
    assert is_new


async def test_a_double_tap_is_one_request(database: Database, neighbour: Database) -> None:
    stores = [TaskStore(database), TaskStore(neighbour)] * 5
    button_press = await asyncio.gather(
        *(
            store.add_press(ANNA, REQUEST, NO_LIMITS, NOW, Origin.REBUY, f"press-{number}")
            for number, store in enumerate(stores)
        )
    )
    assert sum(is_new for _, is_new in button_press) == 1
    assert len({task.id for task, _ in button_press}) == 1


async def test_a_press_that_is_delivered_again_is_the_same_request(store: TaskStore) -> None:
    first, _ = await store.add_press(ANNA, REQUEST, NO_LIMITS, NOW, Origin.REBUY, "press")
    await store.cancel(first.id, NOW)
    again, is_new = await store.add_press(ANNA, REQUEST, NO_LIMITS, NOW, Origin.REBUY, "press")
    assert (again.id, is_new) == (first.id, False)


async def test_a_press_after_the_first_has_ended_is_another_request(store: TaskStore) -> None:
    first, _ = await store.add_press(ANNA, REQUEST, NO_LIMITS, NOW, Origin.REBUY, "one")
    await store.cancel(first.id, NOW)
    second, is_new = await store.add_press(ANNA, REQUEST, NO_LIMITS, NOW, Origin.REBUY, "two")
    assert is_new
    assert second.take > first.take > 0


async def test_a_press_of_somebody_else_or_of_another_button_is_another_request(
    store: TaskStore,
) -> None:
    await store.add_press(ANNA, REQUEST, NO_LIMITS, NOW, Origin.REBUY, "one")
    ben = replace(ANNA, user_id=2)
    for requester, origin, press in ((ben, Origin.REBUY, "two"), (ANNA, Origin.COMMAND, "three")):
        _, is_new = await store.add_press(requester, REQUEST, NO_LIMITS, NOW, origin, press)
        assert is_new


async def test_a_press_keeps_to_the_limits(store: TaskStore) -> None:
    await store.add(ANNA, REQUEST, NO_LIMITS, NOW)
    with pytest.raises(LimitReached):
        await store.add_press(ANNA, REQUEST, Limits(1, 0, 0), NOW, Origin.REBUY, "one")
    task, is_new = await store.add_press(ANNA, REQUEST, Limits(2, 0, 0), NOW, Origin.REBUY, "one")
    assert is_new
    assert (task.origin, task.press_id) == (Origin.REBUY, "one")


async def test_a_message_asks_once_whatever_buttons_under_it_were_pressed(
    store: TaskStore,
) -> None:
    button_press, _ = await store.add_press(ANNA, REQUEST, NO_LIMITS, NOW, Origin.REBUY, "one")
    task, is_new = await store.add(ANNA, REQUEST, NO_LIMITS, NOW)
    assert is_new
    assert (task.take, task.id != button_press.id) == (0, True)


async def test_the_reason_of_a_failure_is_kept(scene: Scene, store: TaskStore) -> None:
    task = await scene.task(Status.SUBMITTING)
    failed = await store.failed(task, Reason.SAFETY, NOW, "blocked: <b>")
    assert failed is not None
    assert (failed.reason, failed.detail) == (Reason.SAFETY, "blocked: <b>")
    assert await store.get(task.id) == failed
