"""Draw a single picture from its description."""

import io
import random

from sandbox.provider.rendering.captions import caption, watermark
from sandbox.provider.rendering.scenes import Colours, Size, even

MOMENT = 0.35
"""The moment of the moving colours that is drawn."""


def draw(size: Size, prompt: str, label: str, seed: int) -> bytes:
    """Return a PNG with these words on it."""
    size = (even(size[0]), even(size[1]))
    rng = random.Random(seed)  # noqa: S311 - colours, not secrets
    picture = Colours(size, rng).at(MOMENT)
    caption(size, prompt, label).draw_on(picture, 1.0)
    watermark(size).draw_on(picture)
    image = picture.frame().to_image()  # type: ignore[no-untyped-call]
    target = io.BytesIO()
    image.save(target, "PNG")
    return target.getvalue()
