"""A sandbox, a bot and a browser for each test."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from sandbox import Sandbox
from tests.browser.chatpage import ChatPage
from tests.browser.chromium import FLAGS, NAMES, find_chromium
from tests.browser.filmbot import FilmBot
from tests.stage import Stage, jpeg, open_stage

PATIENCE_MS = 10_000
WANTED = ("net::ERR_FAILED", "status of 504")
"""What the console says where a test itself has cut a request off, or has left it unanswered."""


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where the browser is; without one these tests are skipped."""
    path = find_chromium()
    if path is None:
        pytest.skip(f"no browser found, looked for {', '.join(NAMES)}")
    return path


@pytest_asyncio.fixture(loop_scope="session")
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """The sandbox with Anna in it, far faster than the real models."""
    async with open_stage(tmp_path, speed=200.0) as opened:
        yield opened


@pytest.fixture
def sandbox(stage: Stage) -> Sandbox:
    """The sandbox alone."""
    return stage.sandbox


@pytest_asyncio.fixture(loop_scope="session")
async def veogram(stage: Stage) -> AsyncIterator[None]:
    """The real bot listens."""
    async with stage.bot():
        yield


@pytest_asyncio.fixture(loop_scope="session")
async def film_bot(sandbox: Sandbox) -> AsyncIterator[None]:
    """A small bot listens that has one of everything the page shows."""
    bot = FilmBot(sandbox.provider_url, sandbox.key)
    async with bot.running(sandbox.telegram_url, sandbox.token):
        yield


@pytest_asyncio.fixture(loop_scope="session")
async def bot_api(sandbox: Sandbox) -> AsyncIterator[httpx.AsyncClient]:
    """The Bot API by hand, for what no bot of ours says."""
    async with httpx.AsyncClient(base_url=f"{sandbox.telegram_url}/bot{sandbox.token}/") as client:
        yield client


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def browser(chromium: str) -> AsyncIterator[Browser]:
    """A browser."""
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield launched
        await launched.close()


@pytest_asyncio.fixture(loop_scope="session")
async def context(browser: Browser) -> AsyncIterator[BrowserContext]:
    """A window of somebody who was never here before."""
    window = await browser.new_context(viewport={"width": 1280, "height": 800})
    window.set_default_timeout(PATIENCE_MS)
    yield window
    await window.close()


@pytest_asyncio.fixture(loop_scope="session")
async def page(context: BrowserContext, sandbox: Sandbox) -> AsyncIterator[Page]:
    """A tab, gone before the sandbox is; what its console complains of fails the test."""
    complaints: list[str] = []
    tab = await context.new_page()
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    yield tab
    await tab.close()
    assert [each for each in complaints if not any(words in each for words in WANTED)] == []


@pytest_asyncio.fixture(loop_scope="session")
async def chat(page: Page, sandbox: Sandbox) -> ChatPage:
    """The chat page, open at the first chat."""
    opened = ChatPage(page)
    await opened.open(sandbox.url)
    return opened


@pytest.fixture(scope="session")
def picture() -> bytes:
    """A small JPEG."""
    return jpeg(320, 180)
