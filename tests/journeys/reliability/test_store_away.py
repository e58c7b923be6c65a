"""What Telegram has taken is not sent once more because it cannot be stored yet."""

import pytest

from sandbox.journal import Json
from sandbox.telegram.call import Call
from sandbox.telegram.world import World
from tests.clock import MovableClock
from tests.journeys.reliability.waiting import change, eventually
from tests.journeys.telegram_faults import Method, On
from tests.journeys.trust.test_lost_for_long import AWAY, BACK
from tests.stage import Stage


async def test_a_video_that_is_delivered_while_nothing_can_be_stored_comes_once(
    stage: Stage, clock: MovableClock, caplog: pytest.LogCaptureFixture, on: On
) -> None:
    sent = 0

    async def taken(world: World, call: Call, real: Method) -> Json:
        nonlocal sent
        answer = await real(world, call)
        sent += 1
        if sent == 1:
            await change(stage, AWAY)
        return answer

    on("sendVideo", taken)
    async with stage.bot(clock):
        asked = await stage.says("/veo a red fox")
        await eventually(lambda: caplog.text.count("cannot be stored yet") >= 2)
        await change(stage, BACK)
        await stage.video_for(asked)
    assert sent == 1
