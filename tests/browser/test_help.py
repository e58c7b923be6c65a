"""A picture first and a better prompt, on the page."""

import pytest
from playwright.async_api import expect

from tests.browser import BROWSER
from tests.browser.chatpage import ChatPage
from tests.stage import Stage, words

pytestmark = [*BROWSER, pytest.mark.usefixtures("veogram")]


async def test_a_picture_is_made_and_moved(chat: ChatPage, stage: Stage) -> None:
    await chat.say("/still a red fox on the ice")
    photo = chat.messages.filter(has=chat.page.locator(".photo"))
    await expect(photo).to_be_visible()
    await expect(photo).to_contain_text("a red fox on the ice")
    await photo.get_by_role("button", name=words("button-move"), exact=True).click()
    how = chat.page.get_by_role("button", name=words("button-as-is"))
    await how.click()
    await chat.play(await chat.film("a red fox"))
    assert stage.creates()[0]["image_url"].startswith("data:image/jpeg;base64,")


async def test_a_prompt_is_improved_before_it_is_bought(chat: ChatPage, stage: Stage) -> None:
    await chat.say("/veo paper boats --improve")
    better = chat.messages.filter(has_text="Cinematic shot")
    await expect(better).to_be_visible()
    assert stage.creates() == []
    await better.get_by_role("button", name="Use it").click()
    await chat.play(await chat.film("paper boats"))
