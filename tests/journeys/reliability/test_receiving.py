"""Receiving: nonsense is a poll that failed, and an album waits for its last picture."""

import asyncio
from pathlib import Path

import pytest
from starlette.types import ASGIApp, Receive, Scope, Send

from sandbox import Sandbox
from sandbox.journal import Json
from sandbox.telegram.api import Answer, BotApi
from sandbox.telegram.call import Call
from sandbox.telegram.world import World
from tests.clock import MovableClock
from tests.journeys.reliability.asking import on_both_databases
from tests.journeys.reliability.conftest import Bot
from tests.journeys.reliability.waiting import eventually, rows
from tests.journeys.telegram_faults import Broken, Flooded, Held, Method, On
from tests.stage import Stage, jpeg, without_limits

NONSENSE = {
    "no result": {"ok": True},
    "a number as result": {"ok": True, "result": 7},
    "an object as result": {"ok": True, "result": {}},
    "a list of no updates": {"ok": True, "result": [1, None, "two", {}]},
    "html": "<html><body>Welcome to the hotel's network</body></html>",
    "a bare number": "7",
    "a bare list": "[7]",
    "nothing": "",
}
POLLS = 3
SHORTEST_PAUSE = 0.5
FULL = 100
PAUSE_IS_OVER = 5.0
MONTH = 30 * 86400
TOO_DEEP = [
    b'{"update_id": 7000001, "message": {"x": ' + b"[" * depth + b"]" * depth + b"}}"
    for depth in (900, 5_000, 200_000)
]


class FirstPolls:
    """Answers the first polls with bodies that Telegram would not send."""

    def __init__(self, app: ASGIApp, bodies: list[bytes]) -> None:
        self._app = app
        self._bodies = bodies

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not (self._bodies and scope["path"].endswith("/getUpdates")):
            await self._app(scope, receive, send)
            return
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": self._bodies.pop(0)})


@pytest.mark.parametrize("answer", NONSENSE.values(), ids=NONSENSE)
async def test_an_answer_that_is_no_updates_is_a_poll_that_failed(
    stage: Stage, bot: Bot, monkeypatch: pytest.MonkeyPatch, answer: Json
) -> None:
    real, polls, is_over = BotApi.perform, [], asyncio.Event()

    async def perform(api: BotApi, call: Call) -> Answer:
        if call.method != "getUpdates" or is_over.is_set():
            return await real(api, call)
        polls.append(asyncio.get_running_loop().time())
        return Answer(200, answer)

    monkeypatch.setattr(BotApi, "perform", perform)
    asked = await stage.says("/help")
    async with bot():
        await eventually(lambda: len(polls) >= POLLS)
        is_over.set()
        await stage.answer_to(asked)
    assert polls[-1] - polls[0] >= SHORTEST_PAUSE * (POLLS - 1)


async def test_a_poll_that_nobody_can_read_is_followed_by_one_that_is_read(tmp_path: Path) -> None:
    sandbox = Sandbox(knobs=without_limits(speed=100.0), seed=1, quality="tiny")
    bodies = [b'{"ok": true, "result": [' + nested + b"]}" for nested in TOO_DEEP]
    sandbox.app.add_middleware(FirstPolls, bodies=bodies)
    async with sandbox.serve():
        stage = Stage(tmp_path, sandbox)
        asked = await stage.says("/help")
        async with stage.bot():
            await stage.answer_to(asked)
    assert bodies == []


async def test_a_pause_of_a_month_between_polls_is_not_kept(
    stage: Stage, bot: Bot, on: On, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.chat.receiving._LONGEST_PAUSE", SHORTEST_PAUSE)
    flooded = Flooded(seconds=MONTH, is_on=True)
    on("getUpdates", flooded)
    asked = await stage.says("/help")
    async with bot():
        await eventually(lambda: flooded.refused)
        flooded.is_on = False
        await stage.answer_to(asked)


async def test_an_album_waits_for_what_is_at_telegram_while_polls_fail(
    stage: Stage, bot: Bot, clock: MovableClock, on: On
) -> None:
    polls, seen = Broken(), list[Json]()

    async def fail_after_the_first_picture(world: World, call: Call, real: Method) -> Json:
        answer = await polls(world, call, real)
        if "media_group_id" in str(answer):
            seen.append(answer)
            polls.is_down = len(seen) == 1
        return answer

    on("getUpdates", fail_after_the_first_picture)
    async with bot():
        first = await stage.says("/veo it blooms", photo=jpeg(), media_group="7")
        await eventually(lambda: len(polls.refused) > 1 and _waiting(stage) == [True])
        await stage.says("", photo=jpeg(colour="navy"), media_group="7")
        clock.advance(PAUSE_IS_OVER)
        await _put_off_after(stage, clock())
        assert stage.shows_progress(first) is False
        polls.is_down = False
        await stage.video_for(first)
    (body,) = stage.creates()
    assert body["image_url"] != body["last_image_url"]


async def test_an_album_waits_for_what_is_still_at_telegram(
    stage: Stage, bot: Bot, clock: MovableClock, on: On
) -> None:
    asked, more = [], asyncio.Event()

    async def hold_the_second(world: World, call: Call, real: Method) -> Json:
        asked.append(call)
        if len(asked) == 2:
            await more.wait()
        return await real(world, call)

    on("getUpdates", hold_the_second)
    for _ in range(FULL - 1):
        stage.telegram.push({"something_new": {}})
    first = await stage.says("/veo it blooms", photo=jpeg(), media_group="7")
    await stage.says("", photo=jpeg(colour="navy"), media_group="7")
    async with bot():
        await eventually(lambda: _waiting(stage) == [True])
        clock.advance(PAUSE_IS_OVER)
        await _put_off_after(stage, clock())
        assert stage.shows_progress(first) is False
        more.set()
        await stage.video_for(first)
    (body,) = stage.creates()
    assert body["image_url"] != body["last_image_url"]


@on_both_databases
async def test_an_album_waits_for_what_stands_in_the_inbox_behind_something_slow(
    stage: Stage, bot: Bot, clock: MovableClock, on: On
) -> None:
    held = Held(stage.chat)
    ben = stage.telegram.person("Ben")
    on("sendMessage", held)
    first = await stage.says("/veo it blooms", photo=jpeg(), media_group="7")
    between = await stage.says("/help")
    await stage.says("", photo=jpeg(colour="navy"), media_group="7")
    async with bot():
        await eventually(lambda: held.begun and _waiting(stage) == [False, False, True])
        clock.advance(PAUSE_IS_OVER)
        bens = await stage.telegram.send(ben, stage.telegram.private(ben), "/help")
        await stage.answer_to(bens)
        assert stage.shows_progress(first) is False
        held.released.set()
        await stage.answer_to(between)
        clock.advance(600)
        await stage.video_for(first)
    (body,) = stage.creates()
    assert body["image_url"] != body["last_image_url"]


def _waiting(stage: Stage) -> list[bool]:
    """Return for each update that is not done whether it has stepped aside, those last."""
    query = "SELECT aside FROM inbox WHERE done_at IS NULL ORDER BY aside, update_id"
    return [bool(aside) for (aside,) in rows(stage.folder, query)]


async def _put_off_after(stage: Stage, moment: float) -> None:
    """Return when the album has been looked at after some moment, and was put off."""
    query = "SELECT max(next_at) FROM inbox WHERE done_at IS NULL AND aside"
    await eventually(lambda: rows(stage.folder, query)[0][0] > moment)
