"""A picture may be hostile: the bot neither grows by it nor dies of it again and again."""

import asyncio
import io
import os
import random
import signal
from pathlib import Path

from PIL import Image

from sandbox.journal import Json
from sandbox.telegram import Attachment
from sandbox.telegram.call import Call
from sandbox.telegram.media import Kind
from sandbox.telegram.world import World
from tests.journeys.reliability.process import BotProcess
from tests.journeys.telegram_faults import Method, On
from tests.stage import Stage, jpeg, words
from tests.unit.chat.files.decoders import decoders
from tests.unit.chat.files.drawing import png_bomb

MEGABYTE = 1024 * 1024
BOT = 175 * MEGABYTE
"""With the 175 MB that a decoder is measured against, that makes 350."""

AT_ONCE = 3
"""Purchases whose pictures may be in memory at once."""

TRIES = 3


def largest() -> Attachment:
    """Return as much as a bot may fetch, of which as much as may be goes to the provider."""
    side = 810
    pixels = random.Random(7).randbytes(3 * side * side)
    target = io.BytesIO()
    Image.frombytes("RGB", (side, side), pixels).save(target, "PNG")
    data = target.getvalue().ljust(19 * MEGABYTE, b"\0")
    return Attachment(Kind.DOCUMENT, data, "noise.png", "image/png")


def claiming(side: int) -> Attachment:
    """Return a WebP of 34 bytes that claims to be a square of any size."""
    body = b"\x30\x01\x00\x9d\x01\x2a" + 2 * side.to_bytes(2, "little") + bytes(4)
    data = b"RIFF" + (12 + len(body)).to_bytes(4, "little") + b"WEBPVP8 "
    data += len(body).to_bytes(4, "little") + body
    return Attachment(Kind.DOCUMENT, data, "fox.webp", "image/webp")


async def test_large_and_hostile_pictures_do_not_make_the_bot_grow(
    stage: Stage, process: BotProcess
) -> None:
    await process.up()
    large = largest()
    for _ in range(AT_ONCE):
        await stage.telegram.album(
            stage.anna, stage.chat, [large] * 3, caption="/veo a party --model veo3.1"
        )
    refused = await stage.says("/veo it runs", document=claiming(16383).data, file_name="a.webp")
    await stage.answer_to(refused)
    await stage.until(lambda: len(stage.creates()) == AT_ONCE)
    assert min(len(uri) for body in stage.creates() for uri in body["image_urls"]) > 2_500_000
    peak = _peak_memory(process.pid)
    print(f"pictures took the bot to {peak / MEGABYTE:.1f} MB")  # noqa: T201
    assert peak < BOT


async def test_a_picture_that_ends_the_bot_is_given_up(stage: Stage, process: BotProcess) -> None:
    asked = await stage.says("/veo it runs", document=png_bomb(5000, 5000), file_name="a.png")
    for _ in range(TRIES):
        await process.start()
        decoder = await _decoder_of(process)
        os.kill(decoder, signal.SIGSTOP)
        await process.kill()
        os.kill(decoder, signal.SIGKILL)
    await process.up()
    await stage.answer_to(asked, lambda m: m.html == words("failed-not-a-picture"))
    assert len(stage.sandbox.journal.of("getFile")) == TRIES
    assert stage.creates() == []


async def test_a_picture_on_its_way_is_not_what_has_ended_the_bot(
    stage: Stage, process: BotProcess, on: On
) -> None:
    left = [None] * TRIES

    async def die(world: World, call: Call, real: Method) -> Json:
        if left:
            left.pop()
            await process.kill()
        return await real(world, call)

    on("getFile", die)
    asked = await stage.says("/veo it runs", photo=jpeg())
    while left:
        await process.start()
        await process.ended()
    await process.up()
    # A progress message whose sending was cut short may stay: nobody knows of it.
    assert (await stage.answer_to(asked, lambda m: m.video is not None)).video


async def _decoder_of(process: BotProcess) -> int:
    """Return the bot's decoder as soon as there is one."""
    async with asyncio.timeout(60):
        while not (running := list(decoders(process.pid))):  # noqa: ASYNC110 -- nothing tells of it
            await asyncio.sleep(0.002)
    return running[0]


async def test_pictures_that_nobody_can_buy_hold_up_no_others(
    stage: Stage, process: BotProcess, on: On
) -> None:
    """A picture that Telegram does not hand out holds a place of those with pictures only."""
    hung = [await stage.says(f"/veo hung {n}", photo=jpeg()) for n in range(20)]

    async def hang(world: World, call: Call, real: Method) -> Json:
        await stage.until(lambda: len(stage.creates()) > 0)
        return await real(world, call)

    on("getFile", hang)
    await process.up()
    await stage.video_for(await stage.says("/veo a red fox"))
    assert stage.creates()[0]["prompt"] == "a red fox"
    for asked in hung:
        await stage.video_for(asked)


def _peak_memory(pid: int) -> int:
    """Return the most bytes that a process has ever had resident."""
    status = Path(f"/proc/{pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) * 1024
