"""A failure offers to try again, for its price, and to write another prompt."""

import asyncio

import pytest

from sandbox.telegram.chats import Chat
from sandbox.telegram.messages import Message
from sandbox.telegram.people import Person
from tests.journeys.guests.elsewhere import answered, calls, elsewhere, ended, filmed
from tests.journeys.reliability.waiting import rows
from tests.journeys.test_files import file
from tests.journeys.test_prices import price, priced_otherwise
from tests.journeys.trust.sending import labels
from tests.sentences import tells
from tests.stage import Stage, words

RETRY, EDIT = words("button-retry"), words("button-edit-prompt")


async def failed(stage: Stage, text: str = "/veo a red fox --seed 7") -> tuple[Message, Message]:
    """Return a request that the safety filter has blocked, and the words that say so."""
    stage.sandbox.provider.next("safety")
    asked = await stage.says(text)
    return asked, await stage.answer_to(asked, lambda m: tells(m.text, "failed-safety"))


def film_club(stage: Stage) -> tuple[Person, Chat]:
    """Return Ben, and a group of him and Anna."""
    ben = stage.telegram.person("Ben")
    return ben, stage.telegram.group("Film club", [stage.anna, ben])


async def failed_in(stage: Stage, group: Chat) -> tuple[Message, Message]:
    """Let a video of Anna's fail in a group; return what asked for it, and what says so."""
    stage.sandbox.provider.next("safety")
    asked = await stage.telegram.send(stage.anna, group, "/veo@veogram_bot a red fox")
    return asked, await stage.answer_to(asked, lambda m: tells(m.text, "failed-safety"))


async def test_a_failure_offers_another_try_for_its_price_and_another_prompt(stage: Stage) -> None:
    async with stage.bot():
        _, ending = await failed(stage)
    assert labels(ending) == [f"{RETRY} · {price('1.26')}", EDIT]


async def test_another_try_makes_the_same_in_answer_to_the_request(stage: Stage) -> None:
    async with stage.bot():
        asked, ending = await failed(stage)
        await stage.press(ending, RETRY)
        await stage.video_for(asked)
        await stage.until(lambda: not stage.now(ending).buttons)
    first, second = stage.creates()
    assert first == second


async def test_one_failure_is_tried_again_once(stage: Stage) -> None:
    async with stage.bot(user_active_limit=0):
        asked, ending = await failed(stage)
        await asyncio.gather(*(stage.press(ending, RETRY) for _ in range(3)))
        await stage.video_for(asked)
        await stage.answer_to(await stage.says("/help"))
    assert len(stage.creates()) == 2


async def test_a_try_that_costs_more_than_its_button_says_is_offered_anew(stage: Stage) -> None:
    async with stage.bot():
        asked, ending = await failed(stage)
    priced_otherwise(stage, "0.5")
    async with stage.bot():
        await stage.press(ending, RETRY)
        offer = await stage.answer_to(asked, lambda m: tells(m.text, "offer"))
        assert price("4.00") in offer.text
        assert len(stage.creates()) == 1
        await stage.press(offer, words("button-make"))
        await stage.video_for(asked)


async def test_another_try_is_asked_about_again_after_a_no(stage: Stage) -> None:
    async with stage.bot():
        asked, ending = await failed(stage)
    async with stage.bot(confirm_above_usd="1"):
        await stage.press(ending, RETRY)
        offer = await stage.answer_to(asked, lambda m: tells(m.text, "offer"))
        await stage.press(offer, words("button-cancel"))
        await stage.until(lambda: tells(stage.now(offer).text, "question-dropped"))
        await stage.press(ending, RETRY)
        offer = await stage.answer_to(asked, lambda m: tells(m.text, "offer"))
        await stage.press(offer, words("button-make"))
        await stage.video_for(asked)
    assert len(stage.creates()) == 2


