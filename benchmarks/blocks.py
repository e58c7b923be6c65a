"""The longest block of the event loop, while all kinds of things are asked of the bot at once."""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

from benchmarks.at_once import SECONDS
from benchmarks.audience import REAL_SECONDS, Audience
from benchmarks.figure import Figure
from benchmarks.large_files import noise
from benchmarks.scene import a_bot, open_sandbox
from benchmarks.watched import BEGIN, Turn, read
from sandbox import Sandbox
from sandbox.telegram import Attachment, Chat, Message, Person
from sandbox.telegram.media import Kind

WATCHED = "benchmarks.watched"

PEOPLE = 150
UPLOADS = 20
"""How many videos, after that, Telegram does not fetch by itself."""

PICTURE_MB = 5
COMMANDS = ("/help", "/models", "/tasks", "/history", "/settings", "/costs")
LANGUAGES = ("en", "de", "es", "pt", "ru")

_MOST_MS = 50.0
_PATIENCE = 60.0


async def figures(people: int = PEOPLE, uploads: int = UPLOADS) -> AsyncIterator[Figure]:
    """Watch the bot from the moment that it asks for updates."""
    with tempfile.TemporaryDirectory(prefix="veogram-bench-") as folder:
        told = Path(folder) / "longest.json"
        async with (
            open_sandbox(speed=REAL_SECONDS / SECONDS) as sandbox,
            a_bot(sandbox, WATCHED, WATCH_FILE=f"{told}") as process,
        ):
            process.tell(BEGIN)
            await asyncio.gather(Audience(sandbox, "crowd").served(people), _day(sandbox))
            sandbox.knobs.telegram_cannot_fetch = True
            await Audience(sandbox, "upload").served(uploads)
        yield _figure(read(told))


async def _day(sandbox: Sandbox) -> None:
    """Let somebody of each language use every command, and ask for a video of a picture."""
    for language in LANGUAGES:
        person = sandbox.telegram.person(f"Anna {language}", language_code=language)
        chat = sandbox.telegram.private(person)
        for command in COMMANDS:
            await _answered(sandbox, await sandbox.telegram.send(person, chat, command))
        await _filmed(sandbox, person, chat)


async def _filmed(sandbox: Sandbox, person: Person, chat: Chat) -> None:
    content = await asyncio.to_thread(noise, PICTURE_MB)
    picture = Attachment(Kind.DOCUMENT, content, "noise.png", "image/png")
    words = "/veo she turns her head"
    await _answered(sandbox, await sandbox.telegram.send(person, chat, words, attachment=picture))


async def _answered(sandbox: Sandbox, asked: Message) -> None:
    def answers(message: Message) -> bool:
        is_ours = message.sender is None and message.reply_to is not None
        return is_ours and message.reply_to == asked

    await sandbox.telegram.wait_for(asked.chat, answers, timeout=_PATIENCE)


def _figure(longest: Turn) -> Figure:
    seconds, cpu = 1000 * longest.seconds, 1000 * longest.cpu
    return Figure(
        "longest block of the event loop under all of it",
        f"{seconds:.0f} ms, of which {cpu:.0f} ms of CPU",
        "–",
        f"under {_MOST_MS:.0f} ms",
        seconds < _MOST_MS,
    )
