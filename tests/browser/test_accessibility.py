"""axe-core finds nothing serious in any view of the page, in both themes, wide and narrow."""

import httpx
import pytest
from playwright.async_api import expect

from sandbox import Sandbox
from tests.browser import BROWSER
from tests.browser.axe import expect_nothing_serious
from tests.browser.chatpage import ChatPage

pytestmark = BROWSER


async def test_the_welcome(chat: ChatPage) -> None:
    await expect(chat.page.locator(".welcome")).to_be_visible()
    await expect_nothing_serious(chat.page)


@pytest.mark.usefixtures("veogram")
async def test_a_private_chat_with_a_video_and_its_buttons(chat: ChatPage) -> None:
    await chat.say("/veo a kite")
    await chat.film("a kite")
    await chat.say("/models")
    await chat.say("/help")
    await expect(chat.messages.last).to_contain_class("bot")
    await expect_nothing_serious(chat.page)


async def test_a_group_where_several_people_write(
    chat: ChatPage, sandbox: Sandbox, bot_api: httpx.AsyncClient, picture: bytes
) -> None:
    telegram = sandbox.telegram
    for name in ("Ben", "Clara", "Dora", "Emil", "Finn", "Gwen"):
        await chat.invite(name)
    anna, *people = telegram.people
    await chat.found("Film club")
    club = telegram.chats[-1]
    for person in people:
        said = await telegram.send(person, club, f"I am {person.first_name}, @somebody /veo")
    await telegram.send(people[0], club, "Look!", reply_to=said, photo=picture)
    answer = {"chat_id": club.id, "text": "<b>Well</b> <code>x</code>", "parse_mode": "HTML"}
    reply = {"reply_parameters": {"message_id": said.id}}
    await bot_api.post("sendMessage", json=answer | reply)
    await telegram.send(anna, club, "And I am Anna")
    await expect(chat.message("And I am Anna")).to_be_visible()
    await expect_nothing_serious(chat.page)


@pytest.mark.usefixtures("veogram")
async def test_the_inline_grid(chat: ChatPage, sandbox: Sandbox) -> None:
    await chat.say("/veo a kite")
    await chat.film("a kite")
    options = chat.page.locator("#inline .option")
    await chat.field.fill(f"@{sandbox.username} kite")
    await options.last.click()
    await expect(chat.page.locator(".via")).to_be_visible()
    await chat.field.fill(f"@{sandbox.username} kite")
    await expect(options.last).to_be_visible()
    await expect_nothing_serious(chat.page)


@pytest.mark.usefixtures("veogram")
async def test_the_button_above_no_inline_results(chat: ChatPage, sandbox: Sandbox) -> None:
    await chat.field.fill(f"@{sandbox.username} ")
    await expect(chat.page.locator(".start-button")).to_be_visible()
    await expect_nothing_serious(chat.page)


async def test_the_attachment_tray(chat: ChatPage, picture: bytes) -> None:
    await chat.attach("a.jpg", "image/jpeg", picture, picture)
    await chat.attach("notes.txt", "text/plain", b"words")
    await expect_nothing_serious(chat.page)


@pytest.mark.usefixtures("veogram")
@pytest.mark.parametrize("tab", ["Requests", "Knobs", "Money"])
async def test_the_panel(chat: ChatPage, tab: str) -> None:
    await chat.say("/veo a kite")
    await chat.film("a kite")
    await chat.panel(tab)
    if tab == "Requests":
        await chat.page.locator("summary", has_text="create").first.click()
    await expect_nothing_serious(chat.page)


async def test_the_dialog_for_a_new_chat(chat: ChatPage) -> None:
    await chat.page.get_by_role("button", name="New chat").click()
    await expect(chat.page.get_by_role("dialog")).to_be_visible()
    await expect_nothing_serious(chat.page)
