"""Whatever buys names its price before, and buys for no more than it has named."""

import json
from typing import Any

import pytest

from bot.chat.buttons import ButtonCodec
from sandbox.telegram.messages import Message
from tests.journeys.help.scene import calls, offered, picture
from tests.journeys.reliability.waiting import rows, written
from tests.journeys.test_forged_buttons import shown_with
from tests.journeys.test_prices import price, priced_otherwise
from tests.journeys.trust.sending import labels
from tests.sentences import tells
from tests.stage import Stage, jpeg, words

THREE = [jpeg(colour=colour) for colour in ("navy", "gold", "plum")]


@pytest.fixture
def stage(stage: Stage) -> Stage:
    stage.knobs.speed = 1000
    return stage


def label(message: Message, key: str) -> str:
    """Return the whole label of a button."""
    return next(each for each in labels(message) if each.startswith(words(key)))


def still_priced_otherwise(stage: Stage, dollars: str) -> None:
    """Let the stored list of a bot that is down say another price for pictures."""
    ((stored,),) = rows(stage.folder, "SELECT rates FROM prices")
    rates: dict[str, Any] = json.loads(stored)
    model = stage.settings().still_model
    rates[model] = [{"dollars": dollars, "seconds": "1", "when": {}, "unit": "image"}]
    written(stage.folder, f"UPDATE prices SET rates = '{json.dumps(rates)}'")


async def test_the_buttons_under_a_video_name_their_price(stage: Stage) -> None:
    async with stage.bot():
        video = await stage.video_for(await stage.says("/veo a red fox"))
    assert label(video, "button-again").endswith(price("1.26"))
    assert label(video, "button-extend").endswith(f"+{words('time-seconds', number=7)} · $1.10")


@pytest.mark.parametrize(("setting", "is_named"), [("never", False), ("private", True)])
async def test_in_a_group_they_do_unless_prices_are_never_shown(
    stage: Stage, setting: str, is_named: bool
) -> None:
    club = stage.telegram.group("Film club", [stage.anna])
    async with stage.bot(show_prices=setting):
        asked = await stage.telegram.send(stage.anna, club, "/veo@veogram_bot a red fox")
        video = await stage.video_for(asked)
        assert (price("1.26") in label(video, "button-again")) == is_named
        await stage.press(video, words("button-again"))
        await stage.video_for(video)
    assert len(stage.creates()) == 2


async def test_a_variation_that_costs_more_than_its_button_says_is_offered_anew(
    stage: Stage,
) -> None:
    async with stage.bot():
        video = await stage.video_for(await stage.says("/veo a red fox"))
    priced_otherwise(stage, "0.5")
    async with stage.bot():
        await stage.press(video, words("button-again"))
        offer = await stage.answer_to(video, lambda m: tells(m.text, "offer"))
        assert price("4.00") in label(offer, "button-make")
        assert len(stage.creates()) == 1
        await stage.press(offer, words("button-make"))
        await stage.video_for(video)
    assert rows(stage.folder, "SELECT quote FROM tasks ORDER BY id") == [(2_520_000,), (8_000_000,)]


async def test_a_variation_that_costs_less_by_now_is_made_at_once(stage: Stage) -> None:
    async with stage.bot():
        video = await stage.video_for(await stage.says("/veo a red fox"))
    priced_otherwise(stage, "0.1")
    async with stage.bot():
        await stage.press(video, words("button-again"))
        await stage.video_for(video)
    assert rows(stage.folder, "SELECT quote FROM tasks WHERE id = 2") == [(1_600_000,)]


async def test_a_price_that_a_client_makes_up_does_nothing(stage: Stage) -> None:
    async with stage.bot():
        video = await stage.video_for(await stage.says("/veo a red fox"))
    data = ButtonCodec(stage.sandbox.token).write(stage.chat.id, "vary", 1, 2_520_000)
    made_up = data.replace("2520000", "9999999")
    priced_otherwise(stage, "0.5")
    async with stage.bot():
        shown = shown_with(stage, video, made_up)
        button = next(each for row in shown.buttons for each in row)
        answer = await stage.telegram.press(stage.anna, shown, button)
    assert tells(answer.text or "", "refusal-button-expired")
    assert len(stage.creates()) == 1


