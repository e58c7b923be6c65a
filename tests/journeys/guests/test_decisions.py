"""What is left to people to decide, in the message of a chat without the bot."""

import pytest

from sandbox.telegram.chats import Chat
from sandbox.telegram.messages import Message
from tests.clock import MovableClock
from tests.journeys.admins import admin
from tests.journeys.guests.elsewhere import answered, calls, elsewhere, filmed, offered
from tests.journeys.reliability.conftest import Bot, bot, clock
from tests.journeys.reliability.waiting import as_time_passes, eventually, rows
from tests.sentences import tells
from tests.stage import Stage, words

__all__ = ["bot", "clock"]

TEN_MINUTES = 600.0

FAILED = "SELECT 1 FROM tasks WHERE id = 1 AND status = 'failed'"


async def lost(stage: Stage, clock: MovableClock, message: Message, key: str) -> Message:
    """Let a purchase be lost for so long that whoever asked may decide."""
    await eventually(lambda: stage.sandbox.journal.of("logs"))
    clock.advance(TEN_MINUTES + 60)
    return await stage.telegram.wait_for(
        message.chat, lambda m: m.id == message.id and tells(m.text, key)
    )


@pytest.mark.parametrize("way", ["guest", "inline"])
async def test_what_got_lost_is_bought_again_there_by_the_asker_alone(
    stage: Stage, bot: Bot, clock: MovableClock, way: str
) -> None:
    ben = stage.telegram.person("Ben")
    chat = elsewhere(stage, ben)
    async with bot():
        stage.sandbox.provider.next("lost-before", on="create")
        message = await _asked(stage, way, chat)
        question = await lost(stage, clock, message, "uncertain")
        other = await stage.press(question, words("button-rebuy"), ben)
        assert tells(other.text or "", "refusal-not-the-sender")
        assert stage.creates() == []
        await stage.press(question, words("button-rebuy"))
        await filmed(stage, message)
    assert len(stage.creates()) == 1
    assert stage.there() == []


async def test_what_got_lost_can_be_left(stage: Stage, bot: Bot, clock: MovableClock) -> None:
    chat = elsewhere(stage)
    async with bot():
        stage.sandbox.provider.next("lost-before", on="create")
        message = await _asked(stage, "guest", chat)
        question = await lost(stage, clock, message, "uncertain")
        await stage.press(question, words("button-leave"))
        await stage.until(lambda: tells(stage.now(message).text, "uncertain-left"))
    assert stage.creates() == []


async def test_what_is_found_after_it_was_bought_again_comes_in_private(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    chat = elsewhere(stage)
    stage.knobs.provider_log_delay = 2 * TEN_MINUTES
    async with bot():
        stage.sandbox.provider.next("lost", on="create")
        message = await _asked(stage, "guest", chat)
        question = await lost(stage, clock, message, "uncertain")
        await stage.press(question, words("button-rebuy"))
        await filmed(stage, message)
        stage.knobs.provider_log_delay = 0.0
        clock.advance(TEN_MINUTES)
        await stage.until(lambda: any(m.video for m in stage.telegram.messages(stage.chat)))
    assert len(stage.creates()) == 2


async def test_what_fails_after_it_was_bought_again_leaves_the_message_alone(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    chat = elsewhere(stage)
    stage.knobs.provider_log_delay = 2 * TEN_MINUTES
    async with bot():
        stage.sandbox.provider.next("lost", on="create")
        stage.sandbox.provider.next("safety")
        message = await _asked(stage, "guest", chat)
        question = await lost(stage, clock, message, "uncertain")
        await stage.press(question, words("button-rebuy"))
        await filmed(stage, message)
        edits = len(stage.requests("editMessageText"))
        stage.knobs.provider_log_delay = 0.0
        clock.advance(TEN_MINUTES)
        await eventually(lambda: rows(stage.folder, FAILED))
        told = f"{FAILED} AND outcome_notified"
        await as_time_passes(clock, lambda: rows(stage.folder, told))
    assert len(stage.creates()) == 2
    assert len(stage.requests("editMessageText")) == edits


async def test_a_stranger_asks_to_be_let_in_and_is(stage: Stage, bot: Bot) -> None:
    eve, dora = stage.telegram.person("Eve"), admin(stage)
    chat = elsewhere(stage, eve)
    async with bot(allowed_users="1", admin_users=str(dora.person.id)):
        refusal = await answered(stage, await calls(stage, chat, "a fox", eve))
        assert tells(refusal.text, "refusal-not-allowed")
        other = await stage.press(refusal, words("button-knock"))
        assert tells(other.text or "", "refusal-not-the-sender")
        told = await stage.press(refusal, words("button-knock"), eve)
        assert tells(told.text or "", "knock-asked")
        verdict = words("button-verdict-person")
        await stage.press(await dora.asked(), verdict, dora.person)
        progress = await answered(stage, await calls(stage, chat, "a bear", eve))
        await filmed(stage, progress)
    assert [made["prompt"] for made in stage.creates()] == ["a bear"]


async def _asked(stage: Stage, way: str, chat: Chat) -> Message:
    """Let Anna ask for a video there; return the message that is to show it."""
    if way == "guest":
        return await answered(stage, await calls(stage, chat, "a red fox"))
    message = await offered(stage, chat, "a red fox")
    await stage.press(message, words("button-make"))
    return message
