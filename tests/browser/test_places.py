"""Chats, topics, people, themes and narrow screens."""

import pytest
from playwright.async_api import Response, expect

from sandbox import Sandbox
from tests.browser import BROWSER
from tests.browser.chatpage import ChatPage

pytestmark = BROWSER
GROUND = "() => getComputedStyle(document.body).backgroundColor"


async def test_the_first_visit_finds_a_chat_with_the_bot(chat: ChatPage) -> None:
    await expect(chat.page.locator("h1")).to_have_text("Veogram")
    await expect(chat.page.get_by_role("heading", name="Say what Veogram")).to_be_visible()


async def test_colours_follow_the_system_until_somebody_chooses(chat: ChatPage) -> None:
    light = await chat.page.evaluate(GROUND)
    await chat.page.emulate_media(color_scheme="dark")
    dark = await chat.page.evaluate(GROUND)
    assert light != dark
    await chat.page.get_by_role("button", name="Turn to light colours").click()
    assert await chat.page.evaluate(GROUND) == light
    await chat.page.reload()
    await expect(chat.field).to_be_visible()
    assert await chat.page.evaluate(GROUND) == light


async def test_a_narrow_screen_shows_the_list_or_the_chat(chat: ChatPage) -> None:
    await chat.page.set_viewport_size({"width": 390, "height": 800})
    await expect(chat.field).to_be_visible()
    await expect(chat.page.locator("#sidebar")).to_be_hidden()
    await chat.page.get_by_role("button", name="Back to the chats").click()
    await expect(chat.page.locator("#sidebar")).to_be_visible()
    await expect(chat.field).to_be_hidden()
    await chat.chats.first.click()
    await expect(chat.field).to_be_visible()
    wide = "() => document.documentElement.scrollWidth"
    assert await chat.page.evaluate(wide) <= 390


async def test_unread_messages_are_counted_until_the_chat_is_opened(
    chat: ChatPage, sandbox: Sandbox
) -> None:
    anna = sandbox.telegram.people[0]
    ben = sandbox.telegram.person("Ben")
    group = sandbox.telegram.group("Film club", [anna, ben])
    entry = chat.chats.filter(has_text="Film club")
    await expect(entry).to_be_visible()
    await sandbox.telegram.send(ben, group, "are you there?")
    await sandbox.telegram.send(ben, group, "hello?")
    await expect(entry.locator(".badge")).to_have_text("2")
    await expect(entry).to_contain_text("Ben: hello?")
    await entry.click()
    await expect(entry.locator(".badge")).to_have_count(0)


async def test_a_forum_shows_one_topic_at_a_time(chat: ChatPage, sandbox: Sandbox) -> None:
    anna = sandbox.telegram.people[0]
    forum = sandbox.telegram.group("Studio", [anna], forum=True)
    topic = sandbox.telegram.topic(forum, "Foxes")
    await sandbox.telegram.send(anna, forum, "about foxes", thread=topic)
    await chat.page.goto(f"{sandbox.url}/#/chat/{forum.id}/{topic}")
    await expect(chat.message("about foxes")).to_be_visible()
    tabs = chat.page.get_by_role("navigation", name="Topics")
    await tabs.get_by_role("link", name="General").click()
    await expect(chat.message("about foxes")).to_have_count(0)
    await tabs.get_by_role("link", name="Foxes").click()
    await expect(tabs.locator("[aria-current]")).to_have_text("Foxes")
    await chat.say("more about foxes")
    await expect(chat.message("more about foxes")).to_be_visible()
    assert sandbox.telegram.messages(forum)[-1].thread == topic


async def test_a_link_opens_its_chat_for_somebody_who_is_in_it(
    chat: ChatPage, sandbox: Sandbox
) -> None:
    ben = sandbox.telegram.person("Ben")
    group = sandbox.telegram.group("Secret", [ben])
    await chat.page.goto(f"{sandbox.url}/#/chat/{group.id}")
    await expect(chat.page.locator("h1")).to_have_text("Secret")
    await expect(chat.page.locator(".identity-name")).to_have_text("Ben")


async def test_a_new_person_starts_with_a_chat_of_their_own(chat: ChatPage) -> None:
    await chat.say("I am the first")
    await chat.invite("Clara")
    await expect(chat.messages).to_have_count(0)
    await expect(chat.chats).to_have_count(1)


async def test_the_bot_can_be_blocked_and_unblocked(chat: ChatPage, sandbox: Sandbox) -> None:
    for verb, blocked in (("Block Veogram", True), ("Unblock Veogram", False)):
        await chat.page.get_by_role("button", name="More about this chat").click()
        await chat.page.get_by_role("menuitem", name=verb, exact=True).click()
        words = "blocked by you" if blocked else "bot"
        await expect(chat.page.locator("#status")).to_contain_text(words)
        chats = sandbox.telegram.chats
        assert chats[0].bot_is_here is not blocked


def about_errors(response: Response) -> bool:
    return "provider_error_rate" in (response.request.post_data or "")


async def test_a_knob_is_turned_in_the_panel_and_follows_other_hands(
    chat: ChatPage, sandbox: Sandbox
) -> None:
    await chat.panel("Knobs")
    await chat.page.get_by_role("switch", name="Flood limits").check()
    await expect(chat.page.get_by_label("Speed")).to_have_value("200")
    async with chat.page.expect_response(about_errors):
        await chat.page.get_by_role("slider", name="Errors").fill("25")
    assert sandbox.knobs.telegram_floods
    assert sandbox.knobs.provider_error_rate == pytest.approx(0.25)
    sandbox.knobs.turn({"provider_slow": 3.0})
    await expect(chat.page.get_by_label("Slowness")).to_have_value("3")


async def test_telegram_without_faults_keeps_its_limits(chat: ChatPage, sandbox: Sandbox) -> None:
    sandbox.knobs.turn({"telegram_floods": True, "telegram_down": True, "provider_down": True})
    await chat.panel("Knobs")
    await chat.page.get_by_role("button", name="No faults").click()
    for down in await chat.page.get_by_role("switch", name="Down").all():
        await expect(down).not_to_be_checked()
    assert sandbox.knobs.telegram_floods


async def test_new_messages_are_read_out(chat: ChatPage, sandbox: Sandbox) -> None:
    ben = sandbox.telegram.person("Ben")
    group = sandbox.telegram.group("Film club", [sandbox.telegram.people[0], ben])
    await expect(chat.chats).to_have_count(2)
    await sandbox.telegram.send(ben, group, "good morning")
    await expect(chat.page.get_by_role("log")).to_contain_text("Ben: good morning")
