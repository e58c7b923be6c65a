"""How messages look: whatever people and bots write stays text."""

import httpx
import pytest
from playwright.async_api import BrowserContext, expect

from sandbox import Sandbox
from sandbox.telegram import Chat, Person
from sandbox.web import messages
from tests.browser import BROWSER
from tests.browser.chatpage import ChatPage
from tests.stage import words

pytestmark = BROWSER
EVIL = "<img src=x onerror=\"document.title='broken'\"><script>document.title='broken'</script>"


async def say(api: httpx.AsyncClient, **fields: object) -> None:
    answer = await api.post("sendMessage", json=fields)
    assert answer.json()["ok"], answer.text


@pytest.fixture
def person_id(sandbox: Sandbox) -> int:
    return sandbox.telegram.people[0].id


async def test_markup_that_somebody_writes_is_shown_and_never_run(chat: ChatPage) -> None:
    await chat.say(EVIL)
    await expect(chat.message("onerror")).to_contain_text(EVIL)
    assert await chat.page.locator("#messages img, #messages script").count() == 0
    assert "broken" not in await chat.page.title()


async def test_a_name_cannot_smuggle_markup_in(chat: ChatPage) -> None:
    await chat.invite("<b onclick=alert(1)>Eve</b>")
    assert await chat.page.locator("#sidebar b[onclick]").count() == 0


async def test_entities_become_their_elements(
    chat: ChatPage, bot_api: httpx.AsyncClient, person_id: int
) -> None:
    html = (
        "<b>bold <i>both</i></b> <code>x &lt; y</code> <u>under</u> <s>gone</s>\n"
        '<a href="https://example.org/a">link</a> <blockquote>wise</blockquote>\n'
        '<pre><code class="language-python">print()</code></pre> 🦊 <b>after</b> /help'
    )
    await say(bot_api, chat_id=person_id, text=html, parse_mode="HTML")
    text = chat.message("bold both").locator(".text")
    await expect(text.locator("strong em")).to_have_text("both")
    await expect(text.locator("strong").nth(1)).to_have_text("after")
    await expect(text.locator("code").first).to_have_text("x < y")
    await expect(text.locator("blockquote")).to_have_text("wise")
    await expect(text.locator("pre")).to_have_attribute("data-language", "python")
    link = text.get_by_role("link", name="link")
    await expect(link).to_have_attribute("href", "https://example.org/a")
    await expect(link).to_have_attribute("rel", "noopener noreferrer")


async def test_a_command_in_a_message_is_sent_by_a_tap(
    chat: ChatPage, bot_api: httpx.AsyncClient, person_id: int
) -> None:
    await say(bot_api, chat_id=person_id, text="Try /help now")
    await chat.page.get_by_role("button", name="/help").click()
    await expect(chat.messages.last).to_contain_class("mine")


async def test_a_spoiler_is_hidden_until_it_is_wanted(
    chat: ChatPage, bot_api: httpx.AsyncClient, person_id: int
) -> None:
    hidden = "It was <tg-spoiler>the fox</tg-spoiler>"
    await say(bot_api, chat_id=person_id, text=hidden, parse_mode="HTML")
    spoiler = chat.page.get_by_role("button", name="Spoiler")
    await spoiler.press("Enter")
    await expect(chat.page.locator(".spoiler")).to_contain_class("lifted")


async def test_an_edit_of_the_bot_is_seen_at_once_in_the_same_place(
    chat: ChatPage, bot_api: httpx.AsyncClient, person_id: int
) -> None:
    sent = await bot_api.post("sendMessage", json={"chat_id": person_id, "text": "10 %"})
    await expect(chat.message("10 %")).to_be_visible()
    edit = {"chat_id": person_id, "message_id": sent.json()["result"]["message_id"], "text": "90 %"}
    await bot_api.post("editMessageText", json=edit)
    await expect(chat.message("90 %")).to_contain_text("edited")
    await expect(chat.messages).to_have_count(1)


async def test_what_the_bot_is_doing_stands_in_the_head_of_the_chat(
    chat: ChatPage, bot_api: httpx.AsyncClient, person_id: int
) -> None:
    await bot_api.post("sendChatAction", json={"chat_id": person_id, "action": "record_video"})
    await expect(chat.page.locator("#status")).to_have_text("recording a video…")
    await say(bot_api, chat_id=person_id, text="done")
    await expect(chat.page.locator("#status")).to_have_text("bot")


