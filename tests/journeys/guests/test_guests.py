"""`@bot ...` in a chat that the bot is no member of."""

from typing import TYPE_CHECKING

import pytest

from tests.clock import MovableClock
from tests.journeys.guests.elsewhere import (
    answered,
    answers_there,
    calls,
    elsewhere,
    ended,
    filmed,
)
from tests.sentences import tells
from tests.stage import Stage, decoded, jpeg, words

if TYPE_CHECKING:
    from sandbox.telegram.messages import Message


async def test_the_answer_shows_the_progress_and_becomes_the_video(stage: Stage) -> None:
    chat = elsewhere(stage)
    async with stage.bot():
        asked = await calls(stage, chat, "a red fox --duration 4")
        progress = await answered(stage, asked)
        assert progress.text.startswith("🎬")
        video = await filmed(stage, progress)
    assert video.caption.startswith("a red fox")
    (made,) = stage.creates()
    assert (made["prompt"], made["duration"]) == ("a red fox", 4)
    assert len(answers_there(stage, chat)) == 1
    assert stage.there() == []  # nothing is said in private


@pytest.mark.parametrize("way", ["in answer to it", "under it", "in answer to one of an album"])
async def test_a_picture_is_animated(stage: Stage, way: str) -> None:
    ben = stage.telegram.person("Ben")
    chat, words = elsewhere(stage, ben), f"@{stage.telegram.bot.username} she turns"
    picture = jpeg(colour="navy")
    async with stage.bot():
        if way == "under it":
            asked = await stage.telegram.send(stage.anna, chat, words, photo=picture)
        elif way == "in answer to it":
            photo = await stage.telegram.send(ben, chat, photo=picture)
            asked = await stage.telegram.send(stage.anna, chat, words, reply_to=photo)
        else:
            album = await stage.telegram.album(ben, chat, [jpeg(), picture])
            asked = await stage.telegram.send(stage.anna, chat, words, reply_to=album[1])
        await filmed(stage, await answered(stage, asked))
    (made,) = stage.creates()
    _, shown = decoded(made["image_url"])
    red, _, blue = shown.convert("RGB").getpixel((5, 5))  # type: ignore[misc]
    assert blue > red
    assert made["prompt"] == "she turns"


async def test_one_s_own_video_is_continued(stage: Stage) -> None:
    chat = elsewhere(stage)
    async with stage.bot():
        first = await stage.video_for(await stage.says("/veo a fox --model veo3.1"))
        here = await stage.telegram.forward(stage.anna, first, chat)
        asked = await calls(stage, chat, "it runs", reply_to=here)
        await filmed(stage, await answered(stage, asked))
    assert "video_url" in stage.creates()[1] or stage.creates()[1].get("video_id")


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("", "guest-empty"),
        ("--duration 4", "guest-empty"),
        ("a fox --seeed 7", "refusal-unknown-option"),
        ("a fox --duration 99", "refusal-bad-value"),
        ("a fox --takes 2", "refusal-one-video-there"),
        ("a fox --takes 9", "refusal-bad-value"),
        ("a fox --improve", "refusal-help-elsewhere"),
        ("x" * 4001, "refusal-prompt-too-long"),
    ],
)
async def test_what_cannot_be_made_is_one_line_there(stage: Stage, words: str, key: str) -> None:
    chat = elsewhere(stage)
    async with stage.bot():
        answer = await answered(stage, await calls(stage, chat, words))
    assert tells(answer.text, key)
    assert not answer.buttons
    assert stage.creates() == []
    assert stage.there() == []


async def test_a_text_that_is_answered_holds_no_picture(stage: Stage) -> None:
    ben = stage.telegram.person("Ben")
    chat = elsewhere(stage, ben)
    async with stage.bot():
        said = await stage.telegram.send(ben, chat, "look at this")
        answer = await answered(stage, await calls(stage, chat, "it moves", reply_to=said))
    assert tells(answer.text, "refusal-no-picture-there")


