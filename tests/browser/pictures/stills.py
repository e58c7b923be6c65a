"""Pictures that stand still."""

import io
from pathlib import Path

from PIL import Image
from playwright.async_api import expect

from sandbox import Sandbox
from tests.browser.chatpage import ChatPage
from tests.browser.pictures.scenes import FOX

COLOURS = 256
"""Enough for a page; dithering hides what soft films miss."""
FOUR_SECONDS_IN = """(video) => new Promise((done) => {
  video.addEventListener("timeupdate", () => video.currentTime > 4 && done());
})"""


def save(shot: bytes, target: Path) -> None:
    """Few colours make half the size."""
    page = Image.open(io.BytesIO(shot)).convert("RGB")
    few = page.quantize(COLOURS, Image.Quantize.MAXCOVERAGE)
    page.quantize(palette=few, dither=Image.Dither.FLOYDSTEINBERG).save(target, optimize=True)


async def desk(chat: ChatPage, sandbox: Sandbox) -> None:
    """One film plays, the next is in the making, and beside them stand the bot's requests."""
    await chat.open(f"{sandbox.url}/#/chat/{sandbox.telegram.people[0].id}")
    await chat.say(f"/veo {FOX}")
    film = await chat.film("red fox")
    sandbox.knobs.turn({"provider_slow": 3.0})
    await chat.play(film)
    await chat.say("/veo paper boats in the rain --ar 9:16")
    await chat.panel("Requests")
    asked = chat.page.locator("summary", has_text="create")
    await expect(asked).to_have_count(2)
    await asked.first.click()
    await film.locator("video").evaluate(FOUR_SECONDS_IN)
    await expect(chat.message("▰▰▰")).to_be_visible()
