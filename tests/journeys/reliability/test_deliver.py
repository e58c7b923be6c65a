"""A finished video reaches its chat, one way or another, and chats do not wait for each other."""

import struct
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from sandbox.journal import Json
from sandbox.telegram.call import Call
from sandbox.telegram.errors import Refusal, bad_request, too_many_requests
from sandbox.telegram.messages import Message
from sandbox.telegram.world import World
from tests.clock import MovableClock
from tests.journeys.reliability.asking import on_both_databases
from tests.journeys.reliability.conftest import Bot
from tests.journeys.reliability.process import BotProcess
from tests.journeys.reliability.waiting import eventually, rows
from tests.journeys.telegram_faults import Method, On
from tests.stage import Stage

pytestmark = on_both_databases

MEGABYTE = 1024 * 1024

REST = 8
"""Seconds that a chat is to rest; enough for another one's video on a busy machine."""


async def test_what_telegram_will_not_fetch_is_uploaded(stage: Stage, bot: Bot) -> None:
    stage.knobs.telegram_cannot_fetch = True
    async with bot():
        video = await stage.video_for(await stage.says("/veo a red fox"))
    by_link, upload = stage.requests("sendVideo")
    assert str(by_link["video"]).startswith("http")
    assert video.video is not None
    assert upload["video"]["size"] == video.video.file.size


async def test_what_telegram_will_not_have_as_a_video_goes_as_a_document(
    stage: Stage, bot: Bot, on: On
) -> None:
    async def refuse(world: World, call: Call, real: Method) -> Json:
        raise bad_request("VIDEO_CONTENT_TYPE_INVALID")

    on("sendVideo", refuse)
    async with bot():
        asked = await stage.says("/veo a red fox")
        await stage.answer_to(asked, lambda m: m.document is not None)
    assert len(stage.requests("sendVideo")) == 2


async def test_what_is_too_large_for_an_upload_goes_as_a_link(stage: Stage, bot: Bot) -> None:
    async with bot():
        asked = await stage.says("/veo a red fox")
        await _film_of(stage, asked, 51)
        words = await stage.answer_to(asked, lambda m: "/files/" in str(m.entities))
    assert not words.video


async def test_an_upload_never_stands_in_memory(stage: Stage, process: BotProcess) -> None:
    await process.up()
    await stage.video_for(await stage.says("/veo a small fox"))
    before = _peak_memory(process.pid)
    asked = await stage.says("/veo a large fox")
    await _film_of(stage, asked, 45)
    video = await stage.video_for(asked)
    grown = _peak_memory(process.pid) - before
    assert video.video is not None
    assert video.video.file.size > 45 * MEGABYTE
    print(f"uploading 45 MB took {grown / MEGABYTE:.1f} MB of memory")  # noqa: T201
    assert grown < 20 * MEGABYTE


async def test_a_flooded_chat_rests_exactly_as_told_and_holds_up_nobody(
    stage: Stage, bot: Bot, on: On
) -> None:
    limited: list[int] = []

    async def flood(world: World, call: Call, real: Method) -> Json:
        if call.chat == stage.chat.id and not limited:
            limited.append(call.chat)
            raise too_many_requests(REST)
        return await real(world, call)

    on("sendVideo", flood)
    ben = stage.telegram.person("Ben")
    bens = stage.telegram.private(ben)
    async with bot():
        first = await stage.says("/veo a red fox")
        await eventually(lambda: limited)
        second = await stage.says("/veo a blue fox")
        other = await stage.telegram.send(ben, bens, "/veo a bear")
        await stage.video_for(other)
        await stage.video_for(first)
        await stage.video_for(second)
    sent = [(e.request["chat_id"], e.status, e.at) for e in stage.sandbox.journal.of("sendVideo")]
    annas = [(status, at) for chat, status, at in sent if chat == str(stage.chat.id)]
    (bens_at,) = (at for chat, _, at in sent if chat == str(bens.id))
    assert Counter(status for status, _ in annas) == {200: 2, 429: 1}
    flooded_at = next(at for status, at in annas if status == 429)
    assert all(
        at >= flooded_at + REST - 0.1 for status, at in annas if status == 200 and at > flooded_at
    )
    assert bens_at < max(at for _, at in annas)


async def test_a_video_whose_receipt_is_lost_comes_again(stage: Stage, bot: Bot, on: On) -> None:
    lost: list[Call] = []

    async def lose(world: World, call: Call, real: Method) -> Json:
        answer = await real(world, call)
        if not lost:
            lost.append(call)
            raise Refusal(502, "Bad Gateway")
        return answer

    on("sendVideo", lose)
    async with bot():
        asked = await stage.says("/veo a red fox")
        await eventually(lambda: len(_videos(stage)) == 2)
        await _settled(stage)
    assert [video.reply_to.id for video in _videos(stage)] == [asked.id, asked.id]
    assert len(stage.creates()) == 1


async def test_a_link_that_telegram_never_answers_about_is_given_up_for_an_upload(
    stage: Stage, bot: Bot, clock: MovableClock, on: On
) -> None:
    async def hang(world: World, call: Call, real: Method) -> Json:
        if "video" in call.given:
            raise Refusal(502, "Bad Gateway")
        return await real(world, call)

    on("sendVideo", hang)
    async with bot():
        asked = await stage.says("/veo a red fox")
        for failures in range(1, 4):
            await eventually(lambda n=failures: len(stage.requests("sendVideo")) >= n)  # type: ignore[misc]
            clock.advance(60)
        await stage.video_for(asked)


