"""What is asked for in chats that the bot is no member of, whatever fails meanwhile."""

from collections.abc import AsyncIterator

from sandbox.telegram.messages import Message
from tests.journeys.guests.elsewhere import answers_there, calls, elsewhere, of_offer
from tests.journeys.reliability.sweep.play import Scene, Sweep, each_of
from tests.journeys.reliability.sweep.take import Take
from tests.sentences import tells
from tests.stage import Stage

DELIBERATE = 3.0
"""Seconds after which a second press is no double tap any more."""


async def a_call(take: Take) -> AsyncIterator[None]:
    """It is either on its way, and shown; or it has ended for free, because nobody knows where."""
    chat = elsewhere(take.stage)
    yield
    await calls(take.stage, chat, "a red fox")
    yield
    ((prompt, status),) = [task for task in take.tasks if task[0] == "a red fox"]
    assert prompt == "a red fox"
    assert status in {"queued", "submitting", "failed"}
    said = answers_there(take.stage, chat)
    assert len(said) == 1
    assert said[0].text.startswith("🎬")


async def a_refused_call(take: Take) -> AsyncIterator[None]:
    chat = elsewhere(take.stage)
    yield
    await calls(take.stage, chat, "a red fox --seeed 7")
    yield
    (said,) = answers_there(take.stage, chat)
    assert tells(said.text, "refusal-unknown-option")
    assert take.prompts == []


async def a_call_that_may_not_be_meant(take: Take) -> AsyncIterator[None]:
    stage, chat = take.stage, elsewhere(take.stage)
    yield
    await stage.telegram.send(stage.anna, chat, f"I like @{stage.telegram.bot.username} a lot")
    yield
    (said,) = answers_there(stage, chat)
    assert tells(said.text, "offer")
    assert take.prompts == []


async def a_pressed_offer(take: Take) -> AsyncIterator[None]:
    message = await _offered(take.stage)
    yield
    await take.press(message, "Make it")
    yield
    assert take.prompts == ["a red fox"]
    assert take.is_in_progress("a red fox")


async def a_cancelled_call(take: Take) -> AsyncIterator[None]:
    chat = elsewhere(take.stage)
    asked = await calls(take.stage, chat, "a red fox")
    progress = await take.stage.answer_to(asked)
    yield
    await take.press(progress, "Cancel")
    yield
    await take.insists(progress, "Cancel", lambda: _status(take) == "cancelled", DELIBERATE)


def _status(take: Take) -> str:
    (status,) = (status for prompt, status in take.tasks if prompt == "a red fox")
    return status


async def _offered(stage: Stage) -> Message:
    """Return a new offer that Anna has sent to a chat."""
    chat = elsewhere(stage)
    result = of_offer(await stage.telegram.inline(stage.anna, "a red fox", chat=chat))
    return await stage.telegram.choose(stage.anna, chat, result)


SCENES: tuple[Scene, ...] = (
    a_call,
    a_refused_call,
    a_call_that_may_not_be_meant,
    a_pressed_offer,
    a_cancelled_call,
)


@each_of(*SCENES, on_postgresql=a_call)
async def test_whatever_fails_it_is_bought_at_most_once_and_answered_there(
    sweep: Sweep, scene: Scene
) -> None:
    await sweep(scene)
