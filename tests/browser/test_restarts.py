"""The demo's world and its bot come back, and a page left open sees nothing lost."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import BrowserContext, expect

from sandbox import Sandbox, bot_process
from sandbox.bot_process import bot_between
from sandbox.keeping.folder import DemoFolder
from sandbox.keeping.opening import kept_world
from tests.browser import BROWSER
from tests.browser.axe import expect_nothing_serious
from tests.browser.chatpage import ChatPage

pytestmark = BROWSER

PATIENCE_MS = 60_000
AWAY_S = 0.5


@asynccontextmanager
async def demo(folder: Path, port: int = 0) -> AsyncIterator[Sandbox]:
    """The demo's world with the real bot as a process of its own."""
    place = DemoFolder(folder / "demo")
    with place.locked():
        async with (
            kept_world(place, port, begin, print) as (sandbox, _),
            sandbox.serve(),
            bot_between(sandbox, str(place.bot)),
        ):
            yield sandbox


def begin(sandbox: Sandbox) -> None:
    sandbox.telegram.private(sandbox.telegram.person("Anna"))


@pytest.mark.parametrize("knob", ["Restart the bot", "Pull the plug"])
async def test_a_video_in_the_making_arrives_once_though_the_bot_is_restarted(
    context: BrowserContext, tmp_path: Path, knob: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot_process, "AWAY", AWAY_S)
    chat = ChatPage(await context.new_page())
    async with demo(tmp_path) as sandbox:
        await chat.open(sandbox.url)
        status = chat.page.locator("#status")
        await expect(status).to_have_text("bot", timeout=PATIENCE_MS)
        await chat.say("/veo a kite")
        await expect(chat.message("🎬")).to_be_visible(timeout=PATIENCE_MS)
        await chat.panel("Knobs")
        await chat.page.get_by_role("button", name=knob).click()
        await expect(chat.toasts.filter(has_text="stopped")).to_be_visible(timeout=PATIENCE_MS)
        await expect(status).not_to_have_text("bot")
        await chat.say("/veo a boat")
        await expect(chat.toasts.filter(has_text="back")).to_be_visible(timeout=PATIENCE_MS)
        await expect(status).not_to_contain_text("stopped")
        films = chat.page.locator("#messages video")
        await expect(films).to_have_count(2, timeout=PATIENCE_MS)
        await expect(chat.message("🎬")).to_have_count(0, timeout=PATIENCE_MS)
        await expect(films).to_have_count(2)
        assert len(sandbox.provider.generations) == 2
        await chat.page.close()


async def test_a_page_left_open_over_a_restart_shows_the_same_chats_and_players_that_play(
    context: BrowserContext, tmp_path: Path
) -> None:
    chat = ChatPage(await context.new_page())
    async with demo(tmp_path) as before:
        before.knobs.turn({"speed": 200.0})
        port = before.port
        await chat.open(before.url)
        await chat.found("Film club")
        await chat.say(f"/veo@{before.username} a kite")
        film = await chat.film("a kite")
        await expect(chat.message("🎬")).to_have_count(0)
        said = await chat.messages.all_inner_texts()
        await chat.field.fill("half a sentence")
    await expect(chat.page.locator("#status")).to_have_text("connecting…")
    async with demo(tmp_path, port):
        await expect(chat.page.locator("#status")).to_contain_text("Veogram", timeout=PATIENCE_MS)
        assert await chat.messages.all_inner_texts() == said
        assert await chat.play(film) == (1280, 720)
        await expect(chat.field).to_have_value("half a sentence")
        await chat.page.reload()
        assert await chat.play(await chat.film("a kite")) == (1280, 720)
        await chat.panel("Knobs")
        await expect(chat.page.get_by_role("button", name="Pull the plug")).to_be_enabled()
        await expect_nothing_serious(chat.page)
        await chat.page.close()
