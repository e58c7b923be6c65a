"""ForceReply: the page begins the answer that a bot asks for, for whomever it asks."""

import httpx
from playwright.async_api import expect

from sandbox import Sandbox
from tests.browser import BROWSER
from tests.browser.chatpage import ChatPage

pytestmark = BROWSER
QUESTION = "What is it called?"


async def ask_ben(chat: ChatPage, sandbox: Sandbox, bot_api: httpx.AsyncClient) -> None:
    """Let the bot ask Ben, alone of those in a group, for an answer."""
    await chat.invite("Ben")
    await chat.found("Film club")
    await chat.say("my film is ready")
    await expect(chat.message("my film is ready")).to_be_visible()
    group = sandbox.telegram.chats[-1]
    said = sandbox.telegram.messages(group)[-1]
    asked = {
        "chat_id": group.id,
        "text": QUESTION,
        "reply_parameters": {"message_id": said.id},
        "reply_markup": {"force_reply": True, "selective": True},
    }
    (await bot_api.post("sendMessage", json=asked)).raise_for_status()


async def test_only_whoever_is_asked_finds_an_answer_begun(
    chat: ChatPage, sandbox: Sandbox, bot_api: httpx.AsyncClient
) -> None:
    await ask_ben(chat, sandbox, bot_api)
    await expect(chat.about).to_contain_text("Reply to Veogram")
    await chat.write_as("Anna")
    await expect(chat.about).to_be_hidden()
    await chat.write_as("Ben")
    await expect(chat.about).to_contain_text("Reply to Veogram")
    await chat.say("The blue fox")
    sent = chat.message("The blue fox")
    await expect(sent.locator(".quote")).to_contain_text(QUESTION)
    await expect(chat.about).to_be_hidden()


async def test_an_answer_that_is_not_wanted_is_not_begun_again(
    chat: ChatPage, sandbox: Sandbox, bot_api: httpx.AsyncClient
) -> None:
    await ask_ben(chat, sandbox, bot_api)
    await expect(chat.about).to_be_visible()
    await chat.field.press("Escape")
    await chat.say("no matter")
    sent = chat.message("no matter")
    await expect(sent).to_be_visible()
    await expect(sent.locator(".quote")).to_have_count(0)
    await expect(chat.about).to_be_hidden()
