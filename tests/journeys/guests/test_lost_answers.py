"""A guest's request whose answer is lost or refused ends for free, and is never bought twice."""

import logging
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.errors import StoreUnavailable
from bot.store.tasks import TaskTransitions
from bot.tasks.task import Task
from sandbox.journal import Json
from sandbox.telegram.call import Call
from sandbox.telegram.errors import Refusal, bad_request, forbidden
from sandbox.telegram.world import World
from tests.clock import MovableClock
from tests.journeys.guests.elsewhere import answered, answers_there, calls, elsewhere, filmed
from tests.journeys.reliability.waiting import as_time_passes, eventually, rows
from tests.journeys.telegram_faults import Around, Flooded, Method, On
from tests.sentences import tells
from tests.stage import Stage, open_stage

if TYPE_CHECKING:
    from sandbox.telegram.messages import Message

ENDED = "SELECT status, reason FROM tasks WHERE outcome_notified"
UNPLACED = [("failed", "unplaced")]


def lost_once(*, before: bool) -> Around:
    """Return what loses one call, or the answer to it."""
    lost: list[Call] = []

    async def lose(world: World, call: Call, real: Method) -> Json:
        if lost:
            return await real(world, call)
        lost.append(call)
        if not before:
            await real(world, call)
        raise Refusal(502, "Bad Gateway")

    return lose


async def test_a_call_that_did_not_arrive_is_made_again(stage: Stage, on: On) -> None:
    chat = elsewhere(stage)
    on("answerGuestQuery", lost_once(before=True))
    async with stage.bot():
        progress = await answered(stage, await calls(stage, chat, "a fox"))
        await filmed(stage, progress)
    assert len(stage.creates()) == 1
    assert len(answers_there(stage, chat)) == 1


async def test_an_answer_that_got_lost_ends_it_for_free(stage: Stage, on: On) -> None:
    chat = elsewhere(stage)
    on("answerGuestQuery", lost_once(before=False))
    async with stage.bot(user_daily_limit=1):
        asked = await calls(stage, chat, "a fox")
        await eventually(lambda: rows(stage.folder, ENDED) == UNPLACED)
        await filmed(stage, await answered(stage, await calls(stage, chat, "a bear")))
        left = await answered(stage, asked)
        answer = await stage.press(left, "Cancel")
        assert tells(answer.text or "", "refusal-nothing-to-cancel")
        await stage.until(lambda: tells(stage.now(left).text, "failed-unplaced"))
    assert [made["prompt"] for made in stage.creates()] == ["a bear"]


