"""A small film bot on plain python-telegram-bot: what a browser test needs to talk to."""

import asyncio
import base64
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, TypeAlias

import httpx
from telegram import (
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    Message,
    Update,
)
from telegram.constants import ChatAction
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

Context: TypeAlias = ContextTypes.DEFAULT_TYPE
LOOK_AGAIN = 0.05
"""Seconds between two looks at a film that is being made."""
AGAIN = "Another take"
COMMANDS = [BotCommand("veo", "Make a film"), BotCommand("help", "How it works")]


class FilmBot:
    """Makes a film for each `/veo`, from words or from the picture that they answer."""

    def __init__(self, provider_url: str, key: str) -> None:
        self._provider = httpx.AsyncClient(
            base_url=provider_url, headers={"Authorization": f"Bearer {key}"}
        )

    @asynccontextmanager
    async def running(self, url: str, token: str) -> AsyncIterator[None]:
        """Listen to the Telegram at `url`."""
        app = application(url, token)
        app.add_handler(CommandHandler("veo", self.veo, block=False))
        app.add_handler(MessageHandler(filters.CaptionRegex(r"^/veo\b"), self.veo, block=False))
        app.add_handler(CallbackQueryHandler(self.again, block=False))
        app.add_handler(InlineQueryHandler(self.offer))
        async with self._provider, app:
            await app.bot.set_my_commands(COMMANDS)
            await app.start()
            assert app.updater
            await app.updater.start_polling(allowed_updates=Update.ALL_TYPES)
            try:
                yield
            finally:
                await app.updater.stop()
                await app.stop()

    async def aclose(self) -> None:
        """Close the connections to the provider, of a bot that was never running."""
        await self._provider.aclose()

    async def veo(self, update: Update, _: Context) -> None:
        """A film for a command or a caption."""
        message = update.effective_message
        assert message
        said = message.text or message.caption or ""
        await self._film(message, said.partition(" ")[2], await _picture(message))

    async def again(self, update: Update, _: Context) -> None:
        """The same film once more."""
        query = update.callback_query
        assert query
        assert isinstance(query.message, Message)
        await query.answer("Once more, then")
        await self._film(query.message, query.data or "", None)

    async def offer(self, update: Update, _: Context) -> None:
        """Three ways to ask for what is typed."""
        query = update.inline_query
        assert query
        await query.answer([_way(query.query, kind) for kind in ("wide", "tall", "long")])

    async def _film(self, message: Message, prompt: str, picture: str | None) -> None:
        progress = await message.reply_text(f"Being made: {prompt}", do_quote=True)
        await message.reply_chat_action(ChatAction.RECORD_VIDEO)
        await progress.edit_text(f"Nearly there: {prompt}")
        link = await self.made(prompt, picture)
        await message.reply_video(
            link,
            caption=prompt,
            width=1280,
            height=720,
            duration=4,
            do_quote=True,
            reply_markup=_again(prompt),
        )
        await progress.delete()

    async def made(self, prompt: str, picture: str | None = None) -> str:
        """The link to a film, once it is there."""
        wish: dict[str, Any] = {"model": "google/veo-3.0-fast", "prompt": prompt, "duration": 4}
        if picture:
            wish |= {"model": "google/veo-3.0-i2v-fast", "image_url": picture}
        created = await self._provider.post("/v2/video/generations", json=wish)
        created.raise_for_status()
        return await self._finished(created.json()["id"])

    async def _finished(self, generation: str) -> str:
        params = {"generation_id": generation}
        while True:
            answer = (await self._provider.get("/v2/video/generations", params=params)).json()
            if answer["status"] == "completed":
                return str(answer["video"]["url"])
            await asyncio.sleep(LOOK_AGAIN)


def application(url: str, token: str) -> Application[Any, Any, Any, Any, Any, Any]:
    """The library's application for the Telegram at `url`."""
    builder = ApplicationBuilder().token(token).job_queue(None)
    return builder.base_url(f"{url}/bot").base_file_url(f"{url}/file/bot").build()


async def _picture(message: Message) -> str | None:
    """The picture of a message, or of the one that it answers, as a data URI."""
    sizes = message.photo or (message.reply_to_message and message.reply_to_message.photo)
    if not sizes:
        return None
    content = await (await sizes[-1].get_file()).download_as_bytearray()
    return f"data:image/jpeg;base64,{base64.b64encode(content).decode()}"


def _again(prompt: str) -> InlineKeyboardMarkup:
    button = InlineKeyboardButton(AGAIN, callback_data=prompt[:60])
    link = InlineKeyboardButton("Manual", url="https://example.org/manual")
    other = InlineKeyboardButton("Elsewhere", switch_inline_query_current_chat=prompt)
    return InlineKeyboardMarkup([[button], [link, other]])


def _way(query: str, kind: str) -> InlineQueryResultArticle:
    content = InputTextMessageContent(f"{query}, {kind}")
    return InlineQueryResultArticle(kind, f"A {kind} film", content, description=query)
