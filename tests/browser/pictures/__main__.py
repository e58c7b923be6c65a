"""``python -m tests.browser.pictures``: take all pictures that the documents show.

``docs/veogram.webp`` is the README's; ``docs/sandbox.png`` shows the demo; one of each scene, for
whoever wants to see how the page and the bot look, goes to ``build/pictures``.
"""

import asyncio
from pathlib import Path

from tests.browser.pictures.demo import Theme, demo, window
from tests.browser.pictures.scenes import TOUR
from tests.browser.pictures.stills import desk, save
from tests.browser.pictures.teaser import teaser

ROOT = Path(__file__).parents[3]
SCENES = ROOT / "build" / "pictures"
SIGHTS: tuple[tuple[Theme, int, int], ...] = (("light", 1280, 860), ("dark", 390, 844))
"""The theme, width and height of what scenes are seen in."""


async def _documents() -> None:
    async with demo(speed=8.0) as sandbox, window(1040, 760, scale=1.25) as chat:
        await teaser(chat, sandbox, ROOT / "docs" / "veogram.webp")
    async with demo(speed=8.0) as sandbox, window(1360, 920, scale=1.4) as chat:
        await desk(chat, sandbox)
        save(await chat.page.screenshot(), ROOT / "docs" / "sandbox.png")


async def _scenes(theme: Theme, width: int, height: int) -> None:
    async with demo(speed=40.0) as sandbox, window(width, height, theme=theme) as chat:
        for number, (name, scene) in enumerate(TOUR.items(), 1):
            await scene(chat, sandbox)
            shot = await chat.page.screenshot()
            save(shot, SCENES / f"{width}-{number:02}-{name}.png")


async def _all() -> None:
    SCENES.mkdir(parents=True, exist_ok=True)
    await _documents()
    for sight in SIGHTS:
        await _scenes(*sight)


if __name__ == "__main__":
    asyncio.run(_all())