async def test_whoever_presses_is_asked_and_all_together_try_once(stage: Stage) -> None:
    ben, club = film_club(stage)
    async with stage.bot():
        asked, ending = await failed_in(stage, club)
    offers: dict[int, Message] = {}
    async with stage.bot(confirm_above_usd="1"):
        for who in (ben, stage.anna):
            await stage.press(ending, RETRY, who)
            offers[who.id] = await stage.answer_to(
                asked,
                lambda m: tells(m.text, "offer") and m.id not in {o.id for o in offers.values()},
            )
        await stage.press(offers[stage.anna.id], words("button-make"), stage.anna)
        await stage.video_for(asked)
        await stage.press(offers[ben.id], words("button-make"), ben)
    assert len(stage.creates()) == 2


async def test_another_prompt_can_be_written_and_everything_else_stays(stage: Stage) -> None:
    async with stage.bot():
        _, ending = await failed(stage, "/veo a red fox --ar 9:16 --no rain")
        await stage.press(ending, EDIT)
        question = await stage.answer_to(ending, lambda m: tells(m.text, "ask-edit"))
        assert "a red fox" in question.text
        await stage.video_for(await stage.says("a blue fox"))
    first, second = stage.creates()
    assert (first.pop("prompt"), second.pop("prompt")) == ("a red fox", "a blue fox")
    assert first == second


@pytest.mark.parametrize("label", [RETRY, EDIT])
async def test_of_what_is_forgotten_nothing_is_made(stage: Stage, label: str) -> None:
    async with stage.bot():
        _, ending = await failed(stage)
        question = await stage.answer_to(await stage.says("/forget"))
        await stage.press(question, words("button-forget"))
        told = await stage.press(ending, label)
    assert tells(told.text or "", "refusal-video-forgotten")
    assert len(stage.creates()) == 1


async def test_in_a_group_whoever_presses_pays(stage: Stage) -> None:
    ben, club = film_club(stage)
    async with stage.bot():
        asked, ending = await failed_in(stage, club)
        await stage.press(ending, RETRY, ben)
        await stage.video_for(asked)
    assert rows(stage.folder, "SELECT user_id FROM tasks ORDER BY id") == [
        (stage.anna.id,),
        (ben.id,),
    ]


async def test_a_question_that_is_dropped_keeps_nobody_from_trying_again_once(stage: Stage) -> None:
    ben, club = film_club(stage)

    async def question_to(who: Person) -> Message:
        """Return what somebody is asked who presses the button."""
        before = stage.there(club)
        await stage.press(ending, RETRY, who)
        return await stage.answer_to(asked, lambda m: bool(m.buttons) and m.id not in before)

    async with stage.bot():
        asked, ending = await failed_in(stage, club)
    async with stage.bot(confirm_above_usd="0.5"):
        for who in (ben, stage.anna):
            await stage.press(await question_to(who), words("button-cancel"), who)
        first, second = await question_to(stage.anna), await question_to(ben)
        await stage.press(first, words("button-make"))
        await stage.press(second, words("button-make"), ben)
        await stage.video_for(asked)
    bought = rows(stage.folder, "SELECT user_id FROM tasks WHERE status <> 'failed'")
    assert bought == [(stage.anna.id,)]


async def test_elsewhere_another_try_takes_its_place(stage: Stage) -> None:
    chat = elsewhere(stage)
    stage.sandbox.provider.next("safety")
    async with stage.bot():
        message = await answered(stage, await calls(stage, chat, "a red fox"))
        ending = await ended(stage, message)
        assert len(labels(ending)) == 1
        await stage.press(ending, RETRY)
        await filmed(stage, message)
    assert len(stage.creates()) == 2


async def test_a_picture_that_cannot_be_read_offers_no_other_try(stage: Stage) -> None:
    async with stage.bot():
        asked = await stage.says("/veo it moves", **file("JPEG", b"no picture"))
        ending = await stage.answer_to(asked, lambda m: tells(m.text, "failed-not-a-picture"))
    assert not ending.buttons