async def test_a_press_that_the_bot_does_not_answer_is_said(
    chat: ChatPage,
    bot_api: httpx.AsyncClient,
    person_id: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(messages, "ANSWER_SECONDS", 0.05)
    keys = {"inline_keyboard": [[{"text": "Red", "callback_data": "red"}]]}
    await say(bot_api, chat_id=person_id, text="Which?", reply_markup=keys)
    await chat.page.get_by_role("button", name="Red").click()
    await expect(chat.toasts).to_have_text("the bot did not answer")


async def test_an_album_is_one_grid_and_a_photo_can_be_enlarged(
    chat: ChatPage, sandbox: Sandbox, picture: bytes
) -> None:
    anna = sandbox.telegram.people[0]
    await sandbox.telegram.album(anna, sandbox.telegram.private(anna), [picture] * 3, "three")
    await expect(chat.messages).to_have_count(1)
    photos = chat.page.locator(".album .photo")
    await expect(photos).to_have_count(3)
    await photos.first.click()
    await expect(chat.page.get_by_role("dialog", name="Photo").locator("img")).to_be_visible()
    await chat.page.keyboard.press("Escape")
    await expect(chat.page.get_by_role("dialog", name="Photo")).to_be_hidden()


async def test_a_quote_leads_to_the_message_it_quotes(chat: ChatPage) -> None:
    await chat.say("the first word")
    for number in range(25):
        await chat.say(f"line {number}")
    await expect(chat.message("line 24")).to_be_visible()
    first = chat.message("the first word")
    await chat.reply(first, "about that")
    await chat.message("about that").locator(".quote").click()
    await expect(first).to_be_in_viewport()
    await expect(first).to_be_focused()


async def test_what_was_missed_is_there_when_the_page_is_back(
    chat: ChatPage, bot_api: httpx.AsyncClient, person_id: int, sandbox: Sandbox
) -> None:
    await chat.page.route("**/sandbox/events", lambda route: route.abort())
    sandbox.control_api.close()
    await expect(chat.page.locator("#status")).to_have_text("connecting…")
    await say(bot_api, chat_id=person_id, text="while you were away")
    await chat.page.unroute("**/sandbox/events")
    await expect(chat.message("while you were away")).to_be_visible()


async def test_a_page_left_open_shows_nothing_of_a_world_that_is_gone(
    context: BrowserContext, picture: bytes
) -> None:
    """Even where the chats of both have the same ids."""
    chat = ChatPage(await context.new_page())
    async with Sandbox(token="42:TEST", seed=7).serve() as before:
        club, anna = club_of(before, "Anna")
        await chat.open(f"{before.url}/#/chat/{club.id}")
        await before.telegram.send(anna, club, "do you remember?", photo=picture)
        await chat.field.fill("half a sentence")
        await expect(chat.messages).to_have_count(1)
    await expect(chat.page.locator("#status")).to_have_text("connecting…")
    async with Sandbox(token="42:TEST", seed=7, port=before.port).serve() as after:
        club, clara = club_of(after, "Clara")
        await expect(chat.page.locator(".identity-name")).to_have_text("Clara")
        await expect(chat.messages).to_have_count(0)
        await expect(chat.field).to_have_value("")
        await after.telegram.send(clara, club, "hello")
        await expect(chat.messages).to_have_count(1)
        await expect(chat.page.locator("#messages img")).to_have_count(0)
        await chat.page.close()


def club_of(sandbox: Sandbox, name: str) -> tuple[Chat, Person]:
    person = sandbox.telegram.person(name)
    sandbox.telegram.private(person)
    return sandbox.telegram.group("Film club", [person]), person


async def test_a_note_names_who_added_the_bot(chat: ChatPage) -> None:
    await chat.found("Film club")
    await expect(chat.page.locator(".note", has_text="Anna added Veogram")).to_be_visible()


@pytest.mark.usefixtures("veogram")
async def test_the_button_above_inline_results_opens_the_private_chat(
    chat: ChatPage, sandbox: Sandbox
) -> None:
    await chat.found("Film club")
    await chat.field.fill(f"@{sandbox.username} ")
    grid = chat.page.get_by_role("listbox", name="Inline results")
    await grid.get_by_role("option", name=words("inline-start")).click()
    await expect(chat.page.locator("h1")).to_have_text("Veogram")
    await expect(chat.message("/start inline")).to_be_visible()
    await expect(chat.field).to_have_value("")