async def test_who_may_not_hears_so_there_once_an_hour(stage: Stage) -> None:
    ben = stage.telegram.person("Ben")
    chat = elsewhere(stage, ben)
    async with stage.bot(allowed_users=str(stage.anna.id)):
        answer = await answered(stage, await calls(stage, chat, "a fox", ben))
        await calls(stage, chat, "a fox, please", ben)
        await filmed(stage, await answered(stage, await calls(stage, chat, "a bear")))
    assert tells(answer.text, "refusal-not-allowed")
    assert len(answers_there(stage, chat)) == 2
    assert len(stage.creates()) == 1


async def test_a_group_that_is_let_in_lets_nobody_in_elsewhere(stage: Stage) -> None:
    ben = stage.telegram.person("Ben")
    ours = stage.telegram.group("Ours", [ben])
    chat = elsewhere(stage, ben)
    async with stage.bot(allowed_chats=str(ours.id)):
        answer = await answered(stage, await calls(stage, chat, "a fox", ben))
    told = [e.request for e in stage.sandbox.journal.of("answerGuestQuery")]
    assert len(told) == 1
    assert tells(answer.text, "refusal-not-allowed")


async def test_the_person_s_own_limits_count_and_no_chat_s(stage: Stage) -> None:
    stage.telegram.group("Ours", [stage.anna])  # whose id the update has
    first, second = elsewhere(stage), elsewhere(stage, title="Further away")
    async with stage.bot(user_daily_limit=2, chat_daily_limit=2, user_active_limit=0):
        await filmed(stage, await answered(stage, await calls(stage, first, "a fox")))
        await filmed(stage, await answered(stage, await calls(stage, second, "a bear")))
        answer = await answered(stage, await calls(stage, first, "an owl"))
    assert tells(answer.text, "refusal-user-daily")
    assert len(stage.creates()) == 2


async def test_the_settings_of_the_private_chat_count(stage: Stage) -> None:
    group = stage.telegram.group("Ours", [stage.anna], admins=[stage.anna])
    name = stage.telegram.bot.username
    chat = elsewhere(stage)
    async with stage.bot():
        menu = await stage.answer_to(await stage.says("/settings"))
        await stage.press(menu, "Length")
        await stage.press(stage.now(menu), "4")
        menu = await stage.answer_to(
            await stage.telegram.send(stage.anna, group, f"/settings@{name}")
        )
        await stage.press(menu, "Length")
        await stage.press(stage.now(menu), "6")
        await filmed(stage, await answered(stage, await calls(stage, chat, "a fox")))
    assert [made["duration"] for made in stage.creates()] == [4]


async def test_who_speaks_of_the_bot_is_asked_first(stage: Stage) -> None:
    chat, name = elsewhere(stage), stage.telegram.bot.username
    async with stage.bot():
        asked = await stage.telegram.send(stage.anna, chat, f"I like @{name} very much")
        offer = await answered(stage, asked)
        assert tells(offer.text, "offer")
        assert stage.creates() == []
        await stage.press(offer, "Make it")
        await filmed(stage, offer)
    assert [made["prompt"] for made in stage.creates()] == ["very much"]


async def test_somebody_else_s_words_are_asked_about_first(stage: Stage) -> None:
    ben = stage.telegram.person("Ben")
    chat = elsewhere(stage, ben)
    async with stage.bot():
        asked = await calls(stage, chat, "a fox", ben)
        await filmed(stage, await answered(stage, asked))
        passed_on = await stage.telegram.forward(stage.anna, asked, chat)
        called = (m for m in answers_there(stage, chat) if m.reply_to and m.reply_to == passed_on)
        assert not any(m.text.startswith("🎬") for m in called)
    assert len(stage.creates()) == 1


@pytest.mark.parametrize("speaker", ["an anonymous admin", "a channel"])
async def test_nobody_is_served_in_the_name_of_a_chat(stage: Stage, speaker: str) -> None:
    chat = elsewhere(stage)
    channel = stage.telegram.channel("News", [stage.anna])
    name = True if speaker == "an anonymous admin" else channel
    async with stage.bot():
        answer = await answered(stage, await calls(stage, chat, "a fox", as_chat=name))
    assert tells(answer.text, "refusal-speaks-as-channel")
    assert stage.creates() == []


