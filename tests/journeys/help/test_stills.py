"""A picture first, for cents, and what can be made of it."""

import asyncio

import pytest

from sandbox.provider.instant import Result
from sandbox.telegram.keyboards import Button
from tests.journeys.help.scene import calls, data_of, offered, picture, quiet
from tests.sentences import tells
from tests.stage import Stage, words

MOVE, ANOTHER, EDIT = (words(f"button-{verb}") for verb in ("move", "redraw", "repaint"))


async def test_words_become_a_picture_in_the_shape_of_a_video(stage: Stage) -> None:
    async with stage.bot():
        asked = await stage.says("/still a red fox\non ice --ar 9:16 --no snow")
        photo = await picture(stage, asked)
        history = await stage.answer_to(await stage.says("/history"))
        assert tells(history.text, "history-none")
    assert "a red fox\non ice" in (photo.caption or "")
    [call] = calls(stage)
    assert call.request["aspect_ratio"] == "9:16"
    assert call.request["num_images"] == 1
    assert "snow" in call.request["prompt"]
    assert stage.creates() == []
    sent = stage.requests("sendPhoto")[0]
    assert sent["photo"].startswith("http")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("/still", "refusal-empty-still"),
        ("/still --ar 9:16", "refusal-empty-still"),
        ("/still a fox --duration 8", "refusal-not-for-stills"),
        ("/still a fox --model veo3", "refusal-not-for-stills"),
        ("/still a fox --silent", "refusal-not-for-stills"),
        ("/still a fox --improve", "refusal-not-for-stills"),
        ("/still a fox --seeed 7", "refusal-unknown-option"),
        ("/still a fox --ar auto", "refusal-bad-value"),
        ("/still " + "x" * 2001, "refusal-prompt-too-long"),
    ],
)
async def test_what_is_wrong_is_said_in_one_sentence(stage: Stage, text: str, key: str) -> None:
    async with stage.bot():
        answer = await stage.answer_to(await stage.says(text))
    assert tells(answer.text, key)
    assert calls(stage) == []


async def test_a_picture_moves_like_any_photo(stage: Stage) -> None:
    async with stage.bot():
        asked = await stage.says("/still a red fox --ar 9:16")
        photo = await picture(stage, asked)
        await stage.press(photo, MOVE)
        question = await stage.answer_to(photo, lambda m: tells(m.text, "ask-motion"))
        assert tells(question.text, "ask-cost")
        await stage.press(question, words("motion-closer"))
        await stage.video_for(photo)
    [body] = stage.creates()
    assert body["aspect_ratio"] == "9:16"
    assert str(body["image_url"]).startswith("data:image/jpeg;base64,")
    assert body["prompt"] == words("motion-closer-prompt")


async def test_a_picture_moves_by_its_own_description(stage: Stage) -> None:
    async with stage.bot():
        photo = await picture(stage, await stage.says("/still a red fox"))
        await stage.press(photo, MOVE)
        question = await stage.answer_to(photo, lambda m: tells(m.text, "ask-motion"))
        await stage.press(question, words("button-as-is"))
        await stage.video_for(photo)
    assert stage.creates()[0]["prompt"] == "a red fox"


async def test_a_picture_that_is_answered_with_veo_moves(stage: Stage) -> None:
    async with stage.bot():
        photo = await picture(stage, await stage.says("/still a red fox"))
        asked = await stage.says("/veo it jumps", reply_to=photo)
        await stage.video_for(asked)
    assert stage.creates()[0]["model"] == "google/veo-3.0-i2v-fast"


async def test_a_picture_first_keeps_the_options_of_the_video(stage: Stage) -> None:
    async with stage.bot(confirm_above_usd="0.01"):
        asked = await stage.says("/veo a red fox --duration 6 --ar 9:16 --seed 7")
        offer = await offered(stage, asked)
        await stage.press(offer, words("button-first"))
        photo = await picture(stage, asked)
        [call] = calls(stage)
        assert (call.request["prompt"], call.request["aspect_ratio"]) == ("a red fox", "9:16")
        await stage.press(photo, MOVE)
        question = await stage.answer_to(photo, lambda m: tells(m.text, "ask-motion"))
        await stage.press(question, words("button-as-is"))
        again = await stage.answer_to(photo, lambda m: tells(m.text, "offer"))
        await stage.press(again, "Make it")
        await stage.video_for(photo)
    [body] = stage.creates()
    assert (body["duration"], body["seed"], body["prompt"]) == (6, 7, "a red fox")


async def test_each_press_of_another_makes_one_more(stage: Stage) -> None:
    async with stage.bot():
        photo = await picture(stage, await stage.says("/still a red fox"))
        await stage.press(photo, ANOTHER)
        second = await picture(stage, photo)
        assert len(calls(stage)) == 2
        await stage.press(second, ANOTHER)
        await picture(stage, second)
    assert [call.request["prompt"] for call in calls(stage)] == ["a red fox"] * 3


