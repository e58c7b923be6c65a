"""Copy buttons, styles, spoilers, quotes and links that start the bot."""

from typing import Any

import pytest

from sandbox.telegram import Chat, Person, Telegram
from sandbox.tests.telegram.conftest import Client
from sandbox.tests.telegram.media_files import picture


def button(**fields: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "x", **fields}]]}


@pytest.mark.parametrize("text", ["a", "ж" * 256])
async def test_a_button_copies_up_to_256_characters(
    bot: Client, telegram: Telegram, chat: Chat, anna: Person, text: str
) -> None:
    markup = button(copy_text={"text": text}, style="primary")
    await bot.call("sendMessage", chat_id=chat.id, text="x", reply_markup=markup)
    (message,) = telegram.messages(chat)
    assert (message.buttons[0][0].copies, message.buttons[0][0].style) == (text, "primary")
    assert (await telegram.press(anna, message, "x")).text is None


@pytest.mark.parametrize("copied", [{"text": ""}, {"text": "x" * 257}, {"text": 7}, {}, "x"])
async def test_what_nobody_can_copy_is_refused(bot: Client, chat: Chat, copied: Any) -> None:
    markup = button(copy_text=copied)
    refused = await bot.refused("sendMessage", chat_id=chat.id, text="x", reply_markup=markup)
    assert refused == "Bad Request: BUTTON_COPY_TEXT_INVALID"


@pytest.mark.parametrize("style", ["red", "", 7])
async def test_a_style_is_one_of_three(bot: Client, chat: Chat, style: Any) -> None:
    markup = button(callback_data="a", style=style)
    refused = await bot.refused("sendMessage", chat_id=chat.id, text="x", reply_markup=markup)
    assert "style" in refused


async def test_a_spoiler_covers_pictures_and_is_told(
    bot: Client, telegram: Telegram, chat: Chat
) -> None:
    sent = await bot.call(
        "sendPhoto", chat_id=chat.id, has_spoiler=True, files={"photo": ("a.jpg", picture())}
    )
    assert sent["has_media_spoiler"] is True
    (message,) = telegram.messages(chat)
    assert message.spoiler


async def test_a_document_has_no_spoiler(bot: Client, chat: Chat) -> None:
    refused = await bot.refused("sendDocument", chat_id=chat.id, has_spoiler=True, document="x")
    assert 'unknown parameter "has_spoiler"' in refused


async def test_a_quote_is_part_of_what_is_answered(
    bot: Client, telegram: Telegram, chat: Chat, anna: Person
) -> None:
    said = await telegram.send(anna, chat, "🦊 a red fox jumps")
    with pytest.raises(ValueError, match="not in the message"):
        await telegram.send(anna, chat, "/veo", reply_to=said, quote="a hen")
    with pytest.raises(ValueError, match="part of a message"):
        await telegram.send(anna, chat, "/veo", quote="fox")
    await telegram.send(anna, chat, "/veo", reply_to=said, quote="red fox")
    (*_, update) = await bot.call("getUpdates")
    quote = update["message"]["quote"]
    assert quote == {"text": "red fox", "position": 5, "is_manual": True}


async def test_a_link_starts_the_bot_in_private_with_its_payload(
    telegram: Telegram, anna: Person
) -> None:
    followed = await telegram.follow(anna, "https://t.me/veogram_bot?start=like7_aB-")
    assert followed.chat.id == anna.id
    assert followed.text == "/start like7_aB-"


@pytest.mark.parametrize(
    "url",
    [
        "https://t.me/another_bot?start=a",
        "https://t.me/veogram_bot",
        f"https://t.me/veogram_bot?start={'a' * 65}",
        "https://t.me/veogram_bot?start=a%20b",
        "https://example.org/veogram_bot?start=a",
    ],
)
async def test_other_links_start_nothing(telegram: Telegram, anna: Person, url: str) -> None:
    with pytest.raises(ValueError, match="does not start the bot"):
        await telegram.follow(anna, url)
