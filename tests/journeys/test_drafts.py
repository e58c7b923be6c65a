"""What happens when something is still missing: the bot asks, and the answer completes it."""

import asyncio

import pytest

from bot.texts import texts_for
from tests.clock import MovableClock
from tests.sentences import tells
from tests.stage import Stage, jpeg, words


async def test_a_bare_command_asks_and_the_next_message_is_the_prompt(stage: Stage) -> None:
    async with stage.bot():
        await stage.answer_to(await stage.says("/veo"))
        await stage.video_for(await stage.says("a red fox --ar 9:16"))
    assert stage.creates()[0]["prompt"] == "a red fox"


async def test_options_of_the_bare_command_hold_for_the_prompt(stage: Stage) -> None:
    async with stage.bot():
        await stage.answer_to(await stage.says("/veo --no rain --ar 9:16"))
        await stage.video_for(await stage.says("a red fox"))
    body = stage.creates()[0]
    assert (body["prompt"], body["negative_prompt"]) == ("a red fox", "rain")


async def test_the_question_outlives_a_restart(stage: Stage) -> None:
    async with stage.bot():
        await stage.answer_to(await stage.says("/veo"))
    async with stage.bot():
        await stage.video_for(await stage.says("a red fox"))


async def test_in_a_group_a_bare_command_asks_and_shows_how(stage: Stage) -> None:
    group = stage.telegram.group("Film club", [stage.anna])
    async with stage.bot():
        asked = await stage.telegram.send(stage.anna, group, "/veo@veogram_bot")
        answer = await stage.answer_to(asked)
    assert tells(answer.text, "ask-prompt-in-group")


async def test_a_lone_photo_asks_how_it_shall_move(stage: Stage) -> None:
    async with stage.bot():
        photo = await stage.says("", photo=jpeg())
        question = await stage.answer_to(photo)
        assert len(question.buttons) == 4, "three ways to move, and Cancel"
        await stage.press(question, words("motion-alive"))
        await stage.video_for(photo)
    body = stage.creates()[0]
    assert body["model"] == "google/veo-3.0-i2v-fast"
    assert "alive" in body["prompt"]


async def test_a_lone_photo_takes_ones_own_words_too(stage: Stage) -> None:
    async with stage.bot():
        await stage.answer_to(await stage.says("", photo=jpeg()))
        await stage.video_for(await stage.says("she turns her head"))
    assert stage.creates()[0]["image_url"].startswith("data:image/jpeg")


async def test_plain_words_are_offered_with_their_price_and_buy_nothing(stage: Stage) -> None:
    async with stage.bot():
        asked = await stage.says("a red fox jumps")
        offer = await stage.answer_to(asked)
        assert tells(offer.text, "offer")
        assert stage.creates() == []
        await stage.press(offer, words("button-make"))
        await stage.video_for(asked)
    assert stage.creates()[0]["prompt"] == "a red fox jumps"


async def test_an_offer_buys_what_was_offered_though_the_settings_have_changed(
    stage: Stage,
) -> None:
    async with stage.bot():
        asked = await stage.says("a red fox jumps")
        offer = await stage.answer_to(asked)
        overview = await stage.answer_to(await stage.says("/settings"))
        await stage.press(overview, words("settings-duration"))
        await stage.press(stage.now(overview), words("time-seconds", number=4))
        await stage.press(offer, words("button-make"))
        await stage.video_for(asked)
        await stage.video_for(await stage.says("/veo a blue fox"))
    assert [body["duration"] for body in stage.creates()] == [8, 4]


async def test_a_reply_to_an_offer_is_another_idea(stage: Stage) -> None:
    async with stage.bot():
        offer = await stage.answer_to(await stage.says("a red fox jumps"))
        asked = await stage.says("no, a blue one", reply_to=offer)
        second = await stage.answer_to(asked)
        await stage.press(second, words("button-make"))
        await stage.video_for(asked)
    assert [body["prompt"] for body in stage.creates()] == ["no, a blue one"]


async def test_an_offer_that_is_tapped_twice_is_bought_once(stage: Stage) -> None:
    async with stage.bot():
        asked = await stage.says("a red fox jumps")
        offer = await stage.answer_to(asked)
        await asyncio.gather(
            stage.press(offer, words("button-make")), stage.press(offer, words("button-make"))
        )
        await stage.video_for(asked)
    assert len(stage.creates()) == 1


async def test_words_in_a_group_are_left_alone(stage: Stage) -> None:
    group = stage.telegram.group("Film club", [stage.anna], privacy=False)
    async with stage.bot():
        await stage.telegram.send(stage.anna, group, "a red fox jumps")
        asked = await stage.telegram.send(stage.anna, group, "/tasks@veogram_bot")
        await stage.answer_to(asked)
    assert [m.reply_to.id for m in stage.telegram.messages(group) if m.reply_to] == [asked.id]


@pytest.mark.parametrize("command", ["/tasks", "/settings", "/cancel", "/help@veogram_bot"])
async def test_after_another_command_words_are_an_idea_again(stage: Stage, command: str) -> None:
    async with stage.bot():
        await stage.answer_to(await stage.says("/veo"))
        await stage.answer_to(await stage.says(command))
        offer = await stage.answer_to(await stage.says("a red fox"))
    assert offer.buttons
    assert stage.creates() == []


async def test_a_lone_video_that_the_bot_did_not_make_is_answered_in_words(stage: Stage) -> None:
    async with stage.bot():
        film = await stage.video_for(await stage.says("/veo a red fox"))
        assert film.video
        foreign = film.video.file.path.read_bytes() + b"different"
        answer = await stage.answer_to(await stage.says("", video=foreign))
    assert answer.html == texts_for("en")("refusal-foreign-video")


async def test_the_bots_own_video_sent_to_it_asks_how_to_go_on(stage: Stage) -> None:
    async with stage.bot():
        film = await stage.video_for(await stage.says("/veo a red fox"))
        assert film.video
        sent = await stage.says("it falls asleep", video=film.video.file.path.read_bytes())
        await stage.video_for(sent)
    assert stage.creates()[1]["model"] == "google/veo3-1-fast-extend-video"


async def test_a_question_that_was_passed_over_buys_nothing_later(stage: Stage) -> None:
    async with stage.bot():
        await stage.answer_to(await stage.says("/veo"))
        await stage.video_for(await stage.says("/veo a red fox"))
        offer = await stage.answer_to(await stage.says("how kind of you"))
    assert offer.buttons
    assert len(stage.creates()) == 1


async def test_a_question_of_long_ago_buys_nothing(stage: Stage) -> None:
    clock = MovableClock()
    async with stage.bot(clock=clock):
        await stage.answer_to(await stage.says("/veo"))
        clock.advance(2 * 3600)
        offer = await stage.answer_to(await stage.says("what a fine morning"))
    assert offer.buttons
    assert stage.creates() == []
