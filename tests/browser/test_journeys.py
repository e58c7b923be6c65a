"""What somebody who opens the page comes to do, with the real bot behind it."""

import pytest
from playwright.async_api import expect

from sandbox import Sandbox
from tests.browser import BROWSER
from tests.browser.chatpage import ChatPage
from tests.sentences import tells
from tests.stage import Stage, words

pytestmark = [*BROWSER, pytest.mark.usefixtures("veogram")]


async def test_a_typed_prompt_becomes_a_video_that_plays(chat: ChatPage) -> None:
    await chat.say("/veo a red fox jumps over a frozen river")
    film = await chat.film("a red fox")
    await expect(film.locator(".quote")).to_contain_text("/veo a red fox")
    width, height = await chat.play(film)
    assert width > height


async def test_a_reply_to_a_photo_becomes_a_video(
    chat: ChatPage, stage: Stage, picture: bytes
) -> None:
    await chat.attach("river.jpg", "image/jpeg", picture)
    await chat.field.press("Enter")
    photo = chat.messages.filter(has=chat.page.locator(".photo"))
    await expect(photo).to_be_visible()
    await chat.reply(photo, "/veo the water begins to flow")
    asked = chat.message("the water begins to flow").first
    await expect(asked.locator(".quote .thumbnail")).to_be_visible()
    await chat.play(await chat.film("the water begins"))
    assert stage.creates()[0]["image_url"].startswith("data:image/jpeg;base64,")


async def test_a_pressed_button_cancels_a_video(chat: ChatPage, stage: Stage) -> None:
    stage.knobs.provider_slow = 1000.0
    await chat.say("/veo a lighthouse")
    await stage.until(lambda: any(tells(text, "progress-generating") for text in stage.said()))
    await chat.page.get_by_role("button", name=words("button-cancel"), exact=True).click()
    await chat.page.get_by_role("button", name=words("button-cancel-anyway"), exact=True).click()
    await expect(chat.message(words("failed-cancelled-paid"))).to_be_visible()
    await expect(chat.page.locator(".key", has_text=words("button-cancel"))).to_have_count(0)


async def test_two_people_meet_in_a_group(chat: ChatPage, sandbox: Sandbox) -> None:
    await chat.invite("Ben")
    await chat.found("Film club")
    await chat.say(f"/veo@{sandbox.username} paper boats in the rain")
    await chat.write_as("Anna")
    await chat.say("I want to see that")
    film = await chat.film("paper boats")
    await expect(film.locator(".quote")).to_contain_text("Ben")
    asked = chat.messages.filter(has_text="paper boats").first
    await expect(asked.locator(".sender")).to_have_text("Ben")
    await expect(chat.message("I want to see that")).to_contain_class("mine")
