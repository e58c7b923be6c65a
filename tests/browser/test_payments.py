"""Paying: the sheet, what it says, and what is left in the chat."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Locator, expect

from sandbox import Sandbox
from sandbox.telegram import Person
from tests.browser import BROWSER
from tests.browser.chatpage import ChatPage
from tests.browser.shopbot import SOLD_OUT, TITLE, ShopBot

pytestmark = BROWSER

CONTRASTS = """async (root) => {
  const fades = document.getAnimations().filter((each) => each instanceof CSSTransition);
  await Promise.allSettled(fades.map((each) => each.finished));
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const layer = (colour) => {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
  };
  const seen = (colours) => {
    layer("#fff");
    for (const colour of colours) layer(colour);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const grounds = (element) =>
    element ? [...grounds(element.parentElement), getComputedStyle(element).backgroundColor] : [];
  const isWorded = (element) =>
    [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  return [...root.querySelectorAll("*")]
    .filter((element) => isWorded(element) && element.checkVisibility() && !element.disabled)
    .map((element) => {
      const behind = grounds(element);
      const lights = [seen(behind), seen([...behind, getComputedStyle(element).color])];
      return [element.textContent, (Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05)];
    });
}"""
AA = 4.5
"""The contrast that text has at least (WCAG 2.2, 1.4.3)."""


@pytest_asyncio.fixture(loop_scope="session")
async def shop(sandbox: Sandbox) -> AsyncIterator[ShopBot]:
    """The shop listens."""
    bot = ShopBot()
    async with bot.running(sandbox.telegram_url, sandbox.token):
        yield bot


@pytest.fixture
def anna(sandbox: Sandbox) -> Person:
    """Who sits at the page."""
    return sandbox.telegram.people[0]


async def sheet_of(chat: ChatPage) -> Locator:
    """Ask for an invoice and open its payment sheet."""
    await chat.say("/buy")
    await chat.page.get_by_role("button", name="Pay 50 ⭐").click()
    sheet = chat.page.get_by_role("dialog", name=TITLE)
    await expect(sheet).to_be_visible()
    return sheet


def note(chat: ChatPage, words: str) -> Locator:
    """A service message."""
    return chat.page.locator(".note", has_text=words)


async def test_an_invoice_is_paid_and_shows_so(
    chat: ChatPage, sandbox: Sandbox, shop: ShopBot, anna: Person
) -> None:
    sheet = await sheet_of(chat)
    await expect(sheet).to_contain_text("Good for a month")
    await expect(sheet.locator("dd")).to_have_text(["50 ⭐", "1,000 ⭐"])
    await sheet.get_by_role("button", name="Pay 50 ⭐").click()
    await expect(note(chat, "paid 50 ⭐")).to_be_visible()
    await expect(sheet).to_have_count(0)
    await expect(chat.page.get_by_role("button", name="Paid")).to_be_disabled()
    await expect(chat.message("Thank you")).to_be_visible()
    assert sandbox.telegram.stars_of(anna) == 950
    assert len(shop.charges) == 1


@pytest.mark.usefixtures("shop")
async def test_a_sheet_that_is_left_costs_nothing(
    chat: ChatPage, sandbox: Sandbox, anna: Person
) -> None:
    sheet = await sheet_of(chat)
    await sheet.get_by_role("button", name="Cancel").click()
    await expect(sheet).to_have_count(0)
    await chat.page.get_by_role("button", name="Pay 50 ⭐").click()
    await expect(sheet).to_be_visible()
    await chat.page.keyboard.press("Escape")
    await expect(sheet).to_have_count(0)
    assert sandbox.telegram.stars_of(anna) == 1000
    assert not [entry for entry in sandbox.journal.entries if "Checkout" in entry.method]


@pytest.mark.usefixtures("shop")
async def test_an_invoice_is_paid_with_the_keyboard_alone(chat: ChatPage) -> None:
    await chat.say("/buy")
    await chat.page.get_by_role("button", name="Pay 50 ⭐").press("Enter")
    sheet = chat.page.get_by_role("dialog", name=TITLE)
    await expect(sheet.get_by_role("button", name="Cancel")).to_be_focused()
    await chat.page.keyboard.press("Tab")
    await expect(sheet.get_by_role("button", name="Pay 50 ⭐")).to_be_focused()
    await chat.page.keyboard.press("Enter")
    await expect(note(chat, "paid 50 ⭐")).to_be_visible()


async def test_a_sheet_shows_that_the_bot_is_checking(chat: ChatPage, shop: ShopBot) -> None:
    shop.open.clear()
    sheet = await sheet_of(chat)
    pay = sheet.get_by_role("button", name="Pay 50 ⭐")
    await pay.click()
    await expect(sheet.get_by_role("progressbar")).to_be_visible()
    await expect(pay).to_be_disabled()
    await expect(sheet.get_by_role("button", name="Cancel")).to_be_disabled()
    shop.open.set()
    await expect(note(chat, "paid 50 ⭐")).to_be_visible()


async def test_a_refusal_is_shown_in_the_bot_s_words(
    chat: ChatPage, sandbox: Sandbox, shop: ShopBot, anna: Person
) -> None:
    shop.sold_out = True
    sheet = await sheet_of(chat)
    await sheet.get_by_role("button", name="Pay 50 ⭐").click()
    await expect(sheet.get_by_role("status")).to_contain_text(SOLD_OUT)
    await expect(sheet.get_by_role("button")).to_have_text(["Close"])
    await sheet.get_by_role("button", name="Close").click()
    await expect(sheet).to_have_count(0)
    assert sandbox.telegram.stars_of(anna) == 1000


@pytest.mark.usefixtures("shop")
async def test_a_refund_stands_in_the_chat(chat: ChatPage, sandbox: Sandbox, anna: Person) -> None:
    sheet = await sheet_of(chat)
    await sheet.get_by_role("button", name="Pay 50 ⭐").click()
    await expect(chat.message("Thank you")).to_be_visible()
    await chat.say("/refund")
    await expect(note(chat, "got 50 ⭐ back")).to_be_visible()
    assert sandbox.telegram.stars_of(anna) == 1000


@pytest.mark.usefixtures("shop")
async def test_who_has_too_few_stars_gets_some(
    chat: ChatPage, sandbox: Sandbox, anna: Person
) -> None:
    sandbox.telegram.give_stars(anna, -990)
    sheet = await sheet_of(chat)
    await expect(sheet.get_by_role("button", name="Pay")).to_be_hidden()
    await sheet.get_by_role("button", name="Get 1,000 ⭐").click()
    await expect(sheet.locator("dd")).to_have_text(["50 ⭐", "1,010 ⭐"])
    await sheet.get_by_role("button", name="Pay 50 ⭐").click()
    await expect(note(chat, "paid 50 ⭐")).to_be_visible()


@pytest.mark.usefixtures("shop")
async def test_a_subscription_is_paid_by_its_link_and_again_from_the_panel(
    chat: ChatPage,
) -> None:
    await chat.say("/month")
    await chat.message("Subscribe").get_by_role("link").click()
    sheet = chat.page.get_by_role("dialog", name="A month of films")
    await expect(sheet.locator("dt").first).to_have_text("Every 30 days")
    await sheet.get_by_role("button", name="Pay 50 ⭐").click()
    await expect(note(chat, "paid 50 ⭐")).to_have_count(1)
    await chat.panel("Money")
    await chat.page.get_by_role("button", name="Next payment").click()
    await expect(note(chat, "paid 50 ⭐")).to_have_count(2)
    await expect(chat.page.locator(".fact", has_text="Stars of the bot")).to_contain_text("100 ⭐")


async def test_the_panel_shows_what_the_provider_charges(chat: ChatPage, sandbox: Sandbox) -> None:
    await chat.panel("Money")
    balance = chat.page.locator(".fact", has_text="Balance at the provider")
    await expect(balance).to_contain_text("$1,000.00")
    sandbox.provider.ledger.other_usage("openai/gpt-5", 0.25)
    await expect(balance).to_contain_text("$999.75")
    newest = chat.page.locator(".entry").first
    await expect(newest).to_contain_text("openai/gpt-5")
    await expect(newest).to_contain_text("−$0.25")


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_the_sheet_and_the_panel_can_be_read(chat: ChatPage, scheme: str) -> None:
    await chat.page.emulate_media(
        color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce"
    )
    await chat.panel("Money")
    await expect(chat.page.locator(".entry")).to_have_count(1)
    panel = await chat.page.locator(".money").evaluate(CONTRASTS)
    sheet = await (await sheet_of(chat)).evaluate(CONTRASTS)
    assert len(panel) > 5
    assert len(sheet) > 5
    assert [each for each in panel + sheet if each[1] < AA] == []
