"""How much memory large files take: a video that has to be uploaded, and a picture."""

import asyncio
import io
import random
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
from PIL import Image

from benchmarks.figure import Figure
from benchmarks.process import MEGABYTE, Process
from benchmarks.scene import a_bot, open_sandbox, until
from sandbox import Sandbox
from sandbox.telegram import Attachment, Chat, Message, Person
from sandbox.telegram.media import Kind

VIDEO_MB, PICTURE_MB = 45, 20

_SMALL_MB = 0.3
_MOST_FOR_VIDEO = 10.0
_MOST_TIMES = 3.0
_SPEED = 60.0
_LOOK = 0.005
_PATIENCE = 60.0


async def figures(video_mb: int = VIDEO_MB, picture_mb: int = PICTURE_MB) -> AsyncIterator[Figure]:
    """Upload a video that Telegram does not fetch, and begin one with a picture, in one process."""
    async with (
        open_sandbox(speed=_SPEED, telegram_cannot_fetch=True) as sandbox,
        a_bot(sandbox) as bot,
    ):
        anna = sandbox.telegram.person("Anna")
        chat = sandbox.telegram.private(anna)
        await _film(sandbox, anna, chat, 0)  # whatever is loaded the first time
        yield _upload(await _grown(bot, lambda: _film(sandbox, anna, chat, video_mb)), video_mb)
        small = await _taken(bot, lambda: _from(sandbox, anna, chat, noise(_SMALL_MB)))
        large = await _taken(bot, lambda: _from(sandbox, anna, chat, noise(picture_mb)))
        yield _picture(small, large, picture_mb)


def _upload(grown: float, size: int) -> Figure:
    return Figure(
        f"upload of {size} MB",
        f"{grown:.1f} MB more",
        "-",
        f"under {_MOST_FOR_VIDEO:.0f} MB more",
        grown < _MOST_FOR_VIDEO,
    )


@dataclass(frozen=True)
class Taken:
    """What a picture takes, in megabytes."""

    bot: float
    """how much the bot grows"""
    decoder: float
    """what its decoder holds at most"""


def _picture(small: Taken, large: Taken, size: int) -> Figure:
    took = large.bot + large.decoder - small.decoder
    return Figure(
        f"picture of {size} MB to a data URI",
        f"{took:.0f} MB: {large.bot:.1f} in the bot, the others in its decoder, "
        f"which is one of {small.decoder:.0f} MB with a small picture",
        f"its size: {size} MB",
        f"under {_MOST_TIMES:.0f} times its size",
        took < _MOST_TIMES * size,
        took / size,
    )


async def _taken(bot: Process, work: Callable[[], Awaitable[None]]) -> Taken:
    async with _decoder_watched(bot) as decoder:
        grown = await _grown(bot, work)
    return Taken(grown, max(decoder, default=0.0))


async def _grown(bot: Process, work: Callable[[], Awaitable[None]]) -> float:
    """Return by how many megabytes a bot's peak grows while something is done."""
    bot.forget_peak()
    before = bot.peak_memory()
    await work()
    return bot.peak_memory() - before


async def _film(sandbox: Sandbox, who: Person, chat: Chat, megabytes: int) -> None:
    """Let somebody ask for a video, which is made larger before anybody sees it."""
    known = set(sandbox.provider.generations)
    asked = await sandbox.telegram.send(who, chat, "/veo a red fox")
    await until(lambda: set(sandbox.provider.generations) > known)
    (key,) = set(sandbox.provider.generations) - known
    generation = sandbox.provider.generations[key]
    generation.finishes_at, finishes_at = float("inf"), generation.finishes_at
    await until(lambda: generation.render.path is not None)
    if megabytes:
        _pad(generation.render.path or Path(), megabytes * MEGABYTE)
    generation.finishes_at = finishes_at
    await sandbox.telegram.wait_for(chat, lambda m: _is_video_for(m, asked), timeout=_PATIENCE)


def _is_video_for(message: Message, asked: Message) -> bool:
    is_answer = message.reply_to is not None and message.reply_to.id == asked.id
    return is_answer and bool(message.video or message.animation)


def _pad(film: Path, size: int) -> None:
    """Add free space: MP4 allows boxes of it (ISO/IEC 14496-12, 8.1.2)."""
    with film.open("ab") as file:
        file.write(struct.pack(">I4s", size, b"free") + bytes(size - 8))


async def _from(sandbox: Sandbox, who: Person, chat: Chat, data: bytes) -> None:
    known = len(sandbox.provider.generations)
    picture = Attachment(Kind.DOCUMENT, data, "noise.png", "image/png")
    await sandbox.telegram.send(who, chat, "/veo it runs", attachment=picture)
    await until(lambda: len(sandbox.provider.generations) > known)


def noise(megabytes: float) -> bytes:
    """Return a picture that cannot be compressed, as a PNG of just under so many megabytes."""
    side = int((megabytes * MEGABYTE * 0.98 / 3) ** 0.5)
    target = io.BytesIO()
    pixels = random.Random(7).randbytes(3 * side * side)  # noqa: S311 -- no secrets
    Image.frombytes("RGB", (side, side), pixels).save(target, "PNG", compress_level=0)
    return target.getvalue()


@asynccontextmanager
async def _decoder_watched(bot: Process) -> AsyncIterator[list[float]]:
    """Note what the children of a bot hold, in megabytes."""
    seen: list[float] = []

    async def watch() -> None:
        while True:
            seen.append(_held_by_children(bot))
            await asyncio.sleep(_LOOK)

    watching = asyncio.create_task(watch())
    try:
        yield seen
    finally:
        watching.cancel()


def _held_by_children(bot: Process) -> float:
    try:
        return sum(child.memory_info().rss for child in bot.children()) / MEGABYTE
    except psutil.NoSuchProcess:
        return 0.0
