"""The README's picture: `python -m tests.browser.picture docs/sandbox.png`.

One film plays, the next is in the making, and beside them stand the requests of the bot.
"""

import asyncio
import io
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.async_api import ViewportSize, async_playwright, expect

from sandbox import Knobs, Sandbox
from sandbox.demo import bot_between
from tests.browser.chatpage import ChatPage
from tests.browser.chromium import FLAGS, find_chromium

SIZE = ViewportSize(width=1360, height=920)
FILM = "/veo a red fox jumps over a frozen river"
NEXT = "/veo paper boats in the rain --ar 9:16"
FOUR_SECONDS_IN = """(video) => new Promise((done) => {
  video.addEventListener("timeupdate", () => video.currentTime > 4 && done());
})"""
COLOURS = 256
"""Enough for a page; dithering hides what soft films miss."""


async def take(target: Path) -> None:
    """Play the scene, and keep what it looks like."""
    sandbox = Sandbox(knobs=Knobs(speed=8.0), seed=0)
    with tempfile.TemporaryDirectory() as folder:
        async with sandbox.serve(), bot_between(sandbox, folder), async_playwright() as playwright:
            await _people(sandbox)
            browser = await playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
            page = await browser.new_page(viewport=SIZE, device_scale_factor=1.4)
            await _play(ChatPage(page), sandbox)
            _save(await page.screenshot(), target)
            await browser.close()


async def _people(sandbox: Sandbox) -> None:
    telegram = sandbox.telegram
    anna, ben = telegram.person("Anna"), telegram.person("Ben")
    club = telegram.group("Film club", [anna, ben])
    telegram.private(anna)
    await telegram.send(ben, club, "What shall we film tonight? 🎬")


async def _play(chat: ChatPage, sandbox: Sandbox) -> None:
    await chat.open(f"{sandbox.url}/#/chat/{sandbox.telegram.people[0].id}")
    await chat.say(FILM)
    film = await chat.film("red fox")
    sandbox.knobs.turn({"provider_slow": 3.0})
    await chat.play(film)
    await chat.say(NEXT)
    await chat.panel("Requests")
    asked = chat.page.locator("summary", has_text="create")
    await expect(asked).to_have_count(2)
    await asked.first.click()
    await film.locator("video").evaluate(FOUR_SECONDS_IN)
    await expect(chat.message("▰▰▰")).to_be_visible()


def _save(shot: bytes, target: Path) -> None:
    """Few colours make half the size."""
    page = Image.open(io.BytesIO(shot)).convert("RGB")
    few = page.quantize(COLOURS, Image.Quantize.MAXCOVERAGE)
    page.quantize(palette=few, dither=Image.Dither.FLOYDSTEINBERG).save(target, optimize=True)


if __name__ == "__main__":
    asyncio.run(take(Path(sys.argv[1])))
