"""Everything has its room, in both themes, wide and as narrow as a phone."""

import pytest
from playwright.async_api import expect

from sandbox import Sandbox
from tests.browser import BROWSER
from tests.browser.chatpage import ChatPage
from tests.browser.looks import LOOKS, Look

pytestmark = BROWSER

PANEL_BESIDE = 1180
"""Pixels beyond which the panel takes room from the conversation."""
SCROLLS_SIDEWAYS = """() => [...document.querySelectorAll("*")]
  .filter((each) => /auto|scroll/.test(getComputedStyle(each).overflowX))
  .filter((each) => each.scrollWidth > each.clientWidth)
  .map((each) => each.className)"""
FITS = "(tray) => tray.scrollHeight <= tray.clientHeight"


@pytest.mark.parametrize("look", LOOKS, ids=str)
async def test_nothing_scrolls_sideways_beside_the_panel_or_among_attachments(
    chat: ChatPage, sandbox: Sandbox, picture: bytes, look: Look
) -> None:
    telegram = sandbox.telegram
    ben = telegram.person("Ben")
    club = telegram.group("Film club", [telegram.people[0], ben])
    await chat.open(f"{sandbox.url}/#/chat/{club.id}")
    for person in (ben, telegram.people[0]):
        await telegram.send(person, club, "a fox " * 90, photo=picture)
    await chat.attach("a.jpg", "image/jpeg", *[picture] * 10)
    await expect(chat.messages).to_have_count(2)
    if look.width > PANEL_BESIDE:
        await chat.panel("Requests")
    await look.put_on(chat.page)
    assert await chat.page.evaluate(SCROLLS_SIDEWAYS) == []
    assert await chat.page.locator(".tray").evaluate(FITS)
