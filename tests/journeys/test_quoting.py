"""Private answers quote what they answer where several requests are under way, and only there."""

import math
from collections.abc import AsyncIterator, Callable

import pytest

from sandbox.provider.generation import Generation
from sandbox.telegram.messages import Message
from tests.journeys.reliability.waiting import rows
from tests.journeys.test_progress import is_progress
from tests.journeys.trust.sending import in_topic
from tests.sentences import tells
from tests.stage import Stage, words


def is_film(message: Message) -> bool:
    return bool(message.video or message.animation)


def quoted(message: Message) -> int | None:
    return message.reply_to.id if message.reply_to else None


async def said_after(
    stage: Stage, message: Message, fits: Callable[[Message], bool] = lambda _: True
) -> Message:
    """Return the first of the bot's messages below another one that fits."""
    return await stage.telegram.wait_for(
        message.chat, lambda m: m.sender is None and m.id > message.id and fits(m)
    )


async def all_told(stage: Stage) -> None:
    """Return when nothing is under way."""
    await stage.until(lambda: not any(is_progress(m) for m in stage.telegram.messages(stage.chat)))


async def held(stage: Stage, count: int) -> Generation:
    """Return what is made for the newest of so many requests, which does not end by itself."""
    await stage.bought(count)
    made = list(stage.sandbox.provider.generations.values())[-1]
    made.finishes_at = math.inf
    return made


async def asks(stage: Stage, text: str, count: int = 1) -> tuple[Message, Message, Generation]:
    """Let Anna ask for a video; return that, its progress, and what waits to be finished."""
    asked = await stage.says(text)
    progress = await said_after(stage, asked, is_progress)
    return asked, progress, await held(stage, count)


@pytest.fixture
async def usual(stage: Stage) -> AsyncIterator[Stage]:
    """A bot as it is set at first, which makes videos slowly enough to be held."""
    stage.knobs.speed = 20.0
    async with stage.bot(quote_always=False):
        yield stage


async def test_one_request_alone_is_answered_without_quotes(usual: Stage) -> None:
    for number, text in enumerate(("/veo a red fox", "/veo a lighthouse"), 1):
        asked, progress, made = await asks(usual, text, number)
        made.finishes_at = made.created
        film = await said_after(usual, asked, is_film)
        await all_told(usual)
        assert (quoted(progress), quoted(film)) == (None, None)


async def test_of_two_requests_at_once_each_answer_quotes_its_own_also_the_last(
    usual: Stage,
) -> None:
    first, alone, first_made = await asks(usual, "/veo a red fox")
    second, progress, second_made = await asks(usual, "/veo a lighthouse", 2)
    models = await said_after(usual, await usual.says("/models"))
    assert (quoted(alone), quoted(progress)) == (None, second.id)
    assert quoted(models) == models.id - 1
    first_made.finishes_at = first_made.created
    film = await said_after(usual, second, is_film)
    assert quoted(film) == first.id
    await usual.gone(alone)
    second_made.finishes_at = second_made.created
    assert quoted(await said_after(usual, film, is_film)) == second.id
    await usual.gone(progress)
    help_text = await said_after(usual, await usual.says("/help"))
    assert quoted(help_text) is None


async def test_several_takes_are_one_request(usual: Stage) -> None:
    usual.knobs.speed = 1000.0
    asked = await usual.says("/veo a red fox --takes 2")
    first = await said_after(usual, asked, is_film)
    second = await said_after(usual, first, is_film)
    assert (quoted(first), quoted(second)) == (None, None)


async def test_how_the_only_request_fails_is_told_without_a_quote(usual: Stage) -> None:
    usual.knobs.turn({"provider_refusal_rate": 1.0, "speed": 1000.0})
    asked = await usual.says("/veo a red fox")
    ending = await said_after(usual, asked, lambda m: tells(m.text, "failed-safety"))
    assert quoted(ending) is None


async def test_how_one_of_two_fails_is_told_with_a_quote(usual: Stage) -> None:
    _, _, made = await asks(usual, "/veo a red fox")
    usual.knobs.provider_refusal_rate = 1.0
    second = await usual.says("/veo a lighthouse")
    ending = await said_after(usual, second, lambda m: tells(m.text, "failed-safety"))
    assert quoted(ending) == second.id
    made.finishes_at = made.created


@pytest.mark.parametrize(
    "text", ["/models", "/veo", "/veo a fox --duration 99", "a red fox", "hello", "/imagine a fox"]
)
async def test_words_alone_are_answered_without_a_quote(usual: Stage, text: str) -> None:
    asked = await usual.says(text)
    assert quoted(await said_after(usual, asked)) is None
    assert usual.creates() == []


@pytest.mark.parametrize("button", ["button-again", "button-extend"])
async def test_the_answer_to_a_press_on_a_video_quotes_that(usual: Stage, button: str) -> None:
    usual.knobs.speed = 1000.0
    film = await said_after(usual, await usual.says("/veo a red fox"), is_film)
    await all_told(usual)
    below = await said_after(usual, await usual.says("/help"))
    await usual.press(film, words(button))
    assert quoted(await said_after(usual, below)) == film.id


async def test_a_press_on_a_question_is_answered_without_a_quote(usual: Stage) -> None:
    question = await said_after(usual, await usual.says("a red fox"))
    await usual.press(question, words("button-make"))
    assert quoted(await said_after(usual, question, is_progress)) is None


async def test_in_a_group_every_answer_quotes(usual: Stage) -> None:
    usual.knobs.speed = 1000.0
    club = usual.telegram.group("Film club", [usual.anna])
    for text in ("/models@veogram_bot", "/veo@veogram_bot a fox --duration 99"):
        asked = await usual.telegram.send(usual.anna, club, text)
        assert quoted(await said_after(usual, asked)) == asked.id
    asked = await usual.telegram.send(usual.anna, club, "/veo@veogram_bot a red fox")
    assert quoted(await said_after(usual, asked, is_progress)) == asked.id
    assert quoted(await said_after(usual, asked, is_film)) == asked.id


async def test_in_a_topic_of_the_private_chat_every_answer_quotes(usual: Stage) -> None:
    asked = in_topic(usual, usual.anna, usual.chat, "/models", 4711)
    await said_after(usual, asked)
    sent = usual.requests("sendMessage")[0]
    assert str(asked.id) in str(sent["reply_parameters"])


async def test_what_is_under_way_elsewhere_is_no_reason_to_quote(usual: Stage) -> None:
    club = usual.telegram.group("Film club", [usual.anna])
    asked = await usual.telegram.send(usual.anna, club, "/veo@veogram_bot a red fox")
    await said_after(usual, asked, is_progress)
    made = await held(usual, 1)
    _, progress, _ = await asks(usual, "/veo a lighthouse", 2)
    assert len(rows(usual.folder, "SELECT id FROM tasks WHERE outcome_notified = false")) == 2
    assert quoted(progress) is None
    made.finishes_at = made.created


async def test_an_operator_may_have_every_answer_quote(stage: Stage) -> None:
    async with stage.bot(quote_always=True):
        asked = await stage.says("/models")
        assert quoted(await said_after(stage, asked)) == asked.id
