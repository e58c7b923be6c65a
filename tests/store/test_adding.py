"""What a message asks for is written down once, and its place in the limits is taken with it."""

import asyncio
from collections.abc import Callable
from contextlib import nullcontext as does_not_raise
from dataclasses import replace

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from bot.store.database import Database
from bot.store.moves import Moves
from bot.store.schema import tasks
from bot.store.tasks import NewTasks, TaskQueries, TaskTransitions
from bot.store.tasks.new import NewTask
from bot.tasks.source_keys import draft_key, message_key, rebuy_key
from bot.tasks.task import Origin, Reason, Requester, Status
from bot.veo.catalogue import Mode
from bot.veo.request import GenerationRequest
from tests.requests import generation_request
from tests.store.scene import (
    ANNA,
    COST,
    LINK,
    NO_LIMITS,
    NOW,
    QUOTE,
    REQUEST,
    Scene,
    asking,
    by_message,
    by_press,
    sure,
)

EVERYTHING = generation_request(
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
    instead_of="Veo 3",
)
UNKNOWN = replace(
    REQUEST, model_id="google/veo-9", family="veo9", title="Veo 9", width=4096, height=2160
)
"""Of a model that the catalogue does not have (any more)."""
IN_GROUP = asking(10, chat_id=-5)


@pytest.mark.parametrize("request_", [REQUEST, EVERYTHING, UNKNOWN])
@pytest.mark.parametrize(
    "requester", [ANNA, Requester(-1001234567890123, 2**40, 2**52, 7, "pt", private=False)]
)
async def test_a_task_is_read_as_it_was_written(
    new_tasks: NewTasks,
    queries: TaskQueries,
    requester: Requester,
    request_: GenerationRequest,
) -> None:
    new = replace(by_message(requester, request_), quote=2**40)
    task, is_new = await new_tasks.add(new, NO_LIMITS, NOW + 0.123456)
    assert is_new
    assert (task.requester, task.request, task.status) == (requester, request_, Status.QUEUED)
    assert (task.source_key, task.sequence, task.quote) == (new.source_key, 0, 2**40)
    assert task.created_at == task.updated_at == task.next_at == NOW + 0.123456
    assert await queries.get(task.id) == task


async def test_a_message_asks_only_once(new_tasks: NewTasks) -> None:
    first, _ = await new_tasks.add(by_message(), NO_LIMITS, NOW)
    edited = replace(REQUEST, prompt="a blue fox")
    assert await new_tasks.add(by_message(ANNA, edited), NO_LIMITS, NOW + 60) == (first, False)


async def test_a_message_asks_only_once_even_when_its_task_has_ended(
    new_tasks: NewTasks, scene: Scene
) -> None:
    for status in (Status.DELIVERED, Status.FAILED, Status.CANCELLED, Status.UNCERTAIN):
        task = await scene.task(status, owner=None)
        again, is_new = await new_tasks.add(by_message(task.requester), NO_LIMITS, NOW + 60)
        assert (again.id, is_new) == (task.id, False)


async def test_the_same_message_seen_at_once_by_two_processes_asks_once(
    database: Database, neighbour: Database
) -> None:
    stores = [NewTasks(database), NewTasks(neighbour)] * 10
    added = await asyncio.gather(*(store.add(by_message(), NO_LIMITS, NOW) for store in stores))
    assert sum(is_new for _, is_new in added) == 1
    assert len({task.id for task, _ in added}) == 1


async def test_the_same_number_in_another_chat_is_another_message(new_tasks: NewTasks) -> None:
    first, _ = await new_tasks.add(by_message(asking(10, chat_id=1)), NO_LIMITS, NOW)
    other, is_new = await new_tasks.add(by_message(asking(10, chat_id=2)), NO_LIMITS, NOW)
    assert is_new
    assert other.id != first.id


async def test_a_double_tap_is_one_request(database: Database, neighbour: Database) -> None:
    stores = [NewTasks(database), NewTasks(neighbour)] * 5
    button_press = await asyncio.gather(
        *(
            store.add(by_press(f"press-{number}"), NO_LIMITS, NOW)
            for number, store in enumerate(stores)
        )
    )
    assert sum(is_new for _, is_new in button_press) == 1
    assert len({task.id for task, _ in button_press}) == 1


async def test_a_press_that_is_delivered_again_is_the_same_request(
    new_tasks: NewTasks, changes: TaskTransitions
) -> None:
    first, _ = await new_tasks.add(by_press("press"), NO_LIMITS, NOW)
    await changes.cancel(first.id, "press:stop", NOW)
    again, is_new = await new_tasks.add(by_press("press"), NO_LIMITS, NOW)
    assert (again.id, is_new) == (first.id, False)


async def test_a_press_after_the_first_has_ended_is_another_request(
    new_tasks: NewTasks, changes: TaskTransitions
) -> None:
    first, _ = await new_tasks.add(by_press("one"), NO_LIMITS, NOW)
    await changes.cancel(first.id, "press:stop", NOW)
    second, is_new = await new_tasks.add(by_press("two"), NO_LIMITS, NOW)
    assert is_new
    assert second.id != first.id