async def test_another_program_is_not_answered(stage: Stage) -> None:
    robot = stage.telegram.person("Robot", is_bot=True)
    chat = elsewhere(stage, robot)
    async with stage.bot():
        message = await calls(stage, chat, "a fox", robot)
        stage.telegram.push(
            {"guest_message": {**stage.telegram.world.as_json(message), "guest_query_id": "7"}}
        )
        await filmed(stage, await answered(stage, await calls(stage, chat, "a bear")))
    assert len(answers_there(stage, chat)) == 1
    assert len(stage.creates()) == 1


async def test_the_asker_alone_cancels_it(stage: Stage) -> None:
    clock, ben = MovableClock(), stage.telegram.person("Ben")
    chat = elsewhere(stage, ben)
    stage.sandbox.provider.next("stuck", on="create")
    async with stage.bot(clock):
        progress = await answered(stage, await calls(stage, chat, "a fox"))
        await stage.bought()
        other = await stage.press(stage.now(progress), "Cancel", ben)
        assert tells(other.text or "", "refusal-not-the-sender")
        assert stage.now(progress).text.startswith("🎬")
        await stage.press(stage.now(progress), "Cancel")
        clock.advance(3)
        await stage.press(stage.now(progress), "Cancel")
        await stage.until(lambda: tells(stage.now(progress).text, "failed-cancelled-paid"))
    assert not stage.now(progress).buttons


async def test_it_stands_among_the_tasks_of_the_private_chat(stage: Stage) -> None:
    chat = elsewhere(stage)
    stage.sandbox.provider.next("stuck", on="create")
    async with stage.bot():
        progress = await answered(stage, await calls(stage, chat, "a fox"))
        await stage.bought()
        tasks = await stage.answer_to(await stage.says("/tasks"))
        assert "a fox" in tasks.text
        await stage.press(tasks, "Cancel")
        question = await stage.answer_to(tasks)
        await stage.press(question, words("button-cancel-anyway"))
        await stage.until(lambda: tells(stage.now(progress).text, "failed-cancelled-paid"))


async def test_how_it_ended_stands_there(stage: Stage) -> None:
    chat = elsewhere(stage)
    stage.sandbox.provider.next("safety")
    async with stage.bot():
        progress = await answered(stage, await calls(stage, chat, "a fox"))
        end: Message = await ended(stage, progress)
    assert tells(end.text, "failed-safety")
    assert stage.there() == []


async def test_more_than_somebody_agreed_to_is_asked_about_there(stage: Stage) -> None:
    ben = stage.telegram.person("Ben")
    chat = elsewhere(stage, ben)
    async with stage.bot(confirm_above_usd=1):
        question = await answered(stage, await calls(stage, chat, "a fox"))
        assert tells(question.text, "offer")
        other = await stage.press(question, "Make it", ben)
        assert tells(other.text or "", "refusal-not-the-sender")
        assert stage.creates() == []
        await stage.press(question, "Make it")
        video = await filmed(stage, question)
    assert len(stage.creates()) == 1
    assert len(answers_there(stage, chat)) == 1
    assert video.id == question.id


async def test_a_question_there_can_be_dropped(stage: Stage) -> None:
    chat = elsewhere(stage)
    async with stage.bot(confirm_above_usd=1):
        question = await answered(stage, await calls(stage, chat, "a fox"))
        await stage.press(question, "Cancel")
        await stage.until(lambda: tells(stage.now(question).text, "question-dropped"))
    assert stage.creates() == []


async def test_what_is_asked_elsewhere_answers_nothing_in_private(stage: Stage) -> None:
    chat = elsewhere(stage)
    async with stage.bot(confirm_above_usd=1):
        asked = await stage.answer_to(await stage.says("/veo"))
        assert tells(asked.text, "ask-prompt")
        await answered(stage, await calls(stage, chat, "a bear"))
        offer = await stage.answer_to(await stage.says("a fox"))
        assert tells(offer.text, "offer")
        await stage.press(offer, "Make it")
        assert [made["prompt"] for made in await stage.bought()] == ["a fox"]
