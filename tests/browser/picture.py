"""The README's picture: `python -m tests.browser.picture chat.png`.

It is the first journey of the suite, with a film in full quality, and the requests beside it.
"""

import asyncio
import sys
import tempfile
from pathlib import Path

from playwright.async_api import ViewportSize, async_playwright

from bot.sandbox import Knobs, Sandbox
from bot.sandbox.demo import bot_between
from tests.browser.chatpage import ChatPage
from tests.browser.chromium import FLAGS, find_chromium

SIZE = ViewportSize(width=1360, height=820)
PROMPT = "/veo a red fox jumps over a frozen river"
FOUR_SECONDS_IN = """(video) => new Promise((done) => {
  video.addEventListener("timeupdate", () => video.currentTime > 4 && done());
})"""


async def take(target: Path) -> None:
    """Ask for a film, play it, and keep what that looks like."""
    sandbox = Sandbox(knobs=Knobs(speed=20.0))
    sandbox.telegram.private(sandbox.telegram.person("Anna"))
    with tempfile.TemporaryDirectory() as folder:
        async with sandbox.serve(), bot_between(sandbox, folder), async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
            page = await browser.new_page(viewport=SIZE, device_scale_factor=2)
            chat = ChatPage(page)
            await chat.open(sandbox.url)
            await chat.say(PROMPT)
            film = await chat.film("red fox")
            await chat.panel("Requests")
            await chat.play(film)
            await film.locator("video").evaluate(FOUR_SECONDS_IN)
            await page.screenshot(path=target)
            await browser.close()


if __name__ == "__main__":
    asyncio.run(take(Path(sys.argv[1])))
