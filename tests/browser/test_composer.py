"""Writing: lines, files, replies, corrections, all from the keyboard too."""

import base64

from playwright.async_api import expect

from sandbox import Sandbox
from tests.browser import BROWSER
from tests.browser.chatpage import ChatPage

pytestmark = BROWSER


async def test_enter_sends_and_shift_enter_breaks_the_line(chat: ChatPage) -> None:
    await chat.field.press_sequentially("one")
    await chat.field.press("Shift+Enter")
    await chat.field.press_sequentially("two")
    await chat.field.press("Enter")
    await expect(chat.messages.locator(".text")).to_contain_text("one\ntwo")
    await expect(chat.field).to_have_value("")


async def test_a_pasted_picture_is_shown_and_sent_as_a_photo(
    chat: ChatPage, picture: bytes
) -> None:
    await chat.paste("shot.jpg", "image/jpeg", base64.b64encode(picture).decode())
    await expect(chat.page.get_by_alt_text("shot.jpg")).to_be_visible()
    await chat.say("look at that")
    await expect(chat.message("look at that").locator(".photo img")).to_be_visible()
    await expect(chat.page.locator(".tile")).to_have_count(0)


async def test_a_picture_can_be_taken_out_again(chat: ChatPage, picture: bytes) -> None:
    await chat.attach("a.jpg", "image/jpeg", picture)
    await chat.page.get_by_role("button", name="Take a.jpg out").click()
    await expect(chat.page.locator(".tile")).to_have_count(0)
    await expect(chat.page.get_by_role("button", name="Send", exact=True)).to_be_disabled()


async def test_send_as_file_keeps_the_picture_a_document(
    chat: ChatPage, sandbox: Sandbox, picture: bytes
) -> None:
    await chat.attach("still.jpg", "image/jpeg", picture)
    await chat.page.get_by_label("Send as file").check()
    await chat.field.press("Enter")
    await expect(chat.page.locator(".attachment-name")).to_contain_text("still.jpg")
    private = sandbox.telegram.private(sandbox.telegram.people[0])
    document = sandbox.telegram.messages(private)[-1].document
    assert document
    assert document.file.name == "still.jpg"


async def test_escape_cancels_a_reply(chat: ChatPage) -> None:
    await chat.say("hello")
    await chat.tool(chat.message("hello"), "Reply")
    await expect(chat.about).to_contain_text("hello")
    await chat.field.press("Escape")
    await expect(chat.about).to_be_hidden()


async def test_ones_own_message_is_corrected_from_the_keyboard(chat: ChatPage) -> None:
    await chat.say("helo")
    await expect(chat.message("helo")).to_be_visible()
    await chat.field.press("ArrowUp")
    await expect(chat.field).to_have_value("helo")
    await chat.say("hello")
    await expect(chat.messages).to_have_count(1)
    await expect(chat.message("hello")).to_contain_text("edited")


async def test_ones_own_message_can_be_deleted(chat: ChatPage) -> None:
    await chat.say("never mind")
    await chat.tool(chat.message("never mind"), "Delete")
    await expect(chat.messages).to_have_count(0)


async def test_a_message_that_could_not_be_sent_is_not_lost(chat: ChatPage) -> None:
    await chat.page.route("**/sandbox/chats/*/messages", lambda route: route.abort())
    await chat.say("precious words")
    await expect(chat.toasts).to_be_visible()
    await expect(chat.field).to_have_value("precious words")


async def test_a_draft_waits_in_its_chat(chat: ChatPage, sandbox: Sandbox) -> None:
    sandbox.telegram.group("Film club", [sandbox.telegram.people[0]])
    await chat.field.fill("half a thought")
    await chat.chats.filter(has_text="Film club").click()
    await expect(chat.field).to_have_value("")
    await chat.chats.filter(has_text="Veogram").click()
    await expect(chat.field).to_have_value("half a thought")


async def test_messages_can_be_walked_through_and_answered_from_the_keyboard(
    chat: ChatPage,
) -> None:
    await chat.say("first")
    await chat.say("second")
    await expect(chat.message("second")).to_be_visible()
    await chat.page.locator("#messages").focus()
    await chat.page.keyboard.press("ArrowUp")
    await expect(chat.message("second")).to_be_focused()
    await chat.page.keyboard.press("ArrowUp")
    await chat.page.keyboard.press("r")
    await expect(chat.about).to_contain_text("first")
    await expect(chat.field).to_be_focused()
