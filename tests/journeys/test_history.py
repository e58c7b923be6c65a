"""One's own finished videos: in the history, and out of it."""

import time
from datetime import UTC, datetime

import pytest

from tests.clock import MovableClock
from tests.sentences import tells
from tests.stage import Stage, words


async def test_the_history_shows_ones_own_videos_newest_first(stage: Stage) -> None:
    async with stage.bot():
        for prompt in ("a red fox", "a blue whale"):
            await stage.video_for(await stage.says(f"/veo {prompt}"))
        answer = await stage.answer_to(await stage.says("/history"))
    assert answer.text.index("a blue whale") < answer.text.index("a red fox")


async def test_a_number_sends_the_video_again_without_making_it_again(stage: Stage) -> None:
    async with stage.bot():
        first = await stage.video_for(await stage.says("/veo a red fox"))
        history = await stage.answer_to(await stage.says("/history"))
        await stage.press(history, "1")
        again = await stage.video_for(history)
    assert first.video
    assert again.video
    assert again.video.file.unique_id == first.video.file.unique_id
    assert len(stage.creates()) == 1


async def test_a_silent_video_is_sent_again_as_what_telegram_took_it_for(stage: Stage) -> None:
    async with stage.bot():
        await stage.video_for(await stage.says("/veo a red fox --model veo2"))
        history = await stage.answer_to(await stage.says("/history"))
        await stage.press(history, "1")
        again = await stage.video_for(history)
    assert again.animation


async def test_the_history_has_pages(stage: Stage) -> None:
    async with stage.bot(user_active_limit=0):
        asked = [await stage.says(f"/veo film {number}") for number in range(7)]
        for message in asked:
            await stage.video_for(message)
        history = await stage.answer_to(await stage.says("/history"))
        await stage.press(history, "›")
        second = stage.now(history)
        await stage.press(second, "‹")
        first = stage.now(history)
    assert [b.text for b in (second.buttons or ())[0]] == ["6", "7"]
    assert [b.text for b in (first.buttons or ())[0]] == ["1", "2", "3", "4", "5"]


async def made(stage: Stage, *prompts: str) -> None:
    """Let Anna have videos of these prompts."""
    for asked in [await stage.says(f"/veo {prompt}") for prompt in prompts]:
        await stage.video_for(asked)


async def test_each_video_has_its_date_where_the_operator_is(stage: Stage) -> None:
    noon = datetime(2026, 11, 21, 12, tzinfo=UTC).timestamp()
    began = time.time()

    def clock() -> float:
        return noon + time.time() - began

    german = stage.telegram.person("Berta", language_code="de")
    chat = stage.telegram.private(german)
    async with stage.bot(clock, timezone="Pacific/Auckland"):
        await stage.video_for(await stage.telegram.send(german, chat, "/veo ein Fuchs"))
        history = await stage.answer_to(await stage.telegram.send(german, chat, "/history"))
    assert "22.11.2026" in history.text


async def test_a_search_finds_words_whatever_their_case_and_keeps_to_them_over_pages(
    stage: Stage,
) -> None:
    async with stage.bot(user_active_limit=0):
        await made(stage, *(f"Рыжая ЛИСА {number}" for number in range(6)), "a bear")
        history = await stage.answer_to(await stage.says("/history лиса"))
        assert tells(history.text, "history-search")
        await stage.press(history, "›")
        second = stage.now(history)
        every = await stage.answer_to(await stage.says("/history"))
    assert words("history-title", page=1, pages=2) in history.html
    assert words("history-title", page=2, pages=2) in second.html
    assert "ЛИСА 0" in second.text
    assert "bear" not in history.text + second.text
    assert "bear" in every.text


@pytest.mark.parametrize("searched", ["owl", "%", "_", "🦊", "fox%", "<b>&"])
async def test_what_is_in_no_prompt_is_said_to_be_missing(stage: Stage, searched: str) -> None:
    async with stage.bot():
        await made(stage, "a foxtrot")
        answer = await stage.answer_to(await stage.says(f"/history {searched}"))
    found = searched.startswith("fox")
    assert tells(answer.text, "history-missing") is not found


