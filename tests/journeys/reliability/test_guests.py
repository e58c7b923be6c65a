"""Videos for chats without the bot survive a kill at each step, and are bought once."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from sandbox.journal import Json
from sandbox.telegram.call import Call
from sandbox.telegram.chats import Chat
from sandbox.telegram.messages import Message
from sandbox.telegram.world import World
from tests.journeys.guests.elsewhere import (
    answered,
    answers_there,
    calls,
    elsewhere,
    filmed,
    offered,
)
from tests.journeys.reliability.asking import on_both_databases
from tests.journeys.reliability.process import BotProcess
from tests.journeys.reliability.waiting import eventually, let_leases_end, rows
from tests.journeys.telegram_faults import Method, On
from tests.stage import Stage

pytestmark = on_both_databases

ENDED = "SELECT status, reason FROM tasks WHERE outcome_notified"


@dataclass
class Killing:
    """Kills the bot at a call to Telegram, once: before it takes effect, or before its answer."""

    process: BotProcess
    before: bool
    killed: asyncio.Event = field(default_factory=asyncio.Event)

    async def __call__(self, world: World, call: Call, real: Method) -> Json:
        if self.killed.is_set():
            return await real(world, call)
        if self.before:
            await self._kill()
            await asyncio.Event().wait()  # a call of the dead never comes
        answer = await real(world, call)
        await self._kill()
        return answer

    async def _kill(self) -> None:
        await self.process.kill()
        self.killed.set()


async def _again(stage: Stage, process: BotProcess, killing: Killing) -> None:
    """Let it come again, as soon as it is dead."""
    await asyncio.wait_for(killing.killed.wait(), 60)
    let_leases_end(stage.folder)
    await process.up()


async def _is_delivered(stage: Stage, chat: Chat, message: Message) -> None:
    """Return when a message shows the video; nothing else was bought, and nothing else shown."""
    await filmed(stage, message)
    await eventually(lambda: rows(stage.folder, "SELECT 1 FROM tasks WHERE outcome_notified"))
    assert len(stage.creates()) == 1
    assert len([m for m in stage.telegram.messages(chat) if m.video]) == 1
    assert not [m for m in stage.telegram.messages(stage.chat) if m.video]


async def test_killed_before_the_answer_a_guest_is_answered_afterwards(
    stage: Stage, process: BotProcess, on: On
) -> None:
    chat, killing = elsewhere(stage), Killing(process, before=True)
    on("answerGuestQuery", killing)
    await process.up()
    asked = await calls(stage, chat, "a red fox")
    await _again(stage, process, killing)
    await _is_delivered(stage, chat, await answered(stage, asked))
    assert len(answers_there(stage, chat)) == 1


async def test_killed_when_the_answer_was_sent_a_guest_pays_nothing(
    stage: Stage, process: BotProcess, on: On
) -> None:
    chat, killing = elsewhere(stage), Killing(process, before=False)
    on("answerGuestQuery", killing)
    await process.up()
    await calls(stage, chat, "a red fox")
    await _again(stage, process, killing)
    await eventually(lambda: rows(stage.folder, ENDED) == [("failed", "unplaced")])
    assert stage.creates() == []
    assert len(answers_there(stage, chat)) == 1


@pytest.mark.parametrize("way", ["guest", "inline"])
async def test_killed_while_it_is_made_it_is_found_again(
    stage: Stage, process: BotProcess, way: str
) -> None:
    chat = elsewhere(stage)
    stage.knobs.provider_slow = 20.0
    await process.up()
    message = await _asked(stage, chat, way)
    await stage.bought()
    await process.kill()
    let_leases_end(stage.folder)
    await process.up()
    await _is_delivered(stage, chat, message)


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("way", ["guest", "inline"])
async def test_killed_while_the_video_is_shown_it_is_shown_in_the_end(
    stage: Stage, process: BotProcess, on: On, way: str, before: bool
) -> None:
    chat, killing = elsewhere(stage), Killing(process, before)
    on("editMessageMedia", killing)
    await process.up()
    message = await _asked(stage, chat, way)
    await _again(stage, process, killing)
    await _is_delivered(stage, chat, message)


@pytest.mark.parametrize("before", [True, False])
async def test_killed_when_the_button_was_pressed_it_is_bought_once(
    stage: Stage, process: BotProcess, on: On, before: bool
) -> None:
    chat, killing = elsewhere(stage), Killing(process, before)
    await process.up()
    message = await offered(stage, chat, "a red fox")
    on("editMessageText", killing)  # which shows the progress
    async with stage.pressing(message, "Make it"):
        await _again(stage, process, killing)
        await _is_delivered(stage, chat, message)


@pytest.mark.parametrize("way", ["guest", "inline"])
async def test_killed_at_the_paid_call_it_is_bought_once(
    stage: Stage, process: BotProcess, way: str
) -> None:
    chat = elsewhere(stage)
    stage.knobs.provider_slow = 20.0
    await process.up()
    message = await _asked(stage, chat, way, wait=False)
    await eventually(_has_bought(stage))
    await process.kill()
    let_leases_end(stage.folder)
    await process.up()
    await _is_delivered(stage, chat, message)


def _has_bought(stage: Stage) -> Callable[[], bool]:
    return lambda: bool(stage.sandbox.provider.requests)


async def _asked(stage: Stage, chat: Chat, way: str, *, wait: bool = True) -> Message:
    """Let Anna ask for a video there; return the message that is to show it."""
    if way == "guest":
        return await answered(stage, await calls(stage, chat, "a red fox"))
    message = await offered(stage, chat, "a red fox")
    async with stage.pressing(message, "Make it") as pressing:
        if wait:
            await pressing
        else:
            await stage.until(lambda: stage.now(message).text.startswith("🎬"))
    return message
