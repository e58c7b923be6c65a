"""What was asked about is bought once, also where its update is handled again in other times."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.journeys.reliability.again import all_done, keep_updates, let_all_be_undone
from tests.journeys.reliability.asking import on_both_databases
from tests.journeys.reliability.waiting import change, rows
from tests.journeys.test_confirmations import is_confirmation
from tests.stage import Stage, jpeg, words

pytestmark = on_both_databases

MAKE = words("button-make")
BOUGHT = "SELECT count(*) FROM tasks"


@asynccontextmanager
async def asking_first(stage: Stage) -> AsyncIterator[None]:
    """Run the bot that asks before it buys, and let it forget at the end what it has handled."""
    async with stage.bot(confirm_above_usd="0.5"):
        await asyncio.to_thread(keep_updates, stage.folder)
        yield
        await all_done(stage.folder)
    let_all_be_undone(stage.folder)


async def test_a_command_that_is_bought_at_once_by_then_is_not_bought_by_its_button_too(
    stage: Stage,
) -> None:
    async with asking_first(stage):
        asked = await stage.says("/veo a red fox")
        question = await stage.answer_to(asked)
        assert is_confirmation(question)
    async with stage.bot(confirm_above_usd="0", user_active_limit=0):
        await stage.video_for(asked)
        await stage.press(question, MAKE)
        await stage.answer_to(await stage.says("/help"))
        assert rows(stage.folder, BOUGHT) == [(1,)]
        pressed = stage.now(question)
    assert not pressed.buttons
    assert len(stage.creates()) == 1


async def test_words_that_were_asked_about_buy_nothing_when_they_are_handled_again(
    stage: Stage,
) -> None:
    async with asking_first(stage):
        await stage.answer_to(await stage.says("", photo=jpeg()))
        said = await stage.says("it blooms")
        question = await stage.answer_to(said, is_confirmation)
    async with stage.bot(confirm_above_usd="0"):
        await all_done(stage.folder)
        assert rows(stage.folder, BOUGHT) == [(0,)]
        await stage.press(question, MAKE)
        await stage.video_for(said)
    assert len([m for m in stage.telegram.messages(stage.chat) if is_confirmation(m)]) == 0
    assert [body["prompt"] for body in stage.creates()] == ["it blooms"]


async def test_a_confirmation_that_a_kill_kept_from_being_put_is_put(stage: Stage) -> None:
    async with asking_first(stage):
        await stage.answer_to(await stage.says("", photo=jpeg()))
        said = await stage.says("it blooms --seed 7")
        first = await stage.answer_to(said, is_confirmation)
    await change(stage, "UPDATE drafts SET question_id = NULL WHERE kind = 'confirm'")
    async with stage.bot(confirm_above_usd="0.5"):
        second = await stage.answer_to(said, lambda m: m.id != first.id and is_confirmation(m))
        assert second.text == first.text
        await stage.press(second, MAKE)
        await stage.video_for(said)
    [body] = stage.creates()
    assert (body["prompt"], body["seed"]) == ("it blooms", 7)
    assert "image_url" in body