async def test_a_press_of_somebody_else_or_of_another_button_is_another_request(
    new_tasks: NewTasks,
) -> None:
    await new_tasks.add(by_press("one"), NO_LIMITS, NOW)
    ben = replace(ANNA, user_id=2)
    for other in (by_press("two", ben), by_press("three", origin=Origin.SEED)):
        _, is_new = await new_tasks.add(other, NO_LIMITS, NOW)
        assert is_new


@pytest.mark.parametrize(("origin", "key"), [(Origin.REBUY, rebuy_key), (Origin.DRAFT, draft_key)])
async def test_two_questions_about_one_message_are_two_purchases(
    scene: Scene, new_tasks: NewTasks, origin: Origin, key: Callable[[int], str]
) -> None:
    sources = [await scene.task(Status.UNCERTAIN, owner=None) for _ in range(2)]
    added = []
    for source in (*sources, sources[-1]):
        new = NewTask(ANNA, REQUEST, key(source.id), origin, quote=QUOTE, source_task_id=source.id)
        added.append(await new_tasks.add(new, NO_LIMITS, NOW))
    assert [is_new for _, is_new in added] == [True, True, False]


async def test_a_message_asks_once_whatever_buttons_under_it_were_pressed(
    new_tasks: NewTasks,
) -> None:
    press, _ = await new_tasks.add(by_press("one"), NO_LIMITS, NOW)
    task, is_new = await new_tasks.add(by_message(), NO_LIMITS, NOW)
    assert is_new
    assert task.id != press.id
    assert task.source_key == message_key(ANNA.chat_id, ANNA.message_id)


async def test_an_update_of_a_group_that_has_moved_joins_its_other_requests(
    scene: Scene, new_tasks: NewTasks
) -> None:
    first, _ = await new_tasks.add(by_press("one", IN_GROUP), NO_LIMITS, NOW)
    await Moves(scene.database).add(-5, -1005)
    again, is_new = await new_tasks.add(by_press("one", IN_GROUP), NO_LIMITS, NOW)
    assert (again.id, is_new) == (first.id, False)
    late, is_new = await new_tasks.add(by_message(asking(11, chat_id=-5)), NO_LIMITS, NOW)
    assert is_new
    assert (late.requester.chat_id, late.requester.message_id) == (-1005, -11)
    assert late.source_key == message_key(-5, 11)


async def test_a_double_tap_is_one_request_though_the_group_has_moved_in_between(
    scene: Scene, new_tasks: NewTasks
) -> None:
    first, _ = await new_tasks.add(by_press("one", IN_GROUP), NO_LIMITS, NOW)
    await Moves(scene.database).add(-5, -1005)
    again, is_new = await new_tasks.add(by_press("two", IN_GROUP), NO_LIMITS, NOW)
    assert (again.id, is_new) == (first.id, False)


@pytest.mark.parametrize(
    ("pressed_at", "now", "is_same"),
    [
        pytest.param(NOW - 1, NOW, True, id="before"),
        pytest.param(NOW - 1, NOW + 1, True, id="before, and handled later"),
        pytest.param(NOW, NOW, False, id="at that moment"),
        pytest.param(NOW + 1, NOW + 1, False, id="after"),
        pytest.param(NOW - 3600, NOW - 3600, False, id="after, and the clock was ahead"),
    ],
)
async def test_a_press_that_came_before_the_first_was_ready_is_the_same_request(
    scene: Scene, new_tasks: NewTasks, pressed_at: float, now: float, is_same: bool
) -> None:
    first, _ = await new_tasks.add(by_press("one"), NO_LIMITS, NOW)
    held = await scene.held(first)
    submitting = sure(await scene.changes.submitting(held, "veogram-1-x", NOW))
    generating = sure(await scene.changes.generating(submitting, "gen-1", NOW, NOW))
    ready = sure(await scene.changes.ready(generating, LINK, COST, NOW, measured=True))
    await scene.delivered(ready, NOW)
    late = replace(by_press("two"), pressed_at=pressed_at)
    again, is_new = await new_tasks.add(late, NO_LIMITS, now)
    assert (is_new, again.id == first.id) == (not is_same, is_same)


async def test_no_two_tasks_have_the_same_source_and_sequence(database: Database) -> None:
    task, _ = await NewTasks(database).add(by_message(), NO_LIMITS, NOW)
    columns = [column for column in tasks.c if column.name not in {"id", "sequence"}]
    names = [column.name for column in columns]
    for sequence, error in ((1, does_not_raise()), (1, pytest.raises(IntegrityError))):
        values = [*columns, sa.literal(sequence)]
        row = sa.select(*values).where(tasks.c.id == task.id)
        with error:
            async with database.write() as connection:
                await connection.execute(tasks.insert().from_select([*names, "sequence"], row))


async def test_the_reason_of_a_failure_is_kept(
    scene: Scene, changes: TaskTransitions, queries: TaskQueries
) -> None:
    task = await scene.task(Status.SUBMITTING)
    failed = await changes.failed(task, Reason.SAFETY, NOW, "blocked: <b>")
    assert failed is not None
    assert (failed.reason, failed.detail) == (Reason.SAFETY, "blocked: <b>")
    assert await queries.get(task.id) == failed
