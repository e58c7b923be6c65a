"""Buttons of version 0.1.0 are read under the messages that had them, and nowhere else."""

import pytest
from telegram import Chat

from bot.chat.buttons import MOTIONS, split
from bot.chat.incoming.presses import PressReader
from bot.store.database import Database
from bot.store.drafts import DraftKind, Drafts, NewDraft
from bot.store.tasks import NewTasks, TaskTransitions
from bot.store.tasks.helpers import HelperTransitions
from bot.store.tasks.new import NewTask
from bot.tasks.kinds import HELPERS, Kind
from bot.tasks.limits import Limits
from bot.tasks.source_keys import message_key
from bot.tasks.task import Receipt, Requester, Task
from tests.requests import generation_request
from tests.unit.chat.incoming.pressing import PRIVATE, group, press_reader, query
from tests.unit.example import NOW, REQUESTER

PROGRESS, QUESTION, RESULT = 50, 60, 70
"""Messages of ours."""

CHANNEL = Requester(-9, 2, -9, private=False, channel=True)
VIDEO, LOST, IN_CHANNEL = 1, 2, 3
"""Tasks: one with its video, one that is uncertain, and one of a channel with its video."""

DRAFT = 1
OF_VIDEO = tuple(f"{verb}:{VIDEO}" for verb in ("again", "seed", "edit", "extend", "link"))
OF_LOST = (f"rebuy:{LOST}", f"leave:{LOST}")
OF_DRAFT = (
    f"make:{DRAFT}",
    f"goon:{DRAFT}:{VIDEO}",
    *(f"motion:{DRAFT}:{motion}" for motion in MOTIONS),
)
MADE = {
    f"cancel:{VIDEO}": PROGRESS,
    **dict.fromkeys(OF_VIDEO, RESULT),
    **dict.fromkeys(OF_LOST, 99),  # which message asks about a lost task is not known
    **dict.fromkeys(OF_DRAFT, QUESTION),
}
"""What 0.1.0 wrote, and under which message."""


@pytest.fixture
async def reader(database: Database) -> PressReader:
    """Return the reader of a store with three tasks and a draft."""
    await _with_video(database, REQUESTER)
    tasks = TaskTransitions(database)
    lost = await _submitting(database, Requester(REQUESTER.chat_id, 3, REQUESTER.user_id))
    await tasks.uncertain(lost, NOW)
    await _with_video(database, CHANNEL)
    drafts = Drafts(database)
    key = message_key(REQUESTER.chat_id, 4)
    new = NewDraft(key, DraftKind.MOTION, REQUESTER, quote=0)
    draft, _ = await drafts.add(new, NOW)
    await drafts.asked(draft.id, QUESTION)
    return press_reader(database)


async def _submitting(database: Database, requester: Requester, kind: Kind = Kind.VIDEO) -> Task:
    key = message_key(requester.chat_id, requester.message_id)
    new = NewTask(requester, generation_request(), key, quote=0, kind=kind)
    task, _ = await NewTasks(database).add(new, Limits(), NOW)
    return _sure(await TaskTransitions(database).submitting(task, f"call-{task.id}", NOW))


async def _with_video(database: Database, requester: Requester) -> None:
    tasks = TaskTransitions(database)
    task = await _submitting(database, requester)
    await tasks.progress_shown(task.id, PROGRESS)
    task = _sure(await tasks.generating(task, "gen", NOW, NOW))
    task = _sure(await tasks.ready(task, "https://cdn.example/film.mp4", None, NOW, measured=True))
    await tasks.delivered(task, Receipt(RESULT, "file", "unique"), NOW)


def _sure(task: Task | None) -> Task:
    assert task is not None
    return task


async def is_read(reader: PressReader, data: str, message_id: int, chat: Chat = PRIVATE) -> bool:
    press = await reader.read(query(data, chat, message_id), "en")
    assert press is None or press.data == split(data)
    return press is not None


@pytest.mark.parametrize(("data", "message_id"), MADE.items())
async def test_unsigned_data_are_read_under_the_message_that_had_them(
    reader: PressReader, data: str, message_id: int
) -> None:
    assert await is_read(reader, data, message_id)


@pytest.mark.parametrize(("data", "message_id"), MADE.items())
async def test_unsigned_data_are_none_in_any_other_chat(
    reader: PressReader, data: str, message_id: int
) -> None:
    assert not await is_read(reader, data, message_id, Chat(99, "private"))
    assert not await is_read(reader, data, message_id, group(-5))


