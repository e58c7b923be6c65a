"""What somebody does in a chat that the bot is no member of."""

import pytest
from playwright.async_api import expect

from tests.browser import BROWSER
from tests.browser.chatpage import ChatPage
from tests.stage import Stage, words

pytestmark = [*BROWSER, pytest.mark.usefixtures("veogram")]


async def test_a_guest_makes_a_video_by_calling_the_bot(chat: ChatPage, stage: Stage) -> None:
    await chat.found("Elsewhere", "Without the bot")
    name = stage.telegram.bot.username
    await chat.say(f"@{name} a red fox jumps")
    film = await chat.film("a red fox jumps")
    await expect(film.locator(".quote")).to_contain_text("a red fox jumps")
    width, height = await chat.play(film)
    assert width > height
    await expect(chat.messages).to_have_count(2)


async def test_who_is_new_there_is_shown_how_to_call_it(chat: ChatPage, stage: Stage) -> None:
    await chat.found("Elsewhere", "Without the bot")
    await chat.page.locator(".prompt").first.click()
    await chat.film("a red fox")
    assert len(stage.creates()) == 1


async def test_a_video_is_made_inline_by_whoever_sent_the_offer(
    chat: ChatPage, stage: Stage
) -> None:
    await chat.invite("Ben")
    await chat.found("Elsewhere", "Without the bot")
    name = stage.telegram.bot.username
    await chat.field.fill(f"@{name} paper boats")
    offer = chat.page.locator("#inline .option", has_text="$1.26")
    await expect(offer).to_be_visible()
    await offer.click()
    message = chat.message("paper boats").last
    make = message.locator(".key", has_text=words("button-make"))
    await expect(make).to_be_visible()
    await chat.write_as("Anna")
    await make.click()
    alert = chat.page.get_by_role("alertdialog")
    await expect(alert).to_contain_text(words("refusal-not-the-sender"))
    await alert.get_by_role("button").click()
    assert stage.creates() == []
    await chat.write_as("Ben")
    await make.click()
    await chat.play(await chat.film("paper boats"))
    assert len(stage.creates()) == 1


async def test_enter_sends_what_is_typed_and_an_arrow_goes_to_the_offer(
    chat: ChatPage, stage: Stage
) -> None:
    await chat.found("Elsewhere", "Without the bot")
    await chat.field.fill(f"@{stage.telegram.bot.username} a lighthouse")
    await expect(chat.page.locator("#inline .option")).to_have_count(1)
    await expect(chat.page.locator("#inline [aria-selected=true]")).to_have_count(0)
    await chat.field.press("ArrowDown")
    await expect(chat.page.locator("#inline [aria-selected=true]")).to_have_count(1)
    await chat.field.press("Enter")
    await expect(chat.page.locator(".via")).to_be_visible()
    assert stage.creates() == []
