"""From the inbox to the handlers: in order within a chat, side by side among chats, never lost."""

import asyncio
import logging
from pathlib import Path

import pytest
from starlette.types import ASGIApp, Receive, Scope, Send

from sandbox import Sandbox
from sandbox.journal import Json
from sandbox.telegram.call import Call
from sandbox.telegram.errors import Refusal, too_many_requests
from sandbox.telegram.world import World
from tests.clock import MovableClock
from tests.databases import database_in
from tests.journeys.reliability.asking import locked, on_both_databases
from tests.journeys.reliability.conftest import Bot
from tests.journeys.reliability.process import BotProcess
from tests.journeys.reliability.waiting import (
    FAILURES,
    a_video,
    eventually,
    failures,
    let_fail,
    let_leases_end,
    rows,
    unconfirmed,
)
from tests.journeys.telegram_faults import Held, Method, On
from tests.sentences import tells
from tests.stage import Stage, without_limits

OPEN = "SELECT count(*) FROM inbox WHERE done_at IS NULL"


class SlowProvider:
    """A provider of which nothing is heard until it is released."""

    def __init__(self, app: ASGIApp, released: asyncio.Event) -> None:
        self._app = app
        self._released = released

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"].startswith("/provider"):
            await self._released.wait()
        await self._app(scope, receive, send)


async def test_a_silent_provider_and_a_hanging_chat_hold_up_nobody_else(
    folder: Path, on: On
) -> None:
    released = asyncio.Event()
    sandbox = Sandbox(knobs=without_limits(speed=100.0), seed=1, quality="tiny")
    sandbox.app.add_middleware(SlowProvider, released=released)
    async with sandbox.serve():
        stage = Stage(folder, sandbox)
        ben = stage.telegram.person("Ben")
        held = Held(stage.telegram.private(ben), released=released)
        on("sendMessage", held)
        async with stage.bot():
            ideas = [await stage.telegram.send(ben, held.chat, f"idea {n}") for n in range(3)]
            video = await stage.says("/veo a red fox")
            await eventually(lambda: held.begun)
            await stage.answer_to(await stage.says("/help"))
            assert len(held.begun) == 1, "the first call still hangs"
            released.set()
            for idea in ideas:
                await stage.answer_to(idea)
            await stage.video_for(video)


async def test_a_chat_that_has_to_rest_is_answered_later_and_holds_up_nobody_else(
    stage: Stage, bot: Bot, clock: MovableClock, on: On
) -> None:
    ben = stage.telegram.person("Ben")
    bens = stage.telegram.private(ben)
    flooded: list[Call] = []

    async def flood(world: World, call: Call, real: Method) -> Json:
        if call.given["chat_id"] == bens.id and not flooded:
            flooded.append(call)
            raise too_many_requests(3600)
        return await real(world, call)

    on("sendMessage", flood)
    async with bot():
        asked = [await stage.telegram.send(ben, bens, text) for text in ("/help", "/tasks")]
        await eventually(lambda: flooded)
        await stage.answer_to(await stage.says("/help"))
        assert stage.there(bens) == [message.id for message in asked]
        clock.advance(3600)
        for message in asked:
            await stage.answer_to(message)


@on_both_databases
async def test_updates_of_a_chat_keep_their_order_though_the_first_is_slow(
    stage: Stage, bot: Bot, on: On
) -> None:
    ben = stage.telegram.person("Ben")
    held = Held(stage.chat)
    on("sendMessage", held)
    async with bot():
        asked = [await stage.says(text) for text in ("/help", "/tasks", "/models")]
        await eventually(lambda: held.begun)
        await stage.answer_to(await stage.telegram.send(ben, stage.telegram.private(ben), "/help"))
        assert len(held.begun) == 1
        held.released.set()
        answers = [await stage.answer_to(message) for message in asked]
    assert sorted(answers, key=lambda answer: answer.id) == answers


async def test_a_refusal_that_could_not_be_sent_outlives_a_kill(
    stage: Stage, process: BotProcess, on: On
) -> None:
    tried: list[Call] = []

    async def fail(world: World, call: Call, real: Method) -> Json:
        if is_broken.is_set():
            tried.append(call)
            raise Refusal(502, "Bad Gateway")
        return await real(world, call)

    is_broken = asyncio.Event()
    is_broken.set()
    on("sendMessage", fail)
    await process.up()
    asked = await stage.says("/veo a red fox --seeed 7")
    await eventually(lambda: tried)
    await process.kill()
    assert asked.id not in unconfirmed(stage)
    let_leases_end(stage.folder)
    is_broken.clear()
    await process.up()
    answer = await stage.answer_to(asked)
    assert tells(answer.text, "refusal-unknown-option")


@on_both_databases
async def test_an_update_that_trips_the_bot_up_is_tried_five_times_and_told_once(
    stage: Stage, bot: Bot, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[object] = []

    def broken(*arguments: object) -> None:
        tried.append(arguments)
        raise ZeroDivisionError("inner workings")

    monkeypatch.setattr("bot.chat.handlers.generate.choose", broken)
    async with bot():
        asked = await stage.says("/veo a red fox")
        await eventually(lambda: tried)
        await stage.answer_to(await stage.says("/help"))
        assert len(tried) < FAILURES
        await let_fail(stage, clock)
        told = await stage.answer_to(asked)
        await eventually(lambda: rows(stage.folder, OPEN) == [(0,)])
    assert tells(told.text, "refusal-broken")
    assert len(tried) == FAILURES
    assert len([m for m in stage.telegram.messages(stage.chat) if m.reply_to == asked]) == 1


async def test_an_update_whose_bug_is_gone_is_handled_after_all(
    stage: Stage, bot: Bot, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as bug:
        bug.setattr("bot.chat.handlers.generate.choose", broken)
        async with bot():
            asked = await stage.says("/veo a red fox")
            await eventually(lambda: failures(stage) == 1)
    clock.advance(60)
    async with bot():
        await stage.video_for(asked)
    assert len(stage.creates()) == 1


@on_both_databases
async def test_updates_met_by_a_locked_database_come_through_in_order(
    stage: Stage,
    bot: Bot,
    on: On,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr("bot.store.database._BUSY_SECONDS", 0.2)
    held = Held(stage.chat)
    on("sendMessage", held)
    async with bot(database_timeout_seconds=1):
        await stage.says("/help")
        asked = [await stage.says(f"/veo fox {n}") for n in range(3)]
        await eventually(lambda: held.begun and not unconfirmed(stage))
        async with locked(database_in(stage.folder)):
            caplog.clear()
            held.released.set()
            await eventually(lambda: _warnings(caplog))
        for message in asked:
            await a_video(stage, message)
    stored = rows(stage.folder, "SELECT message_id FROM tasks ORDER BY id")
    assert [message_id for (message_id,) in stored] == [message.id for message in asked]


def _warnings(caplog: pytest.LogCaptureFixture) -> list[logging.LogRecord]:
    return [record for record in caplog.records if record.name.startswith("bot.")]
