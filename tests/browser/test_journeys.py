"""What somebody who opens the page comes to do; with a real bot behind it."""

import pytest
from playwright.async_api import Locator, expect

from bot.sandbox import Sandbox
from tests.browser import BROWSER
from tests.browser.chatpage import ChatPage
from tests.browser.filmbot import AGAIN

pytestmark = [*BROWSER, pytest.mark.usefixtures("bot")]
FILM_MS = 30_000
PLAY = """async (video) => {
  video.muted = true;
  const moved = new Promise((resolve) => video.addEventListener("timeupdate", () => {
    if (video.currentTime > 0.1) resolve();
  }));
  await video.play();
  await moved;
  return [video.videoWidth, video.videoHeight, video.error];
}"""


async def film(chat: ChatPage, prompt: str) -> Locator:
    """The message with the film, once it is there."""
    message = chat.message(prompt).filter(has=chat.page.locator("video")).last
    await expect(message).to_be_visible(timeout=FILM_MS)
    return message


async def test_a_typed_prompt_becomes_a_video_that_plays(chat: ChatPage) -> None:
    await chat.say("/veo a red fox jumps over a frozen river")
    await expect(chat.message("Being made|Nearly there")).to_have_count(0)
    message = await film(chat, "a red fox")
    width, height, error = await message.locator("video").evaluate(PLAY)
    assert width > height
    assert error is None
    await expect(message.locator(".quote")).to_contain_text("/veo a red fox")


async def test_a_reply_to_a_photo_becomes_a_video(chat: ChatPage, picture: bytes) -> None:
    await chat.attach("river.jpg", "image/jpeg", picture)
    await chat.field.press("Enter")
    photo = chat.messages.filter(has=chat.page.locator(".photo"))
    await expect(photo).to_be_visible()
    await chat.reply(photo, "/veo the water begins to flow")
    asked = chat.message("the water begins to flow").first
    await expect(asked.locator(".quote .thumbnail")).to_be_visible()
    message = await film(chat, "the water begins")
    assert (await message.locator("video").evaluate(PLAY))[2] is None


async def test_a_pressed_button_is_answered_and_does_what_it_says(chat: ChatPage) -> None:
    await chat.say("/veo a lighthouse")
    first = await film(chat, "a lighthouse")
    await first.get_by_role("button", name=AGAIN).click()
    await expect(chat.toasts).to_have_text("Once more, then")
    await expect(chat.page.locator("#messages video")).to_have_count(2, timeout=FILM_MS)


async def test_two_people_meet_in_a_group(chat: ChatPage, sandbox: Sandbox) -> None:
    await chat.invite("Ben")
    await chat.page.get_by_role("button", name="New chat").click()
    await chat.page.get_by_label("Title").fill("Film club")
    await chat.page.get_by_role("button", name="Start").click()
    await expect(chat.page.locator("h1")).to_have_text("Film club")
    await chat.say(f"/veo@{sandbox.username} paper boats in the rain")
    await chat.page.get_by_role("button", name="Write as Ben").click()
    others = chat.page.get_by_role("menu", name="Write as").get_by_role("menuitemradio")
    await others.filter(has_not_text="Ben").first.click()
    await chat.say("I want to see that")
    message = await film(chat, "paper boats")
    await expect(message.locator(".quote")).to_contain_text("Ben")
    await expect(
        chat.messages.filter(has_text="paper boats").first.locator(".sender")
    ).to_have_text("Ben")
    await expect(chat.message("I want to see that")).to_contain_class("mine")


async def test_inline_results_are_shown_and_one_is_sent(chat: ChatPage, sandbox: Sandbox) -> None:
    await chat.field.fill(f"@{sandbox.username} a fox")
    options = chat.page.get_by_role("listbox", name="Inline results").get_by_role("option")
    await expect(options).to_have_count(3)
    await chat.field.press("ArrowRight")
    await chat.field.press("Enter")
    sent = chat.message("a fox, tall")
    await expect(sent).to_contain_text(f"via @{sandbox.username}")
    await expect(chat.field).to_have_value("")


async def test_a_button_can_start_an_inline_query(chat: ChatPage, sandbox: Sandbox) -> None:
    await chat.say("/veo a kite")
    message = await film(chat, "a kite")
    await expect(message.get_by_role("link", name="Manual")).to_have_attribute(
        "href", "https://example.org/manual"
    )
    await message.get_by_role("button", name="Elsewhere").click()
    await expect(chat.field).to_have_value(f"@{sandbox.username} a kite")


async def test_the_commands_of_the_bot_are_offered_after_a_slash(chat: ChatPage) -> None:
    await chat.field.press_sequentially("/")
    options = chat.page.get_by_role("listbox", name="Commands").get_by_role("option")
    await expect(options).to_have_text(["/veoMake a film", "/helpHow it works"])
    await chat.field.press("ArrowDown")
    await expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    await chat.field.press("Enter")
    await expect(chat.field).to_have_value("/help ")


async def test_an_example_of_the_empty_chat_is_sent_with_one_tap(chat: ChatPage) -> None:
    await chat.page.get_by_role("button", name="/veo a red fox").click()
    await film(chat, "a red fox")


async def test_the_panel_shows_what_the_bot_asked_of_both_sides(chat: ChatPage) -> None:
    await chat.say("/veo a comet")
    await film(chat, "a comet")
    await chat.panel("Requests")
    requests = chat.page.get_by_role("list", name="Requests, newest first").locator("summary")
    await expect(requests.filter(has_text="sendVideo")).to_have_count(1)
    await chat.page.get_by_role("radio", name="Provider").check()
    await expect(requests.filter(has_text="sendVideo")).to_have_count(0)
    await requests.last.click()
    await expect(chat.page.locator(".json").first).to_contain_text('"prompt": "a comet"')
