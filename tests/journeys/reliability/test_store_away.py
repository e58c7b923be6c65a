"""What Telegram has taken is not sent once more because it cannot be stored yet."""

import asyncio

import pytest

from sandbox.journal import Json
from sandbox.telegram.call import Call
from sandbox.telegram.world import World
from tests.clock import MovableClock
from tests.databases import database_in
from tests.journeys.reliability.asking import bring_back, on_both_databases, take_away
from tests.journeys.reliability.waiting import all_handled, eventually
from tests.journeys.telegram_faults import Method, On
from tests.stage import Stage, jpeg


class TakenAway:
    """Takes a table away when Telegram has taken a message, and counts what it takes."""

    def __init__(self, stage: Stage, table: str) -> None:
        self._url = database_in(stage.folder)
        self._table = table
        self.sent = 0

    async def __call__(self, world: World, call: Call, real: Method) -> Json:
        """Carry out a method, the first time without the table afterwards."""
        answer = await real(world, call)
        self.sent += 1
        if self.sent == 1:
            await asyncio.to_thread(take_away, self._url, self._table)
        return answer

    async def comes_back(self) -> None:
        """Bring it back."""
        await asyncio.to_thread(bring_back, self._url, self._table)


@on_both_databases
async def test_a_video_that_is_delivered_while_nothing_can_be_stored_comes_once(
    stage: Stage, clock: MovableClock, caplog: pytest.LogCaptureFixture, on: On
) -> None:
    on("sendVideo", tasks := TakenAway(stage, "tasks"))
    async with stage.bot(clock):
        asked = await stage.says("/veo a red fox")
        await eventually(lambda: caplog.text.count("cannot be stored yet") >= 2)
        await tasks.comes_back()
        await stage.video_for(asked)
    assert tasks.sent == 1


@on_both_databases
async def test_a_progress_message_that_cannot_be_stored_yet_comes_once_and_goes(
    stage: Stage, clock: MovableClock, caplog: pytest.LogCaptureFixture, on: On
) -> None:
    on("sendMessage", tasks := TakenAway(stage, "tasks"))
    async with stage.bot(clock):
        asked = await stage.says("/veo a red fox")
        await eventually(lambda: "cannot be stored yet" in caplog.text)
        await tasks.comes_back()
        await stage.video_for(asked)
    assert tasks.sent == 1


@on_both_databases
async def test_a_question_that_cannot_be_stored_yet_is_asked_once_and_can_be_answered(
    stage: Stage, clock: MovableClock, caplog: pytest.LogCaptureFixture, on: On
) -> None:
    on("sendMessage", drafts := TakenAway(stage, "drafts"))
    async with stage.bot(clock):
        question = await stage.answer_to(await stage.says("", photo=jpeg()))
        await eventually(lambda: "cannot be stored yet" in caplog.text)
        await drafts.comes_back()
        await all_handled(stage, clock)
        assert drafts.sent == 1
        await stage.video_for(await stage.says("it jumps", reply_to=question))
