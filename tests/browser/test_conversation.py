"""A conversation with the real bot: whatever people can do in it is done by hand in the page."""

import pytest
from playwright.async_api import expect

from sandbox import Sandbox
from tests.browser import BROWSER
from tests.browser.chatpage import ChatPage
from tests.stage import Stage, words

pytestmark = [*BROWSER, pytest.mark.usefixtures("veogram")]


async def test_a_video_is_shared_into_another_chat_and_plays_there(
    chat: ChatPage, sandbox: Sandbox
) -> None:
    ben = sandbox.telegram.person("Ben")
    sandbox.telegram.group("Film club", [sandbox.telegram.people[0], ben])
    await chat.say("/veo a red fox")
    film = await chat.film("a red fox")
    await film.get_by_role("button", name="Share").click()
    choice = chat.page.get_by_role("dialog", name="Where to?")
    await expect(choice.locator(".menu-label")).to_have_text("Film club")
    await choice.get_by_role("button", name="Film club").click()
    await expect(chat.page.locator("h1")).to_have_text("Film club")
    offered = chat.page.get_by_role("listbox", name="Inline results").get_by_role("option")
    await expect(offered).to_have_count(1)
    await expect(offered.locator("img")).to_have_js_property("complete", value=True)
    assert await offered.locator("img").evaluate("(image) => image.naturalWidth") > 0
    await chat.field.press("Enter")
    shared = await chat.film("a red fox")
    await expect(shared).to_contain_text(f"via @{sandbox.username}")
    await chat.play(shared)


async def test_an_edit_is_bought_by_a_reply_to_the_question(
    chat: ChatPage, sandbox: Sandbox, stage: Stage
) -> None:
    await chat.found("Film club")
    await chat.say(f"/veo@{sandbox.username} a red fox")
    film = await chat.film("a red fox")
    cancel = chat.page.get_by_role("button", name=words("button-cancel"), exact=True)
    await expect(cancel).to_have_count(0)
    await film.get_by_role("button", name=words("button-edit")).click()
    await expect(cancel).to_be_visible()
    await expect(chat.about).to_be_hidden()
    await chat.reply(chat.messages.filter(has=cancel), "a blue fox")
    await chat.film("a blue fox")
    assert [each["prompt"] for each in stage.creates()] == ["a red fox", "a blue fox"]


async def test_only_administrators_change_a_groups_settings(
    chat: ChatPage, sandbox: Sandbox
) -> None:
    await chat.invite("Ben")
    await chat.found("Film club")
    await chat.say(f"/settings@{sandbox.username}")
    shape = chat.page.get_by_role("button", name="Shape")
    await chat.write_as("Anna")
    await shape.click()
    await chat.page.get_by_role("alertdialog").get_by_role("button", name="OK").click()
    await chat.write_as("Ben")
    await chat.more("Administrators")
    await chat.page.get_by_role("switch", name="Anna").check()
    await chat.page.get_by_role("button", name="Done").click()
    await chat.write_as("Anna")
    await shape.click()
    await chat.page.get_by_role("button", name="9:16").click()
    await expect(shape).to_contain_text("9:16")


async def test_an_administrator_may_ask_anonymously(chat: ChatPage, sandbox: Sandbox) -> None:
    await chat.found("Film club")
    await chat.page.get_by_role("button", name="Write as").click()
    await chat.page.get_by_role("menuitemradio", name="Film club, anonymously").click()
    await chat.say(f"/veo@{sandbox.username} a red fox")
    film = await chat.film("a red fox")
    await expect(film.locator(".quote b")).to_have_text("Film club")


async def test_an_album_gives_the_first_and_the_last_frame(
    chat: ChatPage, stage: Stage, picture: bytes
) -> None:
    await chat.attach("frame.jpg", "image/jpeg", picture, picture)
    await chat.say("/veo from day to night")
    await chat.film("from day to night")
    assert {"image_url", "last_image_url"} <= stage.creates()[0].keys()


async def test_a_lone_photo_is_set_in_motion_with_one_tap(chat: ChatPage, picture: bytes) -> None:
    await chat.attach("still.jpg", "image/jpeg", picture)
    await chat.field.press("Enter")
    await chat.page.get_by_role("button", name="It comes alive").click()
    await chat.film("The scene comes alive")


async def test_the_bot_greets_a_group_that_takes_it_in_again(chat: ChatPage) -> None:
    greeting = chat.message("Hello! I make videos")
    await chat.found("Film club")
    await expect(greeting).to_have_count(1)
    await chat.more("Remove Veogram")
    await expect(chat.page.locator("#status")).to_have_text("you")
    await chat.more("Add Veogram again")
    await expect(greeting).to_have_count(2)


async def test_a_channel_comes_with_a_group_that_talks_about_its_posts(chat: ChatPage) -> None:
    await chat.found("Cinema", "Channel")
    await chat.say("/veo a red fox")
    await chat.film("a red fox")
    await chat.chats.filter(has_text="Cinema: talk").click()
    await expect(chat.message("/veo a red fox")).to_be_visible()
    await chat.play(await chat.film("a red fox"))


async def test_the_bot_speaks_the_language_of_a_new_person(chat: ChatPage) -> None:
    await chat.invite("Lena", language="de")
    await chat.field.fill("/")
    options = chat.page.get_by_role("listbox", name="Commands").get_by_role("option")
    await expect(options.first).to_contain_text("Ein Video machen")
    await chat.field.press("Escape")
    await chat.say("/start")
    await expect(chat.message("Ich mache Videos")).to_be_visible()


async def test_a_command_that_is_chosen_in_a_group_names_the_bot(
    chat: ChatPage, sandbox: Sandbox
) -> None:
    await chat.found("Film club")
    await expect(chat.message("Hello!")).to_be_visible()
    await chat.field.fill("/he")
    await expect(chat.page.get_by_role("option", name="/help")).to_be_visible()
    await chat.field.press("Enter")
    await expect(chat.field).to_have_value(f"/help@{sandbox.username} ")
