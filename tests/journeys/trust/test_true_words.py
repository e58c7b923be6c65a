"""What the bot says is what happens."""

from functools import partial

import pytest

from bot.chat.outgoing import progress_messages
from sandbox.journal import Json
from sandbox.telegram.call import Call
from sandbox.telegram.errors import Refusal
from sandbox.telegram.messages import Message
from sandbox.telegram.world import World
from tests.clock import MovableClock
from tests.journeys.reliability.waiting import eventually, rows, without_table
from tests.journeys.telegram_faults import Held, Method, On
from tests.journeys.trust.conftest import Bot
from tests.sentences import tells
from tests.stage import Stage

STATUS = "SELECT status FROM tasks"


def _ours(stage: Stage) -> list[Message]:
    return [m for m in stage.telegram.messages(stage.chat) if m.sender is None]


async def test_a_video_that_is_sent_while_it_is_cancelled_is_told_as_delivered(
    stage: Stage, bot: Bot, on: On
) -> None:
    held = Held(stage.chat)
    on("sendVideo", held)
    async with bot():
        asked = await stage.says("/veo a red fox")
        progress = await stage.answer_to(asked)
        await eventually(lambda: held.begun)
        await stage.cancels_anyway(progress)
        held.released.set()
        await stage.answer_to(asked, lambda m: bool(m.video))
        await stage.gone(progress)
        history = await stage.answer_to(await stage.says("/history"))
    assert rows(stage.folder, STATUS) == [("delivered",)]
    assert tells(history.text, "history-title")
    assert not any(tells(m.text, "failed-cancelled-paid") for m in _ours(stage))


async def test_what_was_delivered_cannot_be_cancelled(stage: Stage, bot: Bot) -> None:
    ben = stage.telegram.person("Ben")
    group = stage.telegram.group("Film club", [stage.anna, ben], admins=[ben])
    async with bot():
        asked = await stage.telegram.send(stage.anna, group, "/veo@veogram_bot a red fox")
        await stage.video_for(asked)
        cancel = await stage.telegram.send(ben, group, "/cancel@veogram_bot", reply_to=asked)
        answer = await stage.answer_to(cancel)
    assert tells(answer.text, "refusal-nothing-to-cancel")


async def test_a_lost_submit_is_shown_to_be_looked_for(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    stage.knobs.turn({"provider_log_delay": 3600.0})
    stage.sandbox.provider.next("lost", on="create")
    async with bot():
        progress = await stage.answer_to(await stage.says("/veo a red fox"))
        await eventually(lambda: stage.sandbox.journal.of("logs"))
        clock.advance(125)
        await stage.until(lambda: tells(stage.now(progress).text, "progress-searching"))


@pytest.mark.parametrize("refusals", [0, 1])
async def test_a_slow_answer_leaves_no_second_progress_message(
    stage: Stage,
    bot: Bot,
    clock: MovableClock,
    on: On,
    monkeypatch: pytest.MonkeyPatch,
    refusals: int,
) -> None:
    held, left = Held(stage.chat), [Refusal(502, "Bad Gateway")] * refusals

    async def around(world: World, call: Call, real: Method) -> Json:
        if left and call.given.get("chat_id") == stage.chat.id:
            raise left.pop()
        return await held(world, call, real)

    monkeypatch.setattr(progress_messages, "_PATIENCE", 0.05)
    stage.sandbox.provider.next("stuck", on="create")
    on("sendMessage", around)
    async with bot():
        asked = await stage.says("/veo a red fox")
        await stage.bought()
        clock.advance(30)
        await eventually(lambda: held.begun)
        # Another chat's progress is shown meanwhile, so the refresh has passed this one, too.
        ben = stage.telegram.person("Ben")
        bens = await stage.telegram.send(ben, stage.telegram.private(ben), "/veo a bear")
        video = await stage.video_for(bens)
        held.released.set()
        progress = await stage.answer_to(asked)
        await stage.answer_to(await stage.says("/help"))
    assert video.video
    shown = [m for m in _ours(stage) if m.reply_to and m.reply_to.id == asked.id]
    assert [m.id for m in shown] == [progress.id]


async def test_words_are_said_once_although_the_database_fails_for_a_while(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    def has_polled_since(seen: int) -> bool:
        return len(stage.sandbox.journal.of("getUpdates")) > seen

    async with bot():
        await stage.answer_to(await stage.says("/tasks"))
        async with without_table(stage.folder, "chats"):
            asked = await stage.says("/help")
            for _ in range(5):
                seen = len(stage.sandbox.journal.of("getUpdates"))
                await eventually(partial(has_polled_since, seen))
                clock.advance(2)
        clock.advance(60)
        await stage.answer_to(asked)
        await stage.answer_to(await stage.says("/tasks"))
    answers = [m for m in _ours(stage) if m.reply_to and m.reply_to.id == asked.id]
    assert len(answers) == 1
