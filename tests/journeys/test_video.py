"""From `/veo` to the video."""

from tests.stage import Stage, jpeg


async def test_a_prompt_becomes_a_video_that_answers_it(stage: Stage) -> None:
    async with stage.bot():
        asked = await stage.says("/veo a red fox\njumps over a river --ar 9:16")
        video = await stage.video_for(asked)
    assert video.video is not None
    assert video.video.width < video.video.height
    sent = stage.requests("sendVideo")[0]
    assert (sent["width"], sent["height"], sent["duration"]) == ("720", "1280", "8")
    assert sent["supports_streaming"] == "true"
    assert stage.creates()[0] == {
        "model": "google/veo-3.0-fast",
        "prompt": "a red fox\njumps over a river",
        "duration": 8,
        "resolution": "720P",
        "aspect_ratio": "9:16",
    }


async def test_the_progress_message_is_gone_when_the_video_is_there(stage: Stage) -> None:
    async with stage.bot():
        asked = await stage.says("/veo a red fox")
        progress = await stage.answer_to(asked)
        assert "Veo 3 Fast" in progress.text
        video = await stage.video_for(asked)
        await stage.gone(progress)
    assert [m.id for m in stage.telegram.messages(stage.chat)] == [asked.id, video.id]


async def test_a_photo_with_a_caption_starts_to_move(stage: Stage) -> None:
    async with stage.bot():
        asked = await stage.says("she turns her head", photo=jpeg(480, 640))
        await stage.video_for(asked)
    body = stage.creates()[0]
    assert body["model"] == "google/veo-3.0-i2v-fast"
    assert body["aspect_ratio"] == "9:16"
    assert str(body["image_url"]).startswith("data:image/jpeg;base64,")
