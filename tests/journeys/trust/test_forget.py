"""``/forget``: what a person wrote and got is gone, and nothing is given back or bought."""

import pytest

from sandbox.telegram.messages import Message
from tests.clock import MovableClock
from tests.journeys.reliability.waiting import rows
from tests.journeys.trust.conftest import Bot
from tests.journeys.trust.forgotten import holds
from tests.journeys.trust.lost import lose_the_next_purchase, question_about
from tests.sentences import tells
from tests.stage import Stage, jpeg, words

SECRET = "purple hippo"


async def forget(stage: Stage) -> Message:
    """Let Anna have everything forgotten; return what the bot says then."""
    question = await stage.answer_to(await stage.says("/forget"))
    await stage.press(question, words("button-forget"))
    return await stage.answer_to(question)


async def test_nothing_of_hers_is_left_in_any_chat(stage: Stage) -> None:
    group = stage.telegram.group("Film club", [stage.anna])
    async with stage.bot():
        await stage.video_for(await stage.says(f"/veo a {SECRET} --no rain"))
        asked = await stage.telegram.send(stage.anna, group, f"/veo@veogram_bot {SECRET} jumps")
        await stage.video_for(asked)
        await stage.answer_to(await stage.says(f"what about a {SECRET}?"))
        assert holds(stage, SECRET)
        said = await forget(stage)
        history = await stage.answer_to(await stage.says("/history"))
        found = list(await stage.found("hippo"))
    assert tells(said.text, "forget-done")
    assert holds(stage, SECRET) == []
    assert tells(history.text, "history-none")
    assert found == []


async def test_her_name_is_gone_until_she_writes_again(stage: Stage) -> None:
    known = f"SELECT name FROM people WHERE user_id = {stage.anna.id}"
    async with stage.bot():
        await forget(stage)
        assert rows(stage.folder, known) == []
        await stage.answer_to(await stage.says("/help"))
        assert rows(stage.folder, known) == [("Anna",)]


async def test_it_asks_first_and_leaving_it_changes_nothing(stage: Stage) -> None:
    async with stage.bot():
        await stage.video_for(await stage.says(f"/veo a {SECRET}"))
        question = await stage.answer_to(await stage.says("/forget"))
        await stage.press(question, words("button-cancel"))
        await stage.until(lambda: tells(stage.now(question).text, "forget-kept"))
    assert "tasks" in holds(stage, SECRET)
    assert not stage.now(question).buttons


@pytest.mark.parametrize("label", ["button-forget", "button-cancel"])
async def test_its_buttons_serve_only_whoever_asked(stage: Stage, label: str) -> None:
    ben = stage.telegram.person("Ben")
    group = stage.telegram.group("Film club", [stage.anna, ben], admins=[ben])
    async with stage.bot():
        await stage.video_for(await stage.says(f"/veo a {SECRET}"))
        asked = await stage.telegram.send(stage.anna, group, "/forget@veogram_bot")
        question = await stage.answer_to(asked)
        answer = await stage.press(question, words(label), ben)
    assert tells(answer.text or "", "forget-not-yours")
    assert stage.now(question).buttons
    assert "tasks" in holds(stage, SECRET)


async def test_what_others_asked_for_stays(stage: Stage) -> None:
    ben = stage.telegram.person("Ben")
    group = stage.telegram.group("Film club", [stage.anna, ben])
    async with stage.bot():
        asked = await stage.telegram.send(ben, group, "/veo@veogram_bot a green owl")
        await stage.video_for(asked)
        await forget(stage)
        found = await stage.found("owl", ben)
    assert len(found) == 1


