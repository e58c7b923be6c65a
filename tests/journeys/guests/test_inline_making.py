"""`@bot ...` typed in any chat offers to make a video of it."""

import asyncio

import pytest

from bot.store.wishes import MOST
from sandbox.telegram.messages import Message
from tests.clock import MovableClock
from tests.journeys.guests.elsewhere import elsewhere, ended, filmed, offered
from tests.journeys.reliability.waiting import rows
from tests.journeys.test_stale import kept_waiting
from tests.sentences import tells
from tests.stage import Stage, words


async def test_the_chosen_offer_becomes_the_video_when_its_button_is_pressed(stage: Stage) -> None:
    chat = elsewhere(stage)
    async with stage.bot():
        message = await offered(stage, chat, "a red fox --duration 4")
        assert stage.creates() == []
        await stage.press(message, "Make it")
        video = await filmed(stage, message)
    assert video.caption.startswith("a red fox")
    (made,) = stage.creates()
    assert (made["prompt"], made["duration"]) == ("a red fox", 4)
    assert stage.there() == []


async def test_the_offer_stands_above_one_s_own_videos(stage: Stage) -> None:
    async with stage.bot():
        await stage.video_for(await stage.says("/veo a red fox"))
        found = await stage.telegram.inline(stage.anna, "fox")
    assert [each.type for each in found] == ["article", "video"]
    assert found[0].title == words("inline-make", duration=8, price="$1.26")
    assert found[0].description == "Veo 3 Fast: fox"


async def test_where_prices_are_not_shown_none_is(stage: Stage) -> None:
    chat = elsewhere(stage)
    async with stage.bot(show_prices="never"):
        (found,) = await stage.telegram.inline(stage.anna, "fox")
        message = await offered(stage, chat, "fox")
    assert "$" not in found.title + found.body.text
    assert "$" not in message.text + "".join(b.text for row in message.buttons for b in row)


async def test_what_costs_much_is_asked_about_where_no_price_was_shown(stage: Stage) -> None:
    chat = elsewhere(stage)
    async with stage.bot(show_prices="never", confirm_above_usd=1):
        message = await offered(stage, chat, "fox")
        await stage.press(message, "Make it")
        question = await _changed(stage, message, "offer")
        assert stage.creates() == []
        await stage.press(question, "Make it")
        await filmed(stage, message)
    assert len(stage.creates()) == 1


async def test_a_press_is_a_yes_to_the_price_that_it_shows(stage: Stage) -> None:
    chat = elsewhere(stage)
    async with stage.bot(confirm_above_usd=1):
        message = await offered(stage, chat, "fox")
        await stage.press(message, "$1.26")
        await filmed(stage, message)


@pytest.mark.parametrize("typed", ["", "   ", "#1", "--duration 4"])
async def test_without_a_prompt_nothing_is_offered(stage: Stage, typed: str) -> None:
    async with stage.bot():
        assert await stage.telegram.inline(stage.anna, typed) == ()


async def test_only_the_first_page_has_the_offer(stage: Stage) -> None:
    async with stage.bot():
        answer = await stage.telegram.ask_inline(stage.anna, "fox", offset="20")
    assert answer.results == ()


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("a fox --seeed 7", "refusal-unknown-option"),
        ("a fox --duration 99", "refusal-bad-value"),
        ("a fox --takes 2", "refusal-one-video-there"),
        ("a fox --improve", "refusal-help-elsewhere"),
        ("a fox --model", "refusal-missing-value"),
    ],
)
async def test_what_cannot_be_made_is_said_instead(stage: Stage, typed: str, key: str) -> None:
    async with stage.bot():
        (found,) = await stage.telegram.inline(stage.anna, typed)
    assert found.title == words("inline-refused")
    assert tells(found.body.text, key)
    assert found.keyboard is None


async def test_strangers_are_offered_nothing(stage: Stage) -> None:
    ben = stage.telegram.person("Ben")
    async with stage.bot(allowed_users=str(stage.anna.id)):
        assert await stage.telegram.inline(ben, "a fox") == ()
    assert rows(stage.folder, "SELECT 1 FROM wishes") == []


