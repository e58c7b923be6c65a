"""What has waited for long while the bot was down: dropped, done all the same, or asked about."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from sandbox.telegram.messages import Message
from tests.clock import MovableClock
from tests.journeys.reliability.waiting import eventually, rows, without_table
from tests.sentences import tells
from tests.stage import Stage, words

LONG = 300.0
STORED = "SELECT count(*) FROM inbox WHERE done_at IS NULL"


@asynccontextmanager
async def kept_waiting(
    stage: Stage, clock: MovableClock, *asking: Coroutine[Any, Any, object]
) -> AsyncIterator[None]:
    """Let the bot go down with something stored and not handled, and come again much later.

    Whoever asks has long ceased to wait for the answer.
    """
    async with AsyncExitStack() as unable, stage.bot(clock):
        await unable.enter_async_context(without_table(stage.folder, "tasks"))
        waiting = [asyncio.create_task(each) for each in asking]
        await eventually(lambda: rows(stage.folder, STORED) == [(len(waiting),)])
        for each in waiting:
            each.cancel()
    clock.advance(LONG)
    async with stage.bot(clock):
        yield


async def test_an_inline_query_that_nobody_waits_for_is_dropped(stage: Stage) -> None:
    clock = MovableClock()
    async with kept_waiting(stage, clock, stage.telegram.inline(stage.anna, "fox")):
        await eventually(lambda: rows(stage.folder, STORED) == [(0,)])
        assert stage.requests("answerInlineQuery") == []
        await stage.telegram.inline(stage.anna, "fox")
    assert len(stage.requests("answerInlineQuery")) == 1


async def test_a_cancel_of_long_ago_still_cancels(stage: Stage) -> None:
    clock = MovableClock()
    stage.sandbox.provider.next("stuck", on="create")
    async with stage.bot(clock):
        progress = await stage.answer_to(await stage.says("/veo a red fox"))
        await stage.bought()
        await stage.press(progress, words("button-cancel"))
        await stage.until(lambda: tells(stage.now(progress).text, "refusal-already-paid"))
        question = stage.now(progress)
    yes = stage.press(question, words("button-cancel-anyway"))
    async with kept_waiting(stage, clock, yes):
        await stage.until(lambda: tells(stage.now(progress).text, "failed-cancelled-paid"))


async def test_a_purchase_of_long_ago_is_offered_anew_and_not_bought(stage: Stage) -> None:
    clock = MovableClock()
    async with stage.bot(clock):
        video = await stage.video_for(await stage.says("/veo a red fox --seed 7"))
    async with kept_waiting(stage, clock, stage.press(video, words("button-again"))):
        offer = await stage.answer_to(video, _is_offer)
        assert len(stage.creates()) == 1
        await stage.press(offer, words("button-make"))
        await stage.video_for(video)
    first, second = stage.creates()
    assert first.pop("seed") != second.pop("seed")
    assert first == second


async def test_two_offers_of_the_same_moment_buy_two_videos(stage: Stage) -> None:
    clock = MovableClock()
    async with stage.bot(clock):
        video = await stage.video_for(await stage.says("/veo a red fox --seed 7"))
    presses = [stage.press(video, words("button-again")) for _ in range(2)]
    async with kept_waiting(stage, clock, *presses):
        first = await stage.answer_to(video, _is_offer)
        second = await stage.answer_to(video, lambda m: _is_offer(m) and m.id != first.id)
        stage.sandbox.provider.next("stuck", on="create")
        for offer in (first, second):
            await stage.press(offer, words("button-make"))
        await stage.bought(3)
    again, other = stage.creates()[1:]
    assert again["seed"] != other["seed"]


def _is_offer(message: Message) -> bool:
    return tells(message.text, "offer") and bool(message.buttons)