async def test_what_is_in_progress_is_finished_first_and_then_forgotten(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    stage.knobs.speed = 10.0
    async with bot():
        asked = await stage.says(f"/veo a {SECRET}")
        await stage.until(lambda: any(tells(text, "progress-generating") for text in stage.said()))
        stage.knobs.provider_down = True
        said = await forget(stage)
        assert tells(said.text, "forget-later")
        assert "tasks" in holds(stage, SECRET)
        stage.knobs.provider_down = False
        clock.advance(60)
        await stage.video_for(asked)
        clock.advance(60)
        again = await forget(stage)
    assert tells(again.text, "forget-done")
    assert holds(stage, SECRET) == []


async def test_no_limit_is_given_back(stage: Stage) -> None:
    async with stage.bot(user_daily_limit=1):
        await stage.video_for(await stage.says(f"/veo a {SECRET}"))
        await forget(stage)
        refused = await stage.answer_to(await stage.says("/veo a fox"))
    assert tells(refused.text, "refusal-user-daily")
    assert len(stage.creates()) == 1


@pytest.mark.parametrize("verb", ["again", "edit", "extend", "link"])
async def test_a_button_of_a_forgotten_video_answers_in_words_and_buys_nothing(
    stage: Stage, verb: str
) -> None:
    async with stage.bot():
        asked = await stage.says(f"/veo a {SECRET} --model veo3.1-fast")
        video = await stage.video_for(asked)
        await forget(stage)
        answer = await stage.press(video, words(f"button-{verb}"))
    assert tells(answer.text or "", "refusal-video-forgotten")
    assert len(stage.creates()) == 1


@pytest.mark.parametrize("text", ["/veo it goes on", "/delete", "and then?"])
async def test_a_reply_to_a_forgotten_video_is_answered_in_words(stage: Stage, text: str) -> None:
    async with stage.bot():
        video = await stage.video_for(await stage.says(f"/veo a {SECRET}"))
        await forget(stage)
        answer = await stage.answer_to(await stage.says(text, reply_to=video))
    assert tells(answer.text, "refusal-video-forgotten")
    assert len(stage.creates()) == 1


async def test_lists_from_before_show_nothing_that_is_forgotten(stage: Stage) -> None:
    async with stage.bot():
        video = await stage.video_for(await stage.says(f"/veo a {SECRET}"))
        history = await stage.answer_to(await stage.says("/history"))
        buttons = (button for row in video.buttons or () for button in row)
        share = next(button.switch_inline for button in buttons if button.switch_inline)
        await forget(stage)
        answer = await stage.press(history, "1")
        found = list(await stage.found(share))
    assert tells(answer.text or "", "refusal-video-forgotten")
    assert found == []


async def test_somebody_elses_question_about_a_forgotten_video_buys_nothing(stage: Stage) -> None:
    ben = stage.telegram.person("Ben")
    group = stage.telegram.group("Film club", [stage.anna, ben])
    async with stage.bot():
        veo = f"/veo@veogram_bot a {SECRET} --model veo3.1-fast"
        video = await stage.video_for(await stage.telegram.send(stage.anna, group, veo))
        await stage.telegram.press(ben, video, _data(video, words("button-extend")))
        question = await stage.answer_to(video)
        await forget(stage)
        answer = await stage.press(question, words("button-go-on"), ben)
    assert tells(answer.text or "", "refusal-video-forgotten")
    assert len(stage.creates()) == 1


async def test_a_lost_request_is_looked_for_first_and_never_bought_again_once_it_is_forgotten(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    lose_the_next_purchase(stage)
    async with bot():
        question = await question_about(stage, clock, await stage.says(f"/veo a {SECRET}"))
        said = await forget(stage)
        assert tells(said.text, "forget-later")
        assert "tasks" in holds(stage, SECRET)
        clock.advance(26 * 3600.0)
        said = await forget(stage)
        assert tells(said.text, "forget-done")
        assert holds(stage, SECRET) == []
        answer = await stage.press(question, words("button-rebuy"))
    assert tells(answer.text or "", "refusal-video-forgotten")
    assert stage.creates() == []


async def test_open_questions_and_album_pictures_go_too(stage: Stage) -> None:
    async with stage.bot():
        question = await stage.answer_to(await stage.says("", photo=jpeg()))
        await forget(stage)
        answer = await stage.press(question, words("motion-alive"))
    assert tells(answer.text or "", "refusal-button-expired")
    assert stage.creates() == []


def _data(message: Message, label: str) -> str:
    buttons = (button for row in message.buttons or () for button in row)
    return next(button.data for button in buttons if button.text.startswith(label) and button.data)


async def test_whoever_is_no_longer_allowed_is_forgotten_when_they_ask(stage: Stage) -> None:
    async with stage.bot():
        await stage.video_for(await stage.says(f"/veo a {SECRET}"))
    async with stage.bot(allowed_users="7"):
        said = await forget(stage)
        # Whoever writes is met again, by id and name: that can be forgotten, too.
        again = await stage.answer_to(await stage.says("/forget"))
    assert tells(said.text, "forget-done")
    assert holds(stage, SECRET) == []
    assert tells(again.text, "forget-ask")


async def test_buttons_from_before_buy_nothing_that_is_offered_afterwards(stage: Stage) -> None:
    async with stage.bot():
        before = await stage.answer_to(await stage.says("a red fox"))
        await forget(stage)
        after = await stage.answer_to(await stage.says("a blue whale --model veo3"))
        answer = await stage.press(before, words("button-make"))
        await stage.press(after, words("button-make"))
        await stage.video_for(after.reply_to or after)
    assert tells(answer.text or "", "refusal-button-expired")
    assert [body["prompt"] for body in stage.creates()] == ["a blue whale"]


async def test_who_runs_a_group_forgets_nothing_of_its_linked_channel(stage: Stage) -> None:
    ben = stage.telegram.person("Ben")
    group = stage.telegram.group("Comments", [stage.anna, ben], admins=[ben])
    channel = stage.telegram.channel("News", admins=[stage.anna], group=group)
    async with stage.bot():
        post = await stage.telegram.send(stage.anna, channel, f"/veo a {SECRET}")
        await stage.video_for(post)
        asked = await stage.telegram.send(stage.anna, group, "/forget@veogram_bot", as_chat=channel)
        question = await stage.answer_to(asked)
        refused = await stage.press(question, words("button-forget"), ben)
        assert "tasks" in holds(stage, SECRET)
        await stage.press(question, words("button-forget"), stage.anna)
        said = await stage.answer_to(question)
    assert tells(refused.text or "", "forget-not-yours")
    assert tells(said.text, "forget-done")
    assert holds(stage, SECRET) == []