@pytest.mark.parametrize("data", [data for data in MADE if data not in OF_LOST])
async def test_unsigned_data_are_none_under_any_other_message(
    reader: PressReader, data: str
) -> None:
    others = {PROGRESS, QUESTION, RESULT, REQUESTER.message_id, 99} - {MADE[data]}
    for message_id in others:
        assert not await is_read(reader, data, message_id)


@pytest.mark.parametrize("verb", ["rebuy", "leave"])
async def test_a_decision_is_read_only_where_there_is_something_to_decide(
    reader: PressReader, verb: str
) -> None:
    for message_id in (PROGRESS, RESULT, 99):
        assert not await is_read(reader, f"{verb}:{VIDEO}", message_id)
        assert await is_read(reader, f"{verb}:{LOST}", message_id)


@pytest.mark.parametrize("verb", ["again", "seed", "edit", "extend", "link"])
async def test_a_video_in_a_channel_never_had_buttons(reader: PressReader, verb: str) -> None:
    channel = Chat(CHANNEL.chat_id, "channel")
    assert not await is_read(reader, f"{verb}:{IN_CHANNEL}", RESULT, channel)
    assert await is_read(reader, f"cancel:{IN_CHANNEL}", PROGRESS, channel)


@pytest.mark.parametrize("kind", HELPERS)
async def test_pictures_and_better_prompts_never_had_such_buttons(
    reader: PressReader, database: Database, kind: Kind
) -> None:
    asks = Requester(REQUESTER.chat_id, 5, REQUESTER.user_id)
    task, tasks = await _submitting(database, asks, kind), TaskTransitions(database)
    await tasks.progress_shown(task.id, PROGRESS)
    task = _sure(await HelperTransitions(database).made(task, "gen", 0, NOW, words="a fox"))
    await tasks.delivered(task, Receipt(RESULT, "file", "unique"), NOW)
    for verb in ("again", "seed", "edit", "extend", "link", "cancel"):
        for message_id in (PROGRESS, RESULT):
            assert not await is_read(reader, f"{verb}:{task.id}", message_id)


@pytest.mark.parametrize("data", MADE)
async def test_one_part_more_or_less_is_none(reader: PressReader, data: str) -> None:
    shorter = data.rpartition(":")[0]
    longer = (f"{data}:", f"{data}:{VIDEO}", f"{data}:closer", f"{data}:AAAAAAAAAAAA")
    for changed in (shorter, f"{shorter}:", f" {data}", f"{data}\n", *longer):
        for message_id in (PROGRESS, QUESTION, RESULT):
            assert not await is_read(reader, changed, message_id)


@pytest.mark.parametrize("number", ["", "x", "-1", "+1", "1.0", "1_0", "²", "١", " 1", "9" * 20])
@pytest.mark.parametrize(
    "data", ["cancel:{}", "again:{}", "rebuy:{}", "make:{}", "motion:{}:closer", "goon:{}:1"]
)
async def test_what_is_no_number_of_ours_is_none(
    reader: PressReader, data: str, number: str
) -> None:
    for message_id in (PROGRESS, QUESTION, RESULT):
        assert not await is_read(reader, data.format(number), message_id)


@pytest.mark.parametrize("second", ["", "x", "-1", "²", "9" * 20, "closer"])
async def test_a_video_to_continue_is_a_number(reader: PressReader, second: str) -> None:
    assert not await is_read(reader, f"goon:{DRAFT}:{second}", QUESTION)


@pytest.mark.parametrize("motion", ["", "1", "Closer", "close", "closer ", "closers", "spin"])
async def test_a_motion_is_one_that_has_a_name(reader: PressReader, motion: str) -> None:
    assert not await is_read(reader, f"motion:{DRAFT}:{motion}", QUESTION)


@pytest.mark.parametrize("data", ["cancel:{}", "again:{}", "rebuy:{}", "make:{}", "goon:{}:1"])
async def test_the_longest_number_that_is_read_is_of_nothing(
    reader: PressReader, data: str
) -> None:
    for message_id in (PROGRESS, QUESTION, RESULT):
        assert not await is_read(reader, data.format("9" * 15), message_id)


@pytest.mark.parametrize(
    "data", ["put:0", "set:0", "back:0", "page:1", "show:1", "cancel", ":", ""]
)
async def test_what_was_not_in_0_1_0_or_is_no_button_is_none(
    reader: PressReader, data: str
) -> None:
    for message_id in (PROGRESS, QUESTION, RESULT):
        assert not await is_read(reader, data, message_id)