async def test_nobody_but_the_chooser_makes_it(stage: Stage) -> None:
    ben = stage.telegram.person("Ben")
    chat = elsewhere(stage, ben)
    async with stage.bot():
        message = await offered(stage, chat, "a red fox")
        answer = await stage.press(message, "Make it", ben)
        assert tells(answer.text or "", "refusal-not-the-sender")
        assert answer.alert
        assert stage.now(message).text == message.text
        await stage.press(message, "Make it")
        await filmed(stage, message)
    assert len(stage.creates()) == 1


async def test_two_presses_at_once_buy_once(stage: Stage) -> None:
    chat = elsewhere(stage)
    async with stage.bot():
        message = await offered(stage, chat, "a red fox")
        await asyncio.gather(*(stage.press(message, "Make it") for _ in range(5)))
        await filmed(stage, message)
    assert len(stage.creates()) == 1
    assert len(rows(stage.folder, "SELECT 1 FROM tasks")) == 1


async def test_the_same_offer_in_two_chats_is_two_purchases(stage: Stage) -> None:
    first, second = elsewhere(stage), elsewhere(stage, title="Further away")
    async with stage.bot():
        messages = [await offered(stage, chat, "a red fox") for chat in (first, second)]
        for message in messages:
            await stage.press(message, "Make it")
        for message in messages:
            await filmed(stage, message)
    assert len(stage.creates()) == 2


async def test_who_has_no_video_left_hears_so_alone(stage: Stage) -> None:
    chat = elsewhere(stage)
    async with stage.bot(user_daily_limit=1):
        message = await offered(stage, chat, "a red fox")
        await stage.press(message, "Make it")
        await filmed(stage, message)
        another = await offered(stage, chat, "a bear")
        answer = await stage.press(another, "Make it")
    assert tells(answer.text or "", "refusal-user-daily")
    assert stage.now(another).text == another.text


async def test_how_it_ended_stands_there(stage: Stage) -> None:
    chat = elsewhere(stage)
    stage.sandbox.provider.next("safety")
    async with stage.bot():
        message = await offered(stage, chat, "a red fox")
        await stage.press(message, "Make it")
        end = await ended(stage, message)
    assert tells(end.text, "failed-safety")


async def test_a_press_that_comes_late_is_asked_about_there(stage: Stage) -> None:
    chat, clock = elsewhere(stage), MovableClock()
    async with stage.bot(clock):
        message = await offered(stage, chat, "a red fox")
    async with kept_waiting(stage, clock, stage.press(message, "Make it")):
        question = await _changed(stage, message, "offer")
        assert stage.creates() == []
        await stage.press(question, "Make it")
        await filmed(stage, message)
    assert len(stage.creates()) == 1


async def test_what_was_typed_is_bounded_and_goes_with_its_owner(stage: Stage) -> None:
    chat = elsewhere(stage)
    async with stage.bot():
        old = await offered(stage, chat, "the first wish")
        for number in range(MOST):
            await stage.telegram.inline(stage.anna, f"fox {number}")
        answer = await stage.press(old, "Make it")
        assert tells(answer.text or "", "refusal-button-expired")
        assert rows(stage.folder, "SELECT count(*) FROM wishes") == [(MOST,)]
        question = await stage.answer_to(await stage.says("/forget"))
        await stage.press(question, words("button-forget"))
        await stage.until(lambda: rows(stage.folder, "SELECT count(*) FROM wishes") == [(0,)])


async def test_a_link_in_the_words_opens_nothing(stage: Stage) -> None:
    async with stage.bot():
        await stage.telegram.inline(stage.anna, "a fox at https://example.com <b>&")
    (answer,) = stage.requests("answerInlineQuery")
    content = str(answer["results"])
    assert '"is_disabled": true' in content.replace("'", '"').replace("True", "true")
    assert "&lt;b&gt;&amp;" in content


async def _changed(stage: Stage, message: Message, key: str) -> Message:
    """Return a message once it says a sentence."""
    return await stage.telegram.wait_for(
        message.chat, lambda m: m.id == message.id and tells(m.text, key)
    )
