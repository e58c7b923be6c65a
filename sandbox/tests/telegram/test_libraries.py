"""Bots on python-telegram-bot and aiogram work against the sandbox as they are."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiogram
import pytest
import telegram as ptb
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from telegram.ext import (
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from sandbox import Sandbox
from sandbox.telegram import Chat, Person, Telegram
from sandbox.tests.telegram.conftest import TOKEN
from sandbox.tests.telegram.media_files import film, picture


async def ptb_start(update: ptb.Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message
    keyboard = ptb.InlineKeyboardMarkup(
        [
            [
                ptb.InlineKeyboardButton("Red", callback_data="red"),
                ptb.InlineKeyboardButton("?", url="https://t.me"),
            ]
        ]
    )
    await update.message.reply_html("<b>Which</b> &lt;colour&gt;?", reply_markup=keyboard)


async def ptb_echo(update: ptb.Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    message = update.effective_message
    assert message
    if message.photo:
        file = await message.photo[-1].get_file()
        data = bytes(await file.download_as_bytearray())
        await message.reply_photo(data, caption=f"{len(data)} bytes", do_quote=True)
    else:
        await message.reply_text(message.text or "", do_quote=True)


async def ptb_press(update: ptb.Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.callback_query
    await update.callback_query.answer(f"You chose {update.callback_query.data}", show_alert=True)
    await update.callback_query.edit_message_text("Chosen.")


async def ptb_inline(update: ptb.Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.inline_query
    content = ptb.InputTextMessageContent(update.inline_query.query.upper())
    await update.inline_query.answer([ptb.InlineQueryResultArticle("1", "Loud", content)])


async def ptb_film(update: ptb.Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message
    await update.message.reply_chat_action("upload_video")
    await update.message.reply_video(film(sound=True), width=64, height=48, supports_streaming=True)


@asynccontextmanager
async def ptb_bot(url: str) -> AsyncIterator[None]:
    application = (
        ApplicationBuilder().token(TOKEN).base_url(f"{url}/bot").base_file_url(f"{url}/file/bot")
    ).build()
    application.add_handler(CommandHandler("start", ptb_start))
    application.add_handler(CommandHandler("film", ptb_film))
    application.add_handler(MessageHandler(filters.TEXT | filters.PHOTO, ptb_echo))
    application.add_handler(CallbackQueryHandler(ptb_press))
    application.add_handler(InlineQueryHandler(ptb_inline))
    async with application:
        await application.bot.set_my_commands([("start", "Begin")])
        await application.start()
        assert application.updater
        await application.updater.start_polling(allowed_updates=ptb.Update.ALL_TYPES)
        yield
        await application.updater.stop()
        await application.stop()


def aiogram_dispatcher() -> aiogram.Dispatcher:
    dispatcher = aiogram.Dispatcher()
    types = aiogram.types

    @dispatcher.message(aiogram.F.text == "/start")
    async def start(message: aiogram.types.Message) -> None:
        keyboard = types.InlineKeyboardMarkup(
            inline_keyboard=[[types.InlineKeyboardButton(text="Red", callback_data="red")]]
        )
        await message.answer(
            "<b>Which</b> &lt;colour&gt;?", reply_markup=keyboard, parse_mode="HTML"
        )

    @dispatcher.message(aiogram.F.text == "/film")
    async def send_film(message: aiogram.types.Message) -> None:
        await message.answer_video(types.BufferedInputFile(film(sound=True), "film.mp4"))

    @dispatcher.message(aiogram.F.photo)
    async def echo_photo(message: aiogram.types.Message, bot: aiogram.Bot) -> None:
        assert message.photo
        data = await bot.download(message.photo[-1])
        assert data
        sent = types.BufferedInputFile(data.read(), "echo.jpg")
        await message.reply_photo(sent, caption=f"{len(data.getvalue())} bytes")  # type: ignore[attr-defined]

    @dispatcher.message()
    async def echo(message: aiogram.types.Message) -> None:
        await message.reply(message.text or "")

    @dispatcher.callback_query()
    async def press(query: aiogram.types.CallbackQuery) -> None:
        await query.answer(f"You chose {query.data}", show_alert=True)
        assert isinstance(query.message, types.Message)
        await query.message.edit_text("Chosen.")

    @dispatcher.inline_query()
    async def offer(query: aiogram.types.InlineQuery) -> None:
        content = types.InputTextMessageContent(message_text=query.query.upper())
        result = types.InlineQueryResultArticle(id="1", title="Loud", input_message_content=content)
        await query.answer([result])

    return dispatcher


@asynccontextmanager
async def aiogram_bot(url: str) -> AsyncIterator[None]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(url))
    bot, dispatcher = aiogram.Bot(TOKEN, session=session), aiogram_dispatcher()
    await bot.set_my_commands([aiogram.types.BotCommand(command="start", description="Begin")])
    polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False))
    yield
    await dispatcher.stop_polling()
    await polling


@pytest.fixture(params=[ptb_bot, aiogram_bot])
async def running(request: Any, sandbox: Sandbox) -> AsyncIterator[None]:
    async with request.param(sandbox.url):
        yield


@pytest.mark.usefixtures("running")
class TestEchoAndButtons:
    async def test_a_text_is_echoed_as_a_reply(
        self, telegram: Telegram, anna: Person, chat: Chat
    ) -> None:
        said = await telegram.send(anna, chat, "Good morning 🦊 <you>")
        echo = await telegram.wait_for(chat, lambda m: m.sender is None)
        assert echo.text == "Good morning 🦊 <you>"
        assert echo.reply_to == said

    async def test_a_button_answers_and_changes_its_message(
        self, telegram: Telegram, anna: Person, chat: Chat
    ) -> None:
        await telegram.send(anna, chat, "/start")
        question = await telegram.wait_for(chat, lambda m: bool(m.buttons))
        assert question.text == "Which <colour>?"
        answer = await telegram.press(anna, question, "Red")
        assert (answer.text, answer.alert) == ("You chose red", True)
        chosen = await telegram.wait_for(chat, lambda m: m.text == "Chosen.")
        assert chosen.id == question.id
        assert chosen.edited
        assert not chosen.buttons

    async def test_a_photo_is_fetched_and_comes_back(
        self, telegram: Telegram, anna: Person, chat: Chat
    ) -> None:
        sent = await telegram.send(anna, chat, "Look", photo=picture())
        assert sent.photo
        echo = await telegram.wait_for(chat, lambda m: m.sender is None)
        assert echo.photo
        assert echo.caption == f"{sent.photo.file.size} bytes"

    async def test_a_video_with_sound_is_a_video(
        self, telegram: Telegram, anna: Person, chat: Chat
    ) -> None:
        await telegram.send(anna, chat, "/film")
        sent = await telegram.wait_for(chat, lambda m: m.video is not None)
        assert sent.video
        assert (sent.video.width, sent.video.height, sent.video.duration) == (64, 48, 1)

    async def test_an_inline_result_is_sent_by_the_person(
        self, telegram: Telegram, anna: Person, ben: Person
    ) -> None:
        group = telegram.group("Foxes", [anna, ben])
        (result,) = await telegram.inline(anna, "hello", chat=group)
        sent = await telegram.choose(anna, group, result)
        assert (sent.text, sent.sender, sent.via_bot) == ("HELLO", anna, True)

    async def test_the_menu_of_commands_is_set(self, telegram: Telegram) -> None:
        (command,) = telegram.commands()
        assert (command.command, command.description) == ("start", "Begin")
