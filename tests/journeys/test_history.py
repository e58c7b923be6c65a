"""One's own finished videos: in the history, and out of it."""

from tests.sentences import tells
from tests.stage import Stage


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