async def test_a_page_that_is_gone_by_now_shows_the_last_one(stage: Stage) -> None:
    async with stage.bot(user_active_limit=0):
        await made(stage, *(f"film {number}" for number in range(6)))
        history = await stage.answer_to(await stage.says("/history"))
        oldest = next(m for m in stage.telegram.messages(stage.chat) if m.video)
        await stage.answer_to(await stage.says("/delete", reply_to=oldest))
        await stage.press(history, "›")
    assert [b.text for b in (stage.now(history).buttons or ())[0]] == ["1", "2", "3", "4", "5"]


async def test_nobody_turns_the_pages_of_somebody_else(stage: Stage) -> None:
    ben = stage.telegram.person("Ben")
    group = stage.telegram.group("Film club", [stage.anna, ben])
    async with stage.bot():
        asked = await stage.telegram.send(stage.anna, group, "/veo@veogram_bot a red fox")
        await stage.video_for(asked)
        asked = await stage.telegram.send(stage.anna, group, "/history@veogram_bot")
        history = await stage.answer_to(asked)
        refused = await stage.press(history, "1", ben)
    assert tells(refused.text or "", "history-not-yours")


async def test_deleted_videos_are_in_no_history_and_in_no_search(stage: Stage) -> None:
    async with stage.bot():
        video = await stage.video_for(await stage.says("/veo a red fox"))
        answer = await stage.answer_to(await stage.says("/delete", reply_to=video))
        assert tells(answer.text, "delete-done")
        history = await stage.answer_to(await stage.says("/history"))
        assert tells(history.text, "history-none")
        assert list(await stage.found("fox")) == []


async def test_what_was_deleted_is_whole_again_when_that_is_undone(stage: Stage) -> None:
    async with stage.bot():
        video = await stage.video_for(await stage.says("/veo a red fox"))
        done = await stage.answer_to(await stage.says("/delete", reply_to=video))
        await stage.press(done, words("button-undo"))
        assert tells(stage.now(done).text, "delete-undone")
        assert not stage.now(done).buttons
        history = await stage.answer_to(await stage.says("/history fox"))
        await stage.press(history, "1")
        again = await stage.video_for(history)
        assert len(await stage.found("fox")) == 1
    assert video.video
    assert again.video
    assert again.video.file.unique_id == video.video.file.unique_id


async def test_only_its_owner_undoes_a_deletion_and_only_for_ten_minutes(stage: Stage) -> None:
    ben, clock = stage.telegram.person("Ben"), MovableClock()
    group = stage.telegram.group("Film club", [stage.anna, ben])
    async with stage.bot(clock):
        asked = await stage.telegram.send(stage.anna, group, "/veo@veogram_bot a red fox")
        video = await stage.video_for(asked)
        asked = await stage.telegram.send(stage.anna, group, "/delete@veogram_bot", reply_to=video)
        done = await stage.answer_to(asked)
        others = await stage.press(done, words("button-undo"), ben)
        clock.advance(601)
        late = await stage.press(done, words("button-undo"))
        assert await stage.found("fox") == []
    assert tells(others.text or "", "delete-not-yours")
    assert tells(late.text or "", "undo-too-late")
    assert not stage.now(done).buttons


async def test_what_is_forgotten_comes_back_by_no_undo(stage: Stage) -> None:
    async with stage.bot():
        video = await stage.video_for(await stage.says("/veo a red fox"))
        done = await stage.answer_to(await stage.says("/delete", reply_to=video))
        question = await stage.answer_to(await stage.says("/forget"))
        await stage.press(question, words("button-forget"))
        await stage.answer_to(question)
        said = await stage.press(done, words("button-undo"))
    assert tells(said.text or "", "refusal-video-forgotten")


async def test_only_the_requester_deletes(stage: Stage) -> None:
    ben = stage.telegram.person("Ben")
    group = stage.telegram.group("Film club", [stage.anna, ben])
    async with stage.bot():
        asked = await stage.telegram.send(stage.anna, group, "/veo@veogram_bot a red fox")
        video = await stage.video_for(asked)
        asked = await stage.telegram.send(ben, group, "/delete@veogram_bot", reply_to=video)
        answer = await stage.answer_to(asked)
        found = await stage.found("fox")
    assert tells(answer.text, "delete-not-yours")
    assert len(found) == 1
