"""How a finished video comes into a message of a chat that the bot is no member of."""

import json

import pytest

from sandbox.journal import Json
from sandbox.telegram.call import Call
from sandbox.telegram.errors import Refusal, bad_request, forbidden
from sandbox.telegram.messages import Message
from sandbox.telegram.world import World
from tests.journeys.guests.elsewhere import answered, answers_there, calls, elsewhere, filmed
from tests.journeys.telegram_faults import Method, On
from tests.sentences import tells
from tests.stage import Stage


def videos_in_private(stage: Stage) -> list[Message]:
    """Return the videos in Anna's private chat."""
    return [m for m in stage.telegram.messages(stage.chat) if m.video or m.animation]


async def test_it_comes_by_link_and_tells_players_what_it_is(stage: Stage) -> None:
    chat = elsewhere(stage)
    async with stage.bot():
        progress = await answered(stage, await calls(stage, chat, "a fox --duration 4"))
        video = await filmed(stage, progress)
    (sent,) = stage.requests("editMessageMedia")
    media = json.loads(sent["media"])
    assert media["media"].startswith(f"{stage.sandbox.provider_url}/files/")
    assert (media["duration"], media["supports_streaming"]) == (4, True)
    assert "$" not in video.caption  # others read it
    assert videos_in_private(stage) == []


@pytest.mark.parametrize("model", ["veo3-fast", "veo2"])
async def test_what_telegram_will_not_fetch_is_shown_as_the_file_of_a_copy_in_private(
    stage: Stage, model: str
) -> None:
    chat = elsewhere(stage)
    stage.knobs.telegram_cannot_fetch = True
    async with stage.bot():
        progress = await answered(stage, await calls(stage, chat, f"a fox --model {model}"))
        video = await filmed(stage, progress)
        (copy,) = videos_in_private(stage)
    shown, kept = video.video or video.animation, copy.video or copy.animation
    assert shown
    assert kept
    assert shown.file.unique_id == kept.file.unique_id


async def test_who_lets_the_bot_write_nothing_in_private_gets_the_link(stage: Stage) -> None:
    ben = stage.telegram.person("Ben")  # who has never opened the bot
    chat = elsewhere(stage, ben)
    stage.knobs.telegram_cannot_fetch = True
    async with stage.bot():
        progress = await answered(stage, await calls(stage, chat, "a fox", ben))
        await stage.until(lambda: tells(stage.now(progress).text, "video-link"))
    assert "/files/" in str(stage.now(progress).entities)
    assert len(stage.creates()) == 1


async def test_a_copy_is_sent_once_however_often_showing_it_fails(stage: Stage, on: On) -> None:
    chat = elsewhere(stage)
    stage.knobs.telegram_cannot_fetch = True
    failed: list[Call] = []

    async def fail(world: World, call: Call, real: Method) -> Json:
        if "media" in call.given and not str(call.given["media"]).count("http") and len(failed) < 3:
            failed.append(call)
            raise Refusal(502, "Bad Gateway")
        return await real(world, call)

    on("editMessageMedia", fail)
    async with stage.bot():
        progress = await answered(stage, await calls(stage, chat, "a fox"))
        await filmed(stage, progress)
    assert len(failed) == 3
    assert len(videos_in_private(stage)) == 1


@pytest.mark.parametrize("gone", ["deleted", "forbidden"])
async def test_where_the_message_is_gone_the_video_comes_in_private(
    stage: Stage, on: On, gone: str
) -> None:
    chat = elsewhere(stage)

    async def refuse(world: World, call: Call, real: Method) -> Json:
        raise forbidden("bot was kicked from the group chat")

    stage.knobs.provider_slow = 5.0
    async with stage.bot():
        progress = await answered(stage, await calls(stage, chat, "a fox"))
        await stage.bought()
        if gone == "deleted":
            await stage.telegram.delete(progress)
        else:
            on("editMessageMedia", refuse)
        await stage.until(lambda: len(videos_in_private(stage)) == 1)
    assert len(stage.creates()) == 1


async def test_what_is_shown_already_is_delivered(stage: Stage, on: On) -> None:
    chat = elsewhere(stage)
    shown: list[Call] = []

    async def say_again(world: World, call: Call, real: Method) -> Json:
        shown.append(call)
        if len(shown) > 1:
            raise bad_request("message is not modified: it is the same")
        await real(world, call)
        raise Refusal(502, "Bad Gateway")

    on("editMessageMedia", say_again)
    async with stage.bot():
        progress = await answered(stage, await calls(stage, chat, "a fox"))
        await filmed(stage, progress)
        await stage.until(lambda: len(shown) == 2)
        page = await stage.answer_to(await stage.says("/history"))
        assert "a fox" in page.text
    assert videos_in_private(stage) == []
    assert len(answers_there(stage, chat)) == 1


async def test_it_is_found_in_the_history_and_shared_once_it_was_shown_there(stage: Stage) -> None:
    chat = elsewhere(stage)
    async with stage.bot():
        progress = await answered(stage, await calls(stage, chat, "a fox"))
        await filmed(stage, progress)
        found = await stage.telegram.inline(stage.anna, "fox")
        assert [each.type for each in found] == ["article"]  # Telegram has named no file
        page = await _history(stage)
        await stage.press(page, "1")
        await stage.until(lambda: len(videos_in_private(stage)) == 1)
        found = await stage.telegram.inline(stage.anna, "fox")
        assert [each.type for each in found] == ["article", "video"]
        await stage.press(page, "1")
        await stage.until(lambda: len(videos_in_private(stage)) == 2)
    assert len(stage.creates()) == 1


async def test_what_the_history_cannot_send_is_given_as_a_link(stage: Stage) -> None:
    chat = elsewhere(stage)
    async with stage.bot():
        await filmed(stage, await answered(stage, await calls(stage, chat, "a fox")))
        page = await _history(stage)
        stage.knobs.telegram_cannot_fetch = True
        await stage.press(page, "1")
        await stage.until(lambda: any(tells(text, "link") for text in stage.said()))
    assert videos_in_private(stage) == []


async def _history(stage: Stage) -> Message:
    """Return Anna's history, as soon as her video is in it."""
    while True:
        page = await stage.answer_to(await stage.says("/history"))
        if page.buttons:
            return page
