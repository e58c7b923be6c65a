"""What Telegram has taken is not sent once more because it cannot be stored yet."""

import asyncio

import pytest

from sandbox.journal import Json
from sandbox.telegram.call import Call
from sandbox.telegram.world import World
from tests.clock import MovableClock
from tests.databases import database_in
from tests.journeys.reliability.asking import bring_back, on_both_databases, take_away
from tests.journeys.reliability.waiting import eventually
from tests.journeys.telegram_faults import Method, On
from tests.stage import Stage


@on_both_databases
async def test_a_video_that_is_delivered_while_nothing_can_be_stored_comes_once(
    stage: Stage, clock: MovableClock, caplog: pytest.LogCaptureFixture, on: On
) -> None:
    sent, url = 0, database_in(stage.folder)

    async def taken(world: World, call: Call, real: Method) -> Json:
        nonlocal sent
        answer = await real(world, call)
        sent += 1
        if sent == 1:
            await asyncio.to_thread(take_away, url, "tasks")
        return answer

    on("sendVideo", taken)
    async with stage.bot(clock):
        asked = await stage.says("/veo a red fox")
        await eventually(lambda: caplog.text.count("cannot be stored yet") >= 2)
        await asyncio.to_thread(bring_back, url, "tasks")
        await stage.video_for(asked)
    assert sent == 1
