"""Copy buttons and colours, spoilers, quotes, takes, and links that start the bot."""

import httpx
import pytest
from playwright.async_api import BrowserContext, expect

from sandbox import Sandbox
from tests.browser import BROWSER
from tests.browser.chatpage import FILM_MS, ChatPage
from tests.stage import words

pytestmark = BROWSER

SELECT = """(text, words) => {
  const node = document.createTreeWalker(text, NodeFilter.SHOW_TEXT).nextNode();
  const start = node.data.indexOf(words);
  getSelection().setBaseAndExtent(node, start, node, start + words.length);
}"""


async def test_a_button_copies_its_text_and_has_its_colour(
    chat: ChatPage, context: BrowserContext, sandbox: Sandbox, bot_api: httpx.AsyncClient
) -> None:
    await context.grant_permissions(["clipboard-read", "clipboard-write"])
    row = [
        {"text": "Copy", "copy_text": {"text": "a red fox"}, "style": "primary"},
        {"text": "Stop", "callback_data": "stop", "style": "danger"},
    ]
    said = {
        "chat_id": sandbox.telegram.chats[0].id,
        "text": "Well?",
        "reply_markup": {"inline_keyboard": [row]},
    }
    (await bot_api.post("sendMessage", json=said)).raise_for_status()
    message = chat.message("Well?")
    colours = [
        await message.get_by_role("button", name=name).evaluate(
            "(key) => getComputedStyle(key).backgroundColor"
        )
        for name in ("Copy", "Stop")
    ]
    assert colours[0] != colours[1]
    await message.get_by_role("button", name="Copy").click()
    await expect(chat.toasts).to_have_text("Copied")
    assert await chat.page.evaluate("navigator.clipboard.readText()") == "a red fox"


async def test_a_spoiler_is_lifted_by_a_tap(
    chat: ChatPage, sandbox: Sandbox, bot_api: httpx.AsyncClient, picture: bytes
) -> None:
    fields = {"chat_id": str(sandbox.telegram.chats[0].id), "has_spoiler": "true", "caption": "Hm"}
    sent = await bot_api.post("sendPhoto", data=fields, files={"photo": ("a.jpg", picture)})
    sent.raise_for_status()
    message = chat.message("Hm")
    cover = message.get_by_role("button", name="Spoiler: show it")
    await expect(message.locator(".photo")).to_have_js_property("inert", value=True)
    await cover.click()
    await expect(cover).to_have_count(0)
    await expect(message.locator(".photo")).to_have_js_property("inert", value=False)


@pytest.mark.parametrize("way", ["the button", "a key"])
async def test_a_reply_quotes_what_is_selected(chat: ChatPage, sandbox: Sandbox, way: str) -> None:
    await chat.say("I dreamt of a red fox in the snow")
    message = chat.message("I dreamt of")
    await expect(message).to_be_visible()
    if way == "a key":
        await message.focus()
    await message.hover()
    await message.locator(".text").evaluate(SELECT, "a red fox")
    if way == "a key":
        await message.press("r")
    else:
        await message.get_by_role("button", name="Reply", exact=True).click()
    await expect(chat.about).to_contain_text("a red fox")
    await expect(chat.about).not_to_contain_text("I dreamt")
    await chat.say("/veo")
    await expect(chat.message("/veo").locator(".quote")).to_contain_text("a red fox")
    (answer,) = [m for m in sandbox.telegram.messages(sandbox.telegram.chats[0]) if m.quote]
    assert answer.quote == "a red fox"


@pytest.mark.usefixtures("veogram")
async def test_several_takes_come_numbered_below_one_message(chat: ChatPage) -> None:
    await chat.say("/veo a kite --takes 2")
    progress = chat.message("🎬")
    await expect(progress).to_have_count(1)
    films = chat.page.locator("#messages video")
    await expect(films).to_have_count(2, timeout=FILM_MS)
    for number in (1, 2):
        take = words("take-number", number=number, takes=2)
        await expect(chat.message(take)).to_have_count(1)
    await expect(progress).to_have_count(0)


@pytest.mark.usefixtures("veogram")
async def test_a_link_under_a_shared_video_starts_the_bot_with_its_prompt(
    chat: ChatPage, sandbox: Sandbox
) -> None:
    await chat.say("/veo a kite")
    await chat.film("a kite")
    await chat.say("/settings")
    await chat.page.get_by_role("button", name=words("settings-share-link")).click()
    await chat.page.get_by_role("button", name=words("choice-on"), exact=True).click()
    await chat.found("Film club")
    await chat.field.fill(f"@{sandbox.username} kite")
    options = chat.page.get_by_role("listbox", name="Inline results").get_by_role("option")
    await options.last.click()  # above it stands the offer to make one
    await chat.page.get_by_role("link", name=words("button-like-this")).click()
    await expect(chat.page.locator("h1")).to_have_text("Veogram")
    await expect(chat.message("/start like")).to_be_visible()
    make = chat.page.get_by_role("button", name=words("button-make"))
    await expect(make).to_be_visible()