async def test_a_video_comes_though_its_request_was_deleted(stage: Stage, bot: Bot) -> None:
    stage.knobs.speed = 20.0
    async with bot():
        asked = await stage.says("/veo a red fox")
        await eventually(stage.creates)
        await stage.telegram.delete(asked)
        await eventually(lambda: _videos(stage))


@pytest.mark.parametrize("what", ["close_topic", "delete_topic"])
async def test_a_video_whose_topic_is_gone_comes_into_the_general_one(
    stage: Stage, bot: Bot, what: str
) -> None:
    stage.knobs.speed = 20.0
    group = stage.telegram.group("Film club", [stage.anna], supergroup=True, forum=True)
    topic = stage.telegram.topic(group, "Foxes")
    async with bot():
        await stage.telegram.send(stage.anna, group, "/veo@veogram_bot a red fox", thread=topic)
        await eventually(stage.creates)
        getattr(stage.telegram, what)(group, topic)
        video = await stage.telegram.wait_for(group, lambda m: m.video is not None)
    assert video.thread is None


@pytest.mark.parametrize("is_told", [True, False], ids=["service message", "error only"])
async def test_a_video_follows_its_group_that_became_a_supergroup(
    stage: Stage, bot: Bot, is_told: bool
) -> None:
    stage.knobs.speed = 20.0
    group = stage.telegram.group("Film club", [stage.anna])
    async with bot():
        await stage.telegram.send(stage.anna, group, "/veo@veogram_bot a red fox")
        await eventually(stage.creates)
        new = stage.telegram.migrate(group)
        if not is_told:
            stage.telegram.world.updates.pending.clear()
        await stage.telegram.wait_for(new, lambda m: m.video is not None)
    assert len(stage.creates()) == 1


async def test_an_update_from_before_a_move_that_comes_again_buys_nothing(
    stage: Stage, bot: Bot
) -> None:
    group = stage.telegram.group("Film club", [stage.anna])
    async with bot():
        asked = await stage.telegram.send(stage.anna, group, "/veo@veogram_bot a red fox")
        await eventually(stage.creates)
        new = stage.telegram.migrate(group)
        await stage.telegram.wait_for(new, lambda m: m.video is not None)
        stage.telegram.repeat(asked)
        await stage.video_for(await stage.says("/veo a blue fox"))
    assert len(stage.creates()) == 2


@pytest.mark.parametrize("what", ["block", "kick"])
async def test_a_chat_that_is_gone_ends_its_videos_quietly(
    stage: Stage, bot: Bot, what: str
) -> None:
    stage.knobs.speed = 20.0
    group = stage.telegram.group("Film club", [stage.anna])
    chat = stage.chat if what == "block" else group
    async with bot():
        await stage.telegram.send(stage.anna, chat, "/veo@veogram_bot a red fox")
        await eventually(stage.creates)
        getattr(stage.telegram, what)(stage.anna if what == "block" else group)
        await _settled(stage)
    ((status, reason),) = rows(stage.folder, "SELECT status, reason FROM tasks")
    assert (status, reason) == ("failed", "chat-gone")
    assert len(stage.requests("sendVideo")) == 1


async def test_an_expired_link_is_replaced_by_a_fresh_one(stage: Stage, bot: Bot) -> None:
    stage.knobs.link_expired = True
    async with bot():
        await stage.video_for(await stage.says("/veo a red fox"))
    links = {str(sent["video"]) for sent in stage.requests("sendVideo")}
    assert len([link for link in links if link.startswith("http")]) == 2
    assert len(stage.creates()) == 1


async def test_a_silent_video_that_comes_back_as_an_animation_is_delivered(
    stage: Stage, bot: Bot
) -> None:
    async with bot():
        video = await stage.video_for(await stage.says("/veo a red fox --model veo2"))
        await _settled(stage)
    assert video.animation is not None
    ((kept,),) = rows(stage.folder, "SELECT file_id FROM tasks")
    assert kept == video.animation.file.file_id


async def test_an_outage_of_telegram_delays_everything_and_loses_nothing(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    async with bot():
        asked = await stage.says("/veo a red fox")
        refused = await stage.says("/veo a red fox --model veo9")
        await eventually(stage.creates)
        stage.knobs.telegram_down = True
        await eventually(lambda: stage.sandbox.journal.of("sendVideo"))
        clock.advance(600)
        stage.knobs.telegram_down = False
        clock.advance(600)
        await stage.video_for(asked)
        await stage.answer_to(refused)


def _videos(stage: Stage) -> list[Any]:
    return [m for m in stage.telegram.messages(stage.chat) if m.video is not None]


async def _settled(stage: Stage) -> None:
    """Return when nothing is left to do."""
    await eventually(
        lambda: not rows(stage.folder, "SELECT id FROM tasks WHERE NOT outcome_notified")
    )


async def _film_of(stage: Stage, asked: Message, megabytes: int) -> None:
    """Let a film grow before anybody sees it: MP4 allows boxes of free space."""
    prompt = asked.text.removeprefix("/veo ")
    made = stage.sandbox.provider.generations
    await eventually(lambda: [g for g in made.values() if g.request["prompt"] == prompt])
    (generation,) = (g for g in made.values() if g.request["prompt"] == prompt)
    generation.finishes_at, finishes_at = float("inf"), generation.finishes_at
    await eventually(lambda: generation.render.path)
    _pad(generation.render.path or Path(), megabytes * MEGABYTE)
    generation.finishes_at = finishes_at


def _pad(film: Path, size: int) -> None:
    with film.open("ab") as file:
        file.write(struct.pack(">I4s", size, b"free") + bytes(size - 8))


def _peak_memory(pid: int) -> int:
    """Return the most bytes that a process has ever had resident."""
    status = Path(f"/proc/{pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) * 1024
