"""The looks of the page that its tests go through: light and dark, wide and narrow as a phone."""

from dataclasses import dataclass
from typing import Literal

from playwright.async_api import Page, ViewportSize


@dataclass(frozen=True, slots=True)
class Look:
    """One theme at one width."""

    theme: Literal["light", "dark"]
    width: int
    """CSS pixels."""

    async def put_on(self, page: Page) -> None:
        """Show the page like this from now on, without anything that is still moving."""
        await page.emulate_media(color_scheme=self.theme, reduced_motion="reduce")
        await page.set_viewport_size(ViewportSize(width=self.width, height=800))
        await page.evaluate(_STILL)


LOOKS = [Look(theme, width) for theme in ("light", "dark") for width in (1280, 390)]

_STILL = """async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  await frame();
  await frame();
  const ends = (each) => each.effect.getComputedTiming().endTime < Infinity;
  await Promise.allSettled(document.getAnimations().filter(ends).map((each) => each.finished));
}"""
