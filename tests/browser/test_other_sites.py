"""What other sites in the same browser can do to the sandbox: nothing."""

import re
from collections.abc import AsyncIterator
from contextlib import aclosing

import pytest
import pytest_asyncio
from playwright.async_api import BrowserContext, Page, expect
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from sandbox import Sandbox
from sandbox.server import listening
from tests.browser import BROWSER
from tests.browser.chatpage import PLAY, ChatPage
from tests.browser.filmbot import FilmBot

pytestmark = BROWSER

ATTACK = """async ([url, token, person]) => {
  const attempt = (work) => work.then(() => "done", () => "refused");
  const post = (path, type, body) =>
    fetch(url + path, { method: "POST", mode: "no-cors", headers: { "Content-Type": type }, body });
  const message = JSON.stringify({ from: person, text: "/veo bought" });
  await post(`/sandbox/chats/${person}/messages`, "text/plain", message).catch(() => 0);
  const query = `chat_id=${person}&text=bought`;
  const send = `/bot${token}/sendMessage`;
  await post(send, "application/x-www-form-urlencoded", query).catch(() => 0);
  await fetch(`${url}${send}?${query}`, { mode: "no-cors" }).catch(() => 0);
  await new Promise((done) => {
    const image = new Image();
    image.onload = image.onerror = done;
    image.src = `${url}${send}?${query}`;
  });
  const stream = new EventSource(`${url}/sandbox/events`);
  const streamed = new Promise((resolve, reject) => {
    stream.onopen = resolve;
    stream.onerror = reject;
  });
  const read = fetch(`${url}/sandbox/state`);
  const script = new Promise((resolve, reject) => {
    const element = document.createElement("script");
    Object.assign(element, { src: `${url}/page/app.js`, onload: resolve, onerror: reject });
    document.body.append(element);
  });
  return [await attempt(streamed), await attempt(read), await attempt(script)];
}"""
FORM = """([url, token, person]) => {
  const form = document.createElement("form");
  form.method = "POST";
  form.action = `${url}/bot${token}/sendMessage`;
  for (const [name, value] of Object.entries({ chat_id: person, text: "bought" })) {
    const field = document.createElement("input");
    Object.assign(field, { name, value });
    form.append(field);
  }
  document.body.append(form);
  form.submit();
}"""


async def _site(_: Request) -> Response:
    return HTMLResponse("<!doctype html><title>another site</title><body></body>")


@pytest_asyncio.fixture(loop_scope="session")
async def other_port() -> AsyncIterator[int]:
    """Another site on this machine."""
    async with listening(Starlette(routes=[Route("/", _site)])) as port:
        yield port


@pytest_asyncio.fixture(loop_scope="session")
async def tab(context: BrowserContext) -> AsyncIterator[Page]:
    """A tab in which complaints of the console are to be expected."""
    opened = await context.new_page()
    yield opened
    await opened.close()


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1"])
async def test_another_site_cannot_write_read_or_listen(
    tab: Page, sandbox: Sandbox, other_port: int, name: str
) -> None:
    person = sandbox.telegram.people[0]
    known = [sandbox.url, sandbox.token, person.id]
    await tab.goto(f"http://{name}:{other_port}/")
    assert await tab.evaluate(ATTACK, known) == ["refused"] * 3
    await tab.evaluate(FORM, known)
    await expect(tab).to_have_url(re.compile("sendMessage"))
    assert sandbox.telegram.messages(sandbox.telegram.private(person)) == []
    assert sandbox.journal.entries == []


async def test_a_name_that_leads_here_is_not_this_page(tab: Page, sandbox: Sandbox) -> None:
    answer = await tab.goto(f"http://rebound.localhost:{sandbox.port}/")
    assert answer is not None
    assert answer.status == 403


async def test_the_page_is_not_shown_within_another_site(
    tab: Page, sandbox: Sandbox, other_port: int
) -> None:
    await tab.goto(f"http://localhost:{other_port}/")
    async with tab.expect_response(f"{sandbox.url}/") as framed:
        await tab.evaluate(
            "(src) => document.body.append(Object.assign(document.createElement('iframe'), {src}))",
            f"{sandbox.url}/",
        )
    assert (await framed.value).status == 403


async def test_a_link_of_another_site_leads_to_the_page(
    tab: Page, sandbox: Sandbox, other_port: int
) -> None:
    await tab.goto(f"http://localhost:{other_port}/")
    await tab.evaluate("(url) => { location.href = url; }", f"{sandbox.url}/")
    await expect(ChatPage(tab).field).to_be_visible()


async def test_the_page_works_by_its_other_name(tab: Page, sandbox: Sandbox) -> None:
    chat = ChatPage(tab)
    await chat.open(f"http://localhost:{sandbox.port}/")
    await chat.say("hello")
    await expect(chat.messages).to_have_count(1)


async def test_a_video_of_the_service_plays_in_a_tab_of_its_own(
    tab: Page, sandbox: Sandbox, other_port: int
) -> None:
    async with aclosing(FilmBot(sandbox.provider_url, sandbox.key)) as bot:
        link = await bot.made("a fox")
    for before in ("about:blank", f"http://localhost:{other_port}/"):
        await tab.goto(before)
        await tab.evaluate("(url) => { location.href = url; }", link)
        await expect(tab.locator("video")).to_be_visible()
        assert await tab.locator("video").evaluate(PLAY)
