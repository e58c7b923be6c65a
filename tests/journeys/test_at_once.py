"""The first answer comes at once, is one message, and is gone when the video is there."""

import asyncio

import pytest

from bot.provider.aimlapi import AimlApi
from tests.stage import Stage, words


async def test_the_progress_message_comes_before_the_result_is_asked_for(stage: Stage) -> None:
    async with stage.bot():
        await stage.video_for(await stage.says("/veo a fox --res 1080p"))
    journal = stage.sandbox.journal
    shown, looked = journal.of("sendMessage")[0], journal.of("fetch")[0]
    assert shown.id < looked.id
    head = words("progress-head", model="Veo 3 Fast", duration=8, resolution="1080p")
    assert shown.request["text"].startswith(head)
    assert shown.request["disable_notification"] == "true"


async def test_a_provider_that_keeps_silent_does_not_hold_the_progress_message_up(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = asyncio.Event()

    async def silent(*_: object, **__: object) -> dict[str, float]:
        await seen.wait()
        return {}

    monkeypatch.setattr(AimlApi, "typical_seconds", silent)
    async with stage.bot():
        await stage.answer_to(await stage.says("/veo a fox"))
        seen.set()


async def test_there_is_one_progress_message_and_in_the_end_none(stage: Stage) -> None:
    async with stage.bot():
        asked = await stage.says("/veo a fox")
        progress = await stage.answer_to(asked)
        video = await stage.video_for(asked)
        await stage.gone(progress)
    assert stage.there() == [asked.id, video.id]
    assert len(stage.requests("sendMessage")) == 1


async def test_several_requests_in_one_chat_run_side_by_side(stage: Stage) -> None:
    stage.knobs.provider_slow = 8.0  # three purchases take less, also on a busy machine
    async with stage.bot():
        asked = [await stage.says(f"/veo fox {number}") for number in range(3)]
        progress = [await stage.answer_to(message) for message in asked]
        videos = [await stage.video_for(message) for message in asked]
        for message in progress:
            await stage.gone(message)
    assert len({message.id for message in (*progress, *videos)}) == 6
    captions = [video.caption.partition("\n")[0] for video in videos]
    assert captions == ["fox 0", "fox 1", "fox 2"]
    made = list(stage.sandbox.provider.generations.values())
    assert max(each.created for each in made) < min(each.finishes_at for each in made)


async def test_a_slow_video_does_not_hold_up_a_quick_one(stage: Stage) -> None:
    stage.sandbox.provider.next("stuck", on="create")
    async with stage.bot():
        slow = await stage.says("/veo the slow one")
        await stage.bought()
        await stage.video_for(await stage.says("/veo the quick one"))
        assert (await stage.answer_to(slow)).text


@pytest.mark.parametrize("broken", [b"no picture", None], ids=["at once", "not at all"])
async def test_a_request_that_ends_at_once_leaves_no_progress_message_behind(
    stage: Stage, broken: bytes | None
) -> None:
    stage.knobs.provider_out_of_credits = broken is None
    async with stage.bot(tick_seconds=0.02):
        asked = await stage.says("/veo a fox", document=broken, mime_type="image/png")
        end = await stage.answer_to(asked, lambda m: m.text.startswith("⚠️"))
        await stage.until(lambda: stage.there() == [asked.id, end.id])
