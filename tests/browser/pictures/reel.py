"""A moving picture of a page: one frame after the other, each with the time that it stands."""

import io
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image
from playwright.async_api import Locator

QUALITY = 72
"""Of WebP, of 100: letters stay sharp."""


@dataclass
class Reel:
    """Frames of one part of a page, all of one size."""

    part: Locator
    frames: list[Image.Image] = field(default_factory=list)
    milliseconds: list[int] = field(default_factory=list)

    async def take(self, milliseconds: int) -> None:
        """Take a frame; one like the last makes that stand longer."""
        shot = await self.part.screenshot(animations="disabled", caret="initial")
        frame = Image.open(io.BytesIO(shot)).convert("RGB")
        if self.frames and frame.tobytes() == self.frames[-1].tobytes():
            self.milliseconds[-1] += milliseconds
        else:
            self.frames.append(frame)
            self.milliseconds.append(milliseconds)

    def save(self, target: Path) -> None:
        """Write it as a WebP that begins anew for ever."""
        first, *rest = self.frames
        first.save(
            target,
            save_all=True,
            append_images=rest,
            duration=self.milliseconds,
            loop=0,
            quality=QUALITY,
            method=6,
        )
