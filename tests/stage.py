"""A stage for the suite: the sandbox, and the real bot that can come, go and come again."""

import asyncio
import base64
import io
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image

from bot import app, settings
from bot.pipeline.ports import Clock
from bot.texts import texts_for
from sandbox import Knobs, Sandbox
from sandbox.telegram import Telegram
from sandbox.telegram.chats import Chat
from sandbox.telegram.events import Event, MessageSeen
from sandbox.telegram.inline import InlineResult
from sandbox.telegram.messages import Message
from sandbox.telegram.people import Person
from sandbox.telegram.queries import CallbackAnswer
from sandbox.telegram.waiting import PATIENCE
from tests.databases import database_in
from tests.sentences import tells


def jpeg(width: int = 640, height: int = 360, colour: str = "teal") -> bytes:
    """Return a picture."""
    return picture("JPEG", width, height, colour)


def picture(format_name: str, width: int = 640, height: int = 360, colour: str = "teal") -> bytes:
    """Return a picture in any format that Pillow writes."""
    target = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(target, format_name)
    return target.getvalue()


def words(key: str, **values: Any) -> str:
    """Return a sentence in English, as HTML; how it is worded is the texts' business."""
    return texts_for("en")(key, **values)


def decoded(data_uri: str) -> tuple[str, Image.Image]:
    """Return a data URI's label and the picture that it holds."""
    label, _, encoded = data_uri.removeprefix("data:").partition(";base64,")
    return label, Image.open(io.BytesIO(base64.b64decode(encoded)))


