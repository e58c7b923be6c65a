"""The moving pictures: drifting colours, a slow pan and zoom, a cross-fade.

A scene returns the picture at a moment between 0 (start) and 1 (end).
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, sin, tau
from typing import Protocol

from PIL import Image, ImageColor, ImageOps

from sandbox.provider.rendering.yuv import Box, YuvImage, to_yuv

Size = tuple[int, int]
Colour = tuple[int, ...]
PALETTES = (
    ("#0b1d3a", "#1f6f8b", "#f2a65a", "#e4576a"),
    ("#1b1035", "#5b2a86", "#d7548a", "#ffb27a"),
    ("#06262b", "#0f6b6b", "#79c99e", "#f3e6a8"),
    ("#101f4b", "#3b5bdb", "#8ec5ff", "#f6b8d6"),
    ("#2b0f1e", "#8f2d56", "#ee7f4b", "#ffd36e"),
    ("#0d2818", "#2c6e49", "#a3c76d", "#f4d58d"),
)
"""Background, body, light and accent colour of each."""
SIZES = (1.6, 1.5, 1.1, 0.9, 0.8)
"""The blobs' widths, as parts of the frame's longer side, from back to front."""
BLUR = 12
"""The colours are painted this many times smaller: they are soft anyway, and it is fast."""
ZOOM = 0.14
"""Part of a picture that is outside the frame when it is zoomed in most."""


class Scene(Protocol):
    """A moving picture."""

    def at(self, moment: float) -> YuvImage:
        """Return the picture at this moment."""


@dataclass(frozen=True, slots=True)
class Blob:
    """A blurred blob of one colour on an elliptic path; lengths are parts of the frame's."""

    colour: Colour
    centre: tuple[float, float]
    path: tuple[float, float]
    phase: float
    turns: float
    size: float

    def position(self, moment: float) -> tuple[float, float]:
        """Return the position of its centre."""
        angle = self.phase + tau * self.turns * moment
        return (
            self.centre[0] + self.path[0] * cos(angle),
            self.centre[1] + self.path[1] * sin(angle),
        )


class Colours:
    """Blobs of colour that drift through one another."""

    def __init__(self, size: Size, rng: random.Random) -> None:
        self._size = size
        self._small = (even(size[0] / BLUR), even(size[1] / BLUR))
        background, body, light, accent = map(ImageColor.getrgb, rng.choice(PALETTES))
        self._background = background
        colours = (accent, body, background, light, accent)
        self._blobs = [_blob(*pair, rng) for pair in zip(colours, SIZES, strict=True)]
        self._mask_image = Image.radial_gradient("L").point(
            [_blob_density(value) for value in range(256)]
        )

    def at(self, moment: float) -> YuvImage:
        """Return the blobs, each where it has drifted to."""
        canvas = Image.new("RGB", self._small, self._background)
        for blob in self._blobs:
            canvas.paste(blob.colour, (0, 0), self._mask(blob, moment))
        return to_yuv(canvas, self._size)

    def _mask(self, blob: Blob, moment: float) -> Image.Image:
        width, height = self._small
        x, y = blob.position(moment)
        scale = self._mask_image.width / (blob.size * max(width, height))
        middle = self._mask_image.width / 2
        matrix = (scale, 0, middle - x * width * scale, 0, scale, middle - y * height * scale)
        way = Image.Resampling.BILINEAR
        return self._mask_image.transform(self._small, Image.Transform.AFFINE, matrix, way)


class PanAndZoom:
    """A slow zoom into a picture or out of it, with a little pan."""

    def __init__(self, size: Size, picture: Image.Image, rng: random.Random) -> None:
        self._picture = to_yuv(cover(picture, size))
        self._closer = rng.random() < 0.7
        self._aim = (rng.uniform(0.25, 0.75), rng.uniform(0.3, 0.7))

    def at(self, moment: float) -> YuvImage:
        """Return the part of the picture that is in the frame."""
        return self._picture.part(self._box(eased(moment)))

    def _box(self, moment: float) -> Box:
        cut = ZOOM * (moment if self._closer else 1 - moment)
        width, height = self._picture.size
        left, top = (self._aim[0] * cut * width, self._aim[1] * cut * height)
        return (left, top, left + width * (1 - cut), top + height * (1 - cut))


@dataclass(frozen=True, slots=True)
class CrossFade:
    """The first scene, fading into the last one."""

    first: Scene
    last: Scene
    start: float = 0.25
    end: float = 0.75

    def at(self, moment: float) -> YuvImage:
        """Return one of both, or their blend in between."""
        share = eased(min(1.0, max(0.0, (moment - self.start) / (self.end - self.start))))
        if share in {0.0, 1.0}:
            return (self.last if share else self.first).at(moment)
        return self.first.at(moment).blended(self.last.at(moment), share)


def collage(size: Size, pictures: Sequence[Image.Image]) -> Image.Image:
    """Put all pictures beside one another; below one another in a portrait frame."""
    wide = size[0] >= size[1]
    gap = even(min(size) / 90)
    count = len(pictures)
    length = ((size[0] if wide else size[1]) - gap * (count - 1)) // count
    canvas = Image.new("RGB", size, "#10131a")
    for number, picture in enumerate(pictures):
        start = number * (length + gap)
        tile = (length, size[1]) if wide else (size[0], length)
        canvas.paste(cover(picture, tile), (start, 0) if wide else (0, start))
    return canvas


def cover(picture: Image.Image, size: Size) -> Image.Image:
    """Crop and scale the picture to fill this size."""
    return ImageOps.fit(picture, size, Image.Resampling.BICUBIC)


def eased(moment: float) -> float:
    """Ease in and out: slow at both ends."""
    return moment * moment * (3 - 2 * moment)


def even(length: float) -> int:
    """Return the nearest even integer: 4:2:0 halves both sides."""
    return round(length / 2) * 2


def _blob_density(distance: int) -> int:
    """Return the density of a blob at this value of Pillow's radial gradient (181 at mid-edge)."""
    return round(255 * max(0.0, 1 - (distance / 180) ** 2) ** 2)


def _blob(colour: Colour, size: float, rng: random.Random) -> Blob:
    return Blob(
        colour,
        centre=(rng.uniform(0.15, 0.85), rng.uniform(0.15, 0.85)),
        path=(rng.uniform(0.15, 0.4), rng.uniform(0.15, 0.4)),
        phase=rng.uniform(0, tau),
        turns=rng.choice((-0.5, 0.4, 0.6)),
        size=size,
    )
