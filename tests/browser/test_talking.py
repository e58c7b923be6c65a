"""What a bot can show and offer, and what the page makes of it."""

import pytest
from playwright.async_api import expect

from sandbox import Sandbox
from tests.browser import BROWSER
from tests.browser.chatpage import ChatPage
from tests.browser.filmbot import AGAIN

pytestmark = [*BROWSER, pytest.mark.usefixtures("film_bot")]


async def test_a_button_is_answered_in_passing_and_does_what_it_says(chat: ChatPage) -> None:
    await chat.say("/veo a lighthouse")
    first = await chat.film("a lighthouse")
    await first.get_by_role("button", name=AGAIN).click()
    await expect(chat.toasts).to_have_text("Once more, then")
    await expect(chat.page.locator("#messages video")).to_have_count(2)


async def test_progress_is_gone_when_the_film_is_there(chat: ChatPage) -> None:
    await chat.say("/veo a windmill")
    await chat.film("a windmill")
    await expect(chat.message("Being made|Nearly there")).to_have_count(0)


async def test_a_film_plays_on_while_its_message_changes(chat: ChatPage, sandbox: Sandbox) -> None:
    await chat.say("/veo a river")
    film = await chat.film("river")
    await chat.play(film)
    said = next(m for m in sandbox.telegram.messages(sandbox.telegram.chats[0]) if m.video)
    await sandbox.telegram.edit(said, "a wide river")
    await expect(film).to_contain_text("a wide river")
    assert not await film.locator("video").evaluate("(video) => video.paused && !video.ended")


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
    film = await chat.film("a kite")
    manual = film.get_by_role("link", name="Manual")
    await expect(manual).to_have_attribute("href", "https://example.org/manual")
    await film.get_by_role("button", name="Elsewhere").click()
    await expect(chat.field).to_have_value(f"@{sandbox.username} a kite")


async def test_the_commands_of_the_bot_are_offered_after_a_slash(chat: ChatPage) -> None:
    await chat.field.press_sequentially("/")
    options = chat.page.get_by_role("listbox", name="Commands").get_by_role("option")
    await expect(options).to_have_text(["/veoMake a film", "/helpHow it works"])
    await chat.field.press("ArrowDown")
    await expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    await chat.field.press("Enter")
    await expect(chat.field).to_have_value("/help ")


async def test_a_command_that_is_written_out_is_sent_at_once(chat: ChatPage) -> None:
    await chat.say("/help")
    await expect(chat.message("/help")).to_be_visible()


async def test_an_example_of_the_empty_chat_is_sent_with_one_tap(chat: ChatPage) -> None:
    await chat.page.get_by_role("button", name="/veo a red fox").click()
    await chat.film("a red fox")


async def test_the_panel_shows_what_the_bot_asked_of_both_sides(chat: ChatPage) -> None:
    await chat.say("/veo a comet")
    await chat.film("a comet")
    await chat.panel("Requests")
    requests = chat.page.get_by_role("list", name="Requests, newest first").locator("summary")
    await expect(requests.filter(has_text="sendVideo")).to_have_count(1)
    await chat.page.get_by_role("radio", name="Provider").check()
    await expect(requests.filter(has_text="sendVideo")).to_have_count(0)
    await requests.last.click()
    await expect(chat.page.locator(".json").first).to_contain_text('"prompt": "a comet"')