async def test_a_place_is_kept_though_the_databases_answer_got_lost(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    chat, real = elsewhere(stage), TaskTransitions.placed
    stored: list[Task | None] = []

    async def placed(tasks: TaskTransitions, task_id: int, place: str, now: float) -> Task | None:
        task = await real(tasks, task_id, place, now)
        if not stored:
            stored.append(task)
            raise StoreUnavailable("the answer got lost")
        return task

    caplog.set_level(logging.INFO, "bot.chat.guests")
    monkeypatch.setattr(TaskTransitions, "placed", placed)
    async with stage.bot():
        await filmed(stage, await answered(stage, await calls(stage, chat, "a fox")))
    assert stored
    assert len(stage.creates()) == 1
    assert "has ended before" not in caplog.text


async def test_a_message_that_nobody_knows_of_can_be_cancelled(stage: Stage, on: On) -> None:
    chat = elsewhere(stage)
    on("answerGuestQuery", lost_once(before=False))
    async with stage.bot():
        left = await answered(stage, await calls(stage, chat, "a fox"))
        await stage.press(left, "Cancel")
        await stage.until(
            lambda: any(
                tells(stage.now(left).text, key) for key in ("failed-cancelled", "failed-unplaced")
            )
        )
    assert stage.creates() == []


@pytest.mark.parametrize("refusal", ["QUERY_ID_INVALID", "query is too old", "kicked"])
async def test_a_refused_answer_ends_it_for_free_at_once(
    stage: Stage, on: On, refusal: str
) -> None:
    chat = elsewhere(stage)

    async def refuse(world: World, call: Call, real: Method) -> Json:
        raise forbidden("bot was kicked") if refusal == "kicked" else bad_request(refusal)

    on("answerGuestQuery", refuse)
    async with stage.bot(user_daily_limit=1):
        await calls(stage, chat, "a fox")
        await eventually(lambda: rows(stage.folder, ENDED) == UNPLACED)
        await stage.video_for(await stage.says("/veo a bear"))
    assert [made["prompt"] for made in stage.creates()] == ["a bear"]
    assert len(stage.requests("answerGuestQuery")) == 1


@pytest.mark.parametrize("odd", [True, {}, {"inline_message_id": ""}, {"inline_message_id": 7}, []])
async def test_an_odd_answer_ends_it_for_free(stage: Stage, on: On, odd: Json) -> None:
    chat, clock = elsewhere(stage), MovableClock()

    async def answer(world: World, call: Call, real: Method) -> Json:
        return odd

    on("answerGuestQuery", answer)
    async with stage.bot(clock):
        await calls(stage, chat, "a fox")
        await as_time_passes(clock, lambda: rows(stage.folder, ENDED) == UNPLACED)
    assert stage.creates() == []


async def test_an_answer_that_telegram_floods_comes_later(stage: Stage, on: On) -> None:
    chat, flooded = elsewhere(stage), Flooded(1, is_on=True)
    on("answerGuestQuery", flooded)
    async with stage.bot():
        asked = await calls(stage, chat, "a fox")
        await eventually(lambda: flooded.refused)
        flooded.is_on = False
        await filmed(stage, await answered(stage, asked))
    assert len(stage.creates()) == 1


async def test_who_called_while_the_bot_was_down_for_long_pays_nothing(tmp_path: Path) -> None:
    clock = MovableClock()
    async with open_stage(tmp_path, now=clock) as stage:
        chat = elsewhere(stage)
        await calls(stage, chat, "a fox")
        clock.advance(3600)
        async with stage.bot(clock):
            await as_time_passes(clock, lambda: rows(stage.folder, ENDED) == UNPLACED)
        assert stage.creates() == []
        assert answers_there(stage, chat) == []


async def test_an_update_that_comes_twice_is_answered_and_bought_once(stage: Stage) -> None:
    chat = elsewhere(stage)
    async with stage.bot():
        asked = await calls(stage, chat, "a fox")
        progress = await answered(stage, asked)
        update = next(u for u in stage.telegram.world.updates.past if u.kind == "guest_message")
        again = {**update.as_json(), "update_id": update.id + 1000}
        stage.telegram.push(again)
        stage.telegram.repeat(update.id)
        await filmed(stage, progress)
        await stage.video_for(await stage.says("/veo a bear"))
    assert [made["prompt"] for made in stage.creates()] == ["a fox", "a bear"]
    assert len(answers_there(stage, chat)) == 1


@pytest.mark.parametrize(
    "odd",
    [
        {},
        {"guest_query_id": ""},
        {"guest_query_id": 7, "text": None},
        {"guest_query_id": "q", "from": None},
        {"guest_query_id": "q", "entities": [{"type": "mention", "offset": 99, "length": 9}]},
        {"guest_query_id": "q", "migrate_to_chat_id": -100123},
        {"guest_query_id": "q" * 5000},
    ],
)
async def test_an_odd_call_buys_nothing_and_meets_no_bug(
    stage: Stage, odd: dict[str, Json], caplog: pytest.LogCaptureFixture
) -> None:
    chat = elsewhere(stage)
    async with stage.bot(user_active_limit=0):
        message: Message = await calls(stage, chat, "a fox")
        told = {**stage.telegram.world.as_json(message), **odd}
        stage.telegram.push({"guest_message": told})
        await filmed(stage, await answered(stage, message))
        await stage.video_for(await stage.says("/veo a bear"))
    assert len(stage.creates()) == 2
    assert "met a bug" not in caplog.text