@dataclass
class Stage:
    """The sandbox with one person in a private chat, and a folder for the bot's database."""

    folder: Path
    sandbox: Sandbox
    anna: Person = field(init=False)
    chat: Chat = field(init=False)

    def __post_init__(self) -> None:
        self.anna = self.telegram.person("Anna", language_code="en")
        self.chat = self.telegram.private(self.anna)

    @property
    def telegram(self) -> Telegram:
        return self.sandbox.telegram

    @property
    def knobs(self) -> Knobs:
        return self.sandbox.knobs

    def settings(self, **changes: Any) -> settings.Settings:
        """Return the settings of a bot that belongs to this sandbox."""
        usual = {
            "telegram_bot_token": self.sandbox.token,
            "aimlapi_key": self.sandbox.key,
            "telegram_api_url": self.sandbox.telegram_url,
            "aimlapi_url": self.sandbox.provider_url,
            "database_url": database_in(self.folder),
            "tick_seconds": 0.1,
            "telegram_calls_per_second": 0,
            "quote_always": True,  # so that a test knows which answer belongs to what
        }
        return settings.load(_env_file=None, **{**usual, **changes})

    @asynccontextmanager
    async def bot(self, clock: Clock = time.time, **changes: Any) -> AsyncIterator[None]:
        """Run the real bot until the block ends."""
        async with app.running(self.settings(**changes), clock, long_poll=2, monotonic=clock):
            yield

    async def says(self, text: str, **more: Any) -> Message:
        """Let Anna write something in her private chat."""
        return await self.telegram.send(self.anna, self.chat, text, **more)

    async def until(self, holds: Callable[[], bool], patience: float = PATIENCE) -> None:
        """Return as soon as something holds; look after all that happens and all that is sent."""
        happened = asyncio.Event()
        stop = self.telegram.world.events.listen(lambda _: happened.set())
        stop_watching = self.sandbox.journal.watch(lambda _: happened.set())
        try:
            async with asyncio.timeout(patience):
                while not holds():
                    happened.clear()
                    await happened.wait()
        finally:
            stop()
            stop_watching()

    async def answer_to(
        self, message: Message, fits: Callable[[Message], bool] = lambda _: True
    ) -> Message:
        """Return the bot's first message that answers this one and fits."""
        return await self.telegram.wait_for(
            message.chat, lambda m: _answers(m, message) and fits(m)
        )

    async def video_for(self, message: Message) -> Message:
        """Return the video that answers a message, once the bot knows that it is there."""
        video = await self.answer_to(message, lambda m: bool(m.video or m.animation))
        await self.until(lambda: not self.shows_progress(message))
        return video

    def shows_progress(self, message: Message) -> bool:
        """Whether a progress message answers this one: it goes when the video is accounted for."""
        shown = self.telegram.messages(message.chat)
        return any(_answers(m, message) and m.text.startswith("🎬") for m in shown)

    async def gone(self, message: Message) -> None:
        """Return when a message has been deleted."""
        await self.until(
            lambda: message.id not in {m.id for m in self.telegram.messages(message.chat)}
        )

    async def press(
        self, message: Message, label: str, who: Person | None = None
    ) -> CallbackAnswer:
        """Let somebody press the button whose label has these words, and return what it says."""
        buttons = [button for row in message.buttons or () for button in row]
        button = next(button for button in buttons if label in button.text)
        return await self.telegram.press(who or self.anna, message, button.data or button.text)

    async def cancels_anyway(
        self, shown: Message, label: str = "button-cancel", who: Person | None = None
    ) -> None:
        """Let somebody cancel what is paid for: press, and say yes to the question."""
        await self.press(self.now(shown), words(label), who)
        await self.until(lambda: tells(self.now(shown).text, "refusal-already-paid"))
        await self.press(self.now(shown), words("button-cancel-anyway"), who)

    async def confirms(self, command: Message, who: Person | None = None) -> Message:
        """Let somebody say yes to what a ``/cancel`` asks; return the question, which says so."""
        question = await self.answer_to(command, lambda m: tells(m.text, "refusal-already-paid"))
        await self.press(question, words("button-cancel-anyway"), who)
        await self.until(lambda: tells(self.now(question).text, "cancel-done"))
        return self.now(question)

    @asynccontextmanager
    async def pressing(
        self, message: Message, label: str, who: Person | None = None
    ) -> AsyncIterator[asyncio.Task[CallbackAnswer]]:
        """Let somebody press a button and go on, for whom the answer may not come in this block."""
        pressing = asyncio.create_task(self.press(message, label, who))
        await asyncio.sleep(0)  # so that it is pressed before what follows
        try:
            yield pressing
        finally:
            pressing.cancel()
            await asyncio.wait({pressing})

    async def found(self, words: str, who: Person | None = None, **more: Any) -> list[InlineResult]:
        """Let somebody type words after the bot's name, and return the videos that are found."""
        results = await self.telegram.inline(who or self.anna, words, **more)
        return [result for result in results if result.type != "article"]

    def said(self, chat: Chat | None = None) -> list[str]:
        """Return what the bot has said in Anna's private chat, or in another one."""
        shown = self.telegram.messages(chat or self.chat)
        return [message.text for message in shown if message.sender is None]

    def there(self, chat: Chat | None = None) -> list[int]:
        """Return the ids of what stands in Anna's private chat, or in another one."""
        return [message.id for message in self.telegram.messages(chat or self.chat)]

    def now(self, message: Message) -> Message:
        """Return a message as it stands now."""
        return next(m for m in self.telegram.messages(message.chat) if m.id == message.id)

    async def refused(self, text: str, **more: Any) -> str:
        """Let Anna ask for something; return, as HTML, why nothing was bought."""
        answer = await self.answer_to(await self.says(text, **more))
        assert self.sandbox.provider.requests == []
        return answer.html

    async def bought(self, count: int = 1) -> list[Any]:
        """Return what the bot asked the provider to make, once there are so many."""
        await self.until(lambda: len(self.creates()) >= count)
        return self.creates()

    def watch(self, message: Message, see: Callable[[Message], None]) -> Callable[[], None]:
        """Show every change of a message to ``see``; call what is returned to stop."""

        def look(event: Event) -> None:
            if isinstance(event, MessageSeen) and event.message.key == message.key:
                see(event.message)

        return self.telegram.world.events.listen(look)

    def creates(self) -> list[Any]:
        """Return what the bot asked the provider to make, oldest first, with whole pictures."""
        return [
            dict(generation.request) for generation in self.sandbox.provider.generations.values()
        ]

    def requests(self, method: str) -> list[Any]:
        """Return what the bot sent with a method, oldest first."""
        return [entry.request for entry in self.sandbox.journal.of(method)]


def _answers(message: Message, asked: Message) -> bool:
    """Whether the bot said this in answer to what was asked."""
    is_ours = message.sender is None
    return is_ours and message.reply_to is not None and message.reply_to.id == asked.id


def without_limits(**knobs: Any) -> Knobs:
    """Return knobs for a bot that knows no limits on its calls, for the sake of speed."""
    return Knobs(**{"telegram_floods": False, **knobs})


@asynccontextmanager
async def open_stage(
    folder: Path, now: Clock = time.time, seed: int = 1, **knobs: Any
) -> AsyncIterator[Stage]:
    """Open the sandbox, a hundred times as fast as life unless told otherwise."""
    quick = without_limits(**{"speed": 100.0, **knobs})
    sandbox = Sandbox(knobs=quick, seed=seed, quality="tiny", now=now)
    async with sandbox.serve():
        yield Stage(folder, sandbox)
