"""Receiving: nonsense is a poll that failed, and an album waits for its last picture."""

import asyncio

import pytest

from sandbox.journal import Json
from sandbox.telegram.api import Answer, BotApi
from sandbox.telegram.call import Call
from sandbox.telegram.errors import too_many_requests
from sandbox.telegram.world import World
from tests.clock import MovableClock
from tests.journeys.reliability.conftest import Bot
from tests.journeys.reliability.waiting import eventually, rows
from tests.journeys.telegram_faults import Method, On
from tests.stage import Stage, jpeg

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


async def test_an_album_waits_for_what_stands_in_the_inbox_behind_something_slow(
    stage: Stage, bot: Bot, clock: MovableClock, on: On
) -> None:
    flooded: list[Call] = []
    ben = stage.telegram.person("Ben")

    async def flood(world: World, call: Call, real: Method) -> Json:
        if call.given["chat_id"] == stage.chat.id and not flooded:
            flooded.append(call)
            raise too_many_requests(600)
        return await real(world, call)

    on("sendMessage", flood)
    first = await stage.says("/veo it blooms", photo=jpeg(), media_group="7")
    between = await stage.says("/help")
    await stage.says("", photo=jpeg(colour="navy"), media_group="7")
    async with bot():
        await eventually(lambda: flooded and _waiting(stage) == [False, False, True])
        clock.advance(PAUSE_IS_OVER)
        bens = await stage.telegram.send(ben, stage.telegram.private(ben), "/help")
        await stage.answer_to(bens)
        assert stage.shows_progress(first) is False
        clock.advance(600)
        await stage.answer_to(between)
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
