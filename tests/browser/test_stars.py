"""Stars with the real bot, by hand: bought in the page, and spent beyond the free share."""

from playwright.async_api import expect

from tests.browser import BROWSER
from tests.browser.chatpage import ChatPage
from tests.stage import Stage

pytestmark = BROWSER


async def test_stars_that_are_bought_pay_for_the_video_beyond_the_free_share(
    chat: ChatPage, stage: Stage
) -> None:
    async with stage.bot(stars_per_usd=77, user_daily_limit=1):
        await chat.say("/veo a red fox")
        await chat.film("a red fox")
        await chat.say("/veo a blue fox")
        await expect(chat.message("/buy")).to_be_visible()
        await chat.say("/buy")
        await chat.page.get_by_role("button", name="250 ⭐", exact=True).click()
        await chat.page.get_by_role("button", name="Pay 250 ⭐").click()
        sheet = chat.page.get_by_role("dialog")
        await sheet.get_by_role("button", name="Pay 250 ⭐").click()
        await expect(chat.page.locator(".note", has_text="paid 250 ⭐")).to_be_visible()
        await chat.say("/veo a green fox")
        await chat.film("a green fox")
    assert stage.sandbox.telegram.stars_of(stage.anna) == 750
    assert [each["prompt"] for each in stage.creates()] == ["a red fox", "a green fox"]
