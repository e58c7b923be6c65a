"""The demo with its people, and a browser before it."""

import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Literal

from playwright.async_api import ViewportSize, async_playwright

from sandbox import Knobs, Sandbox
from sandbox.bot_process import bot_between
from sandbox.telegram import Standing
from tests.browser.chatpage import ChatPage
from tests.browser.chromium import FLAGS, find_chromium
from tests.browser.pictures.scenes import CLUB, ELSEWHERE

Theme = Literal["light", "dark"]


@asynccontextmanager
async def demo(speed: float) -> AsyncIterator[Sandbox]:
    """Run it with Anna and Ben, a group of both, and one without the bot."""
    sandbox = Sandbox(knobs=Knobs(speed=speed), seed=0)
    with tempfile.TemporaryDirectory() as folder:
        async with sandbox.serve(), bot_between(sandbox, folder):
            sandbox.telegram.private(sandbox.telegram.person("Anna"))
            await furnish(sandbox)
            yield sandbox


async def furnish(sandbox: Sandbox) -> None:
    """Add Ben, a group of him and the first person, and one without the bot."""
    telegram = sandbox.telegram
    anna, ben = telegram.people[0], telegram.person("Ben")
    club = telegram.group(CLUB, [anna, ben])
    telegram.group(ELSEWHERE, [anna, ben], admins=[anna], bot=Standing.LEFT)
    await telegram.send(ben, club, "What shall we film tonight? 🎬")


@asynccontextmanager
async def window(
    width: int, height: int, *, theme: Theme = "light", scale: float = 1.0
) -> AsyncIterator[ChatPage]:
    """Open a browser of this size in CSS pixels; ``scale`` makes sharper pictures of it."""
    size = ViewportSize(width=width, height=height)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        page = await browser.new_page(
            viewport=size, device_scale_factor=scale, color_scheme=theme, reduced_motion="reduce"
        )
        yield ChatPage(page)
        await browser.close()
