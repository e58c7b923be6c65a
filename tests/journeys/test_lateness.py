"""What is said while somebody waits follows the truth, wherever it is said."""

import pytest

from sandbox.telegram.messages import Message
from tests.clock import MovableClock
from tests.journeys.guests.elsewhere import elsewhere, offered
from tests.sentences import tells
from tests.stage import Stage, words

USUAL, DEADLINE = 60.0, 900.0
"""Seconds that the usual model takes, and after which a video is late."""


@pytest.fixture
def stage(stage: Stage) -> Stage:
    stage.knobs.speed = 1.0
    return stage


async def says(stage: Stage, message: Message, *keys: str) -> None:
    """Return when a message says one of these."""
    await stage.until(lambda: any(tells(stage.now(message).text, key) for key in keys))


async def test_past_twice_the_usual_time_it_is_said_that_it_takes_longer(
    stage: Stage,
) -> None:
    clock = MovableClock()
    stage.sandbox.provider.next("stuck", on="create")
    async with stage.bot(clock):
        progress = await stage.answer_to(await stage.says("/veo a red fox"))
        await says(stage, progress, "progress-generating")
        clock.advance(1.25 * USUAL)
        await says(stage, progress, "progress-due", "progress-slow")
        clock.advance(1.25 * USUAL)
        await says(stage, progress, "progress-slow")
        clock.advance(DEADLINE)
        await says(stage, progress, "progress-late")


async def test_takes_and_messages_elsewhere_say_so_too(stage: Stage) -> None:
    clock, chat = MovableClock(), elsewhere(stage)
    for _ in range(3):
        stage.sandbox.provider.next("stuck", on="create")
    async with stage.bot(clock):
        takes = await stage.answer_to(await stage.says("/veo a red fox --takes 2"))
        message = await offered(stage, chat, "a red fox")
        await stage.press(message, "Make it")
        await says(stage, takes, "takes-usual")
        await says(stage, message, "progress-generating")
        clock.advance(1.25 * USUAL)
        await says(stage, takes, "takes-due", "status-late")
        clock.advance(1.25 * USUAL)
        await says(stage, takes, "status-late")
        await says(stage, message, "progress-slow")
        assert not tells(stage.now(takes).text, "takes-usual")


@pytest.mark.parametrize("kind", ["still", "words"])
async def test_help_that_takes_longer_than_usual_says_so(stage: Stage, kind: str) -> None:
    clock = MovableClock()
    stage.sandbox.provider.next("lost-before", on="images" if kind == "still" else "chat")
    async with stage.bot(clock):
        asked = "/still a red fox" if kind == "still" else "/veo a red fox --improve"
        progress = await stage.answer_to(await stage.says(asked))
        assert not tells(progress.text, "progress-help-slow")
        clock.advance(25)
        await stage.until(lambda: words("progress-help-slow") in stage.now(progress).html)
