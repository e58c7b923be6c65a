"""How the finished video comes into the chat."""

import pytest

from sandbox.telegram import links
from sandbox.telegram.call import Call
from sandbox.telegram.errors import Refusal, bad_request
from sandbox.telegram.methods import METHODS
from sandbox.telegram.world import World
from tests.stage import Stage, words

TINY = 100
"""Bytes: less than any film."""


def refuse_videos(monkeypatch: pytest.MonkeyPatch, refusal: Refusal) -> None:
    """Let Telegram take no video, however it is sent."""

    async def refuses(_world: World, _call: Call) -> None:
        raise refusal

    monkeypatch.setitem(METHODS, "sendVideo", refuses)


async def test_the_video_comes_by_link_and_tells_players_what_it_is(stage: Stage) -> None:
    async with stage.bot():
        asked = await stage.says("/veo a fox --res 1080p --duration 4")
        video = await stage.video_for(asked)
    (sent,) = stage.requests("sendVideo")
    assert sent["video"].startswith(f"{stage.sandbox.provider_url}/files/")
    assert (sent["width"], sent["height"], sent["duration"]) == ("1920", "1080", "4")
    assert sent["supports_streaming"] == "true"
    assert video.reply_to is not None
    assert video.reply_to.id == asked.id


async def test_everything_stays_in_the_topic_of_the_request(stage: Stage) -> None:
    forum = stage.telegram.group("Films", [stage.anna], forum=True)
    topic = stage.telegram.topic(forum, "Foxes")
    async with stage.bot():
        asked = await stage.telegram.send(stage.anna, forum, "/veo@veogram_bot fox", thread=topic)
        progress = await stage.answer_to(asked)
        video = await stage.video_for(asked)
    assert (progress.thread, video.thread) == (topic, topic)
    assert stage.requests("sendVideo")[0]["message_thread_id"] == str(topic)


async def test_what_is_asked_in_general_is_answered_there(stage: Stage) -> None:
    forum = stage.telegram.group("Films", [stage.anna], forum=True)
    stage.telegram.topic(forum, "Foxes")
    async with stage.bot():
        asked = await stage.telegram.send(stage.anna, forum, "/veo@veogram_bot fox")
        assert (await stage.video_for(asked)).thread is None
    assert "message_thread_id" not in stage.requests("sendVideo")[0]


async def test_a_video_whose_request_was_deleted_still_comes(stage: Stage) -> None:
    async with stage.bot():
        asked = await stage.says("/veo a fox")
        await stage.bought()
        await stage.telegram.delete(asked)
        video = await stage.telegram.wait_for(stage.chat, lambda m: m.video is not None)
    assert video.reply_to is None


async def is_uploaded(stage: Stage) -> None:
    """Ask for a video and see it come by link in vain, then as a file."""
    async with stage.bot():
        video = await stage.video_for(await stage.says("/veo a fox"))
    assert video.video is not None
    by_link, by_upload = stage.requests("sendVideo")
    assert isinstance(by_link["video"], str)
    assert by_upload["supports_streaming"] == "true"
    assert video.video.file.path.read_bytes()[4:8] == b"ftyp"
    assert video.video.file.name == "veogram-1.mp4"
    assert len(stage.creates()) == 1


async def test_a_link_that_telegram_will_not_fetch_is_uploaded(stage: Stage) -> None:
    stage.knobs.telegram_cannot_fetch = True
    await is_uploaded(stage)


async def test_a_video_too_large_for_a_link_is_uploaded(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(links, "SIZE_LIMIT", TINY)
    await is_uploaded(stage)


async def test_a_video_too_large_for_an_upload_comes_as_a_link_in_words(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.knobs.telegram_cannot_fetch = True
    monkeypatch.setattr("bot.chat.files.downloads.UPLOAD_LIMIT", TINY)
    await is_told(stage)


async def test_an_upload_that_telegram_finds_too_large_comes_as_a_link_in_words(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_videos(monkeypatch, Refusal(413, "Request Entity Too Large"))
    await is_told(stage)


async def is_told(stage: Stage) -> None:
    """Ask for a video and get a link that works."""
    async with stage.bot():
        asked = await stage.says("/veo a fox")
        told = await stage.answer_to(asked, lambda m: "/provider/files/" in m.html)
        await stage.until(lambda: stage.there() == [asked.id, told.id])
    url = told.entities[0].url
    assert url is not None
    assert told.html == words("video-link", url=url)
    assert len(stage.creates()) == 1


async def test_what_telegram_takes_for_no_video_comes_as_a_document(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_videos(monkeypatch, bad_request("VIDEO_CONTENT_TYPE_INVALID"))
    async with stage.bot():
        asked = await stage.says("/veo a fox")
        sent = await stage.answer_to(asked, lambda m: m.document is not None)
    assert sent.document is not None
    assert sent.document.file.mime_type == "video/mp4"
    assert sent.caption.startswith("a fox\n")


async def test_a_caption_of_a_long_prompt_is_cut_to_what_telegram_takes(stage: Stage) -> None:
    async with stage.bot():
        video = await stage.video_for(await stage.says("/veo " + "fox & 🦊 " * 200))
    assert video.caption.startswith("fox & 🦊 fox & 🦊")
    assert len(video.caption.encode("utf-16-le")) // 2 <= 1024
    assert len(stage.creates()[0]["prompt"]) == 1599
