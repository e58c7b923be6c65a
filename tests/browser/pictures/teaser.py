"""The README's moving picture: a prompt is typed, progress fills, and a video plays."""

from pathlib import Path

from playwright.async_api import Locator, expect

from sandbox import Sandbox
from tests.browser.chatpage import ChatPage
from tests.browser.pictures.reel import Reel
from tests.browser.pictures.scenes import FOX

KEYSTROKE, LOOK, FRAME, REST = 70, 500, 125, 2500
"""Milliseconds."""
LETTERS = 2
"""typed in one frame"""
PLAYED = 6.0
"""seconds of the video that are shown"""
SEEK = """(video, seconds) => new Promise((done) => {
  video.pause();
  video.controls = false;
  video.muted = true;
  video.addEventListener("seeked", () => requestAnimationFrame(done), { once: true });
  video.currentTime = seconds;
})"""


async def teaser(chat: ChatPage, sandbox: Sandbox, target: Path) -> None:
    """Play it in a private chat in which nothing was said yet."""
    await chat.open(f"{sandbox.url}/#/chat/{sandbox.telegram.people[0].id}")
    await expect(chat.page.locator("#status")).not_to_contain_text("…")  # the bot has started
    reel = Reel(chat.page.locator("main"))
    await _typed(chat, reel, f"/veo {FOX}")
    await chat.field.press("Enter")
    film = chat.messages.filter(has=chat.page.locator("video"))
    while not await film.count():
        await reel.take(LOOK)
    await _played(film, reel)
    reel.save(target)


async def _typed(chat: ChatPage, reel: Reel, text: str) -> None:
    await reel.take(LOOK)
    for end in range(LETTERS, len(text) + LETTERS, LETTERS):
        await chat.field.fill(text[:end])
        await reel.take(KEYSTROKE)
    await reel.take(LOOK)


async def _played(film: Locator, reel: Reel) -> None:
    await expect(film).to_be_visible()
    await film.scroll_into_view_if_needed()
    for frame in range(int(PLAYED * 1000 / FRAME)):
        await film.locator("video").evaluate(SEEK, frame * FRAME / 1000)
        await reel.take(FRAME)
    await reel.take(REST)