async def test_two_presses_at_once_make_one(stage: Stage) -> None:
    async with stage.bot():
        photo = await picture(stage, await stage.says("/still a red fox"))
        stage.knobs.speed = 4.0
        await asyncio.gather(stage.press(photo, ANOTHER), stage.press(photo, ANOTHER))
        await picture(stage, photo)
        await quiet(stage, photo)
    assert len(calls(stage)) == 2


async def test_other_words_make_another_picture_in_the_same_shape(stage: Stage) -> None:
    async with stage.bot():
        photo = await picture(stage, await stage.says("/still a red fox --ar 9:16"))
        await stage.press(photo, EDIT)
        question = await stage.answer_to(photo, lambda m: tells(m.text, "ask-edit"))
        assert tells(question.text, "still-cost")
        mine = await stage.says("a blue fox", reply_to=question)
        await picture(stage, mine)
        late = await stage.says("a green fox", reply_to=question)
        answer = await stage.answer_to(late)
        assert tells(answer.text, "refusal-question-closed")
    asked = [(c.request["prompt"], c.request["aspect_ratio"]) for c in calls(stage)]
    assert asked == [("a red fox", "9:16"), ("a blue fox", "9:16")]


async def test_a_picture_that_telegram_does_not_fetch_is_uploaded(stage: Stage) -> None:
    stage.knobs.telegram_cannot_fetch = True
    async with stage.bot():
        await picture(stage, await stage.says("/still a red fox"))
    assert len(calls(stage)) == 1
    assert len(stage.requests("sendPhoto")) == 2


@pytest.mark.parametrize("result", [Result.WITHHELD, Result.BLOCKED])
async def test_a_picture_that_does_not_come_is_told(stage: Stage, result: Result) -> None:
    stage.sandbox.provider.next_result(result)
    async with stage.bot():
        asked = await stage.says("/still a red fox")
        await stage.answer_to(asked, lambda m: tells(m.text, "still-ended"))
        tasks = await stage.answer_to(await stage.says("/tasks"))
        assert tells(tasks.text, "tasks-none")


async def test_in_a_channel_a_picture_has_no_buttons(stage: Stage) -> None:
    channel = stage.telegram.channel("Foxes", [stage.anna])
    async with stage.bot():
        posted = await stage.telegram.send(stage.anna, channel, "/still a red fox")
        photo = await stage.answer_to(posted, lambda m: bool(m.photo))
        assert not photo.buttons
        refused = await stage.telegram.send(stage.anna, channel, "/veo a red fox --improve")
        answer = await stage.answer_to(refused)
        assert tells(answer.text, "refusal-help-in-channel")
    assert stage.creates() == []


async def test_nobody_elses_question_is_improved_or_drawn(stage: Stage) -> None:
    bob = stage.telegram.person("Bob", language_code="en")
    group = stage.telegram.group("Foxes", [stage.anna, bob])
    async with stage.bot(confirm_above_usd="0.01"):
        asked = await stage.telegram.send(stage.anna, group, f"/veo@{_name(stage)} a red fox")
        offer = await offered(stage, asked)
        for verb in ("button-improve", "button-first"):
            answer = await stage.press(offer, words(verb), bob)
            assert tells(answer.text or "", "refusal-not-asked")
    assert calls(stage) == []


async def test_a_button_of_another_chat_does_nothing(stage: Stage) -> None:
    bob = stage.telegram.person("Bob", language_code="en")
    chat = stage.telegram.private(bob)
    async with stage.bot():
        photo = await picture(stage, await stage.says("/still a red fox"))
        data = data_of(photo, ANOTHER)
        await stage.telegram.send(bob, chat, "/help")
        help_page = await stage.telegram.wait_for(chat, lambda m: m.sender is None)
        answer = await stage.telegram.press(bob, help_page, Button("", data=data))
        assert tells(answer.text or "", "refusal-button-expired")
    assert len(calls(stage)) == 1


def _name(stage: Stage) -> str:
    return str(stage.telegram.world.bot.username)


async def test_words_after_a_refusal_are_not_taken_for_those_of_a_picture(stage: Stage) -> None:
    async with stage.bot(user_active_limit=1):
        photo = await picture(stage, await stage.says("/still a red fox"))
        stage.knobs.speed = 1.0
        await stage.press(photo, ANOTHER)
        await stage.press(photo, EDIT)
        await stage.answer_to(photo, lambda m: tells(m.text, "ask-edit"))
        refused = await stage.answer_to(await stage.says("a blue fox"))
        assert tells(refused.text, "refusal-user-helping-active")
        stage.knobs.speed = 100.0
        await stage.answer_to(photo, lambda m: bool(m.photo))
        await quiet(stage, photo)
        thanks = await stage.says("how kind of you")
        await offered(stage, thanks)
    assert [call.request["prompt"] for call in calls(stage)] == ["a red fox"] * 2