async def test_camera_motions_name_what_they_buy_for(stage: Stage) -> None:
    async with stage.bot():
        question = await stage.answer_to(await stage.says("", photo=jpeg()))
        assert label(question, "motion-around").endswith(price("1.26"))
        takes = await stage.answer_to(await stage.says("/veo --takes 2", photo=jpeg()))
        assert label(takes, "motion-around").endswith(price("2.52"))


async def test_going_on_names_its_model_what_is_added_and_the_price(stage: Stage) -> None:
    async with stage.bot():
        video = await stage.video_for(await stage.says("/veo a red fox"))
        await stage.press(video, words("button-extend"))
        question = await stage.answer_to(video, lambda m: tells(m.text, "ask-extend"))
        said = words("ask-cost", model="Veo 3.1 Fast", duration="+7", price=price("1.10"))
        assert said in question.html
        assert label(question, "button-go-on").endswith(price("1.10"))


async def test_three_pictures_that_cost_more_than_usual_are_asked_about(stage: Stage) -> None:
    async with stage.bot():
        album = await stage.telegram.album(stage.anna, stage.chat, THREE, caption="/veo a party")
        question = await stage.answer_to(album[0])
        assert tells(question.text, "offer-raised")
        assert price("1.26") in question.text
        assert price("3.36") in label(question, "button-make")
        assert stage.creates() == []
        await stage.press(question, words("button-make"))
        await stage.video_for(album[0])
    assert [body["model"] for body in stage.creates()] == ["google/veo-3.1-reference-to-video"]


@pytest.mark.parametrize(
    "caption", ["/veo a party --model veo3.1", "/veo a party --model veo3.1 --duration 8"]
)
async def test_who_names_the_model_is_not_asked(stage: Stage, caption: str) -> None:
    async with stage.bot():
        album = await stage.telegram.album(stage.anna, stage.chat, THREE, caption=caption)
        await stage.video_for(album[0])
    assert len(stage.creates()) == 1


async def test_another_model_for_the_same_price_is_not_asked_about(stage: Stage) -> None:
    async with stage.bot():
        album = await stage.telegram.album(
            stage.anna, stage.chat, THREE[:2], caption="/veo a party"
        )
        await stage.video_for(album[0])
    assert len(stage.creates()) == 1


async def test_a_longer_video_than_the_chat_s_that_costs_more_is_asked_about(stage: Stage) -> None:
    async with stage.bot():
        overview = await stage.answer_to(await stage.says("/settings"))
        await stage.press(overview, words("settings-duration"))
        await stage.press(stage.now(overview), words("time-seconds", number=4))
        asked = await stage.says("/veo a red fox --model veo2")
        question = await stage.answer_to(asked)
        assert tells(question.text, "offer-raised")
        assert price("2.63") in question.text
    assert stage.creates() == []


async def test_in_a_channel_what_costs_more_than_usual_has_to_be_named(stage: Stage) -> None:
    channel = stage.telegram.channel("News", admins=[stage.anna])
    caption = "/veo a party"
    async with stage.bot():
        album = await stage.telegram.album(stage.anna, channel, THREE, caption=caption)
        refused = await stage.answer_to(album[0])
        assert tells(refused.text, "refusal-dearer-in-channel")
        assert price("3.36") in refused.text
        assert stage.creates() == []
        named = f"{caption} --model veo3.1 --duration 8"
        album = await stage.telegram.album(stage.anna, channel, THREE, caption=named)
        await stage.video_for(album[0])
    assert len(stage.creates()) == 1


async def test_help_names_its_price(stage: Stage) -> None:
    async with stage.bot():
        offer = await offered(stage, await stage.says("a red fox in the snow"))
        assert label(offer, "button-improve").endswith(f"≤ {price('0.01')}")
        photo = await picture(stage, await stage.says("/still a red fox"))
    assert label(offer, "button-first").endswith(label(photo, "button-redraw")[-5:])


async def test_a_picture_that_costs_more_than_its_button_says_is_not_bought(stage: Stage) -> None:
    async with stage.bot():
        photo = await picture(stage, await stage.says("/still a red fox"))
    still_priced_otherwise(stage, "0.5")
    async with stage.bot():
        await stage.press(photo, words("button-redraw"))
        told = await stage.answer_to(photo, lambda m: tells(m.text, "price-risen"))
        assert len(calls(stage)) == 1
        assert label(told, "button-redraw").endswith(price("0.50"))
        await stage.press(told, words("button-redraw"))
        await stage.until(lambda: len(calls(stage)) == 2)
