"""What is to be seen: colours that drift, a slow move over a picture, one picture becoming another.

A scene gives the picture at a moment between 0 (begin) and 1 (end).
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, sin, tau
from typing import Protocol

from PIL import Image, ImageColor, ImageOps

from sandbox.provider.rendering.yuv import Box, YuvImage, planes

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
"""Night, body, light and accent of each."""
SIZES = (1.6, 1.5, 1.1, 0.9, 0.8)
"""The clouds' widths, as parts of the frame's longer side, from the back to the front."""
BLUR = 12
"""The colours are painted this many times smaller: soft anyway, and quick."""
REACH = 0.14
"""Part of a picture that a slow move leaves outside its frame when it is closest."""


class Scene(Protocol):
    """A moving picture."""

    def at(self, moment: float) -> YuvImage:
        """The picture at this moment."""


@dataclass(frozen=True, slots=True)
class Blob:
    """A cloud of one colour on a round path; lengths are parts of the frame's."""

    colour: Colour
    centre: tuple[float, float]
    path: tuple[float, float]
    phase: float
    turns: float
    size: float

    def place(self, moment: float) -> tuple[float, float]:
        """Where its middle is."""
        angle = self.phase + tau * self.turns * moment
        return (
            self.centre[0] + self.path[0] * cos(angle),
            self.centre[1] + self.path[1] * sin(angle),
        )


class Colours:
    """Clouds of colour that drift through one another."""

    def __init__(self, size: Size, dice: random.Random) -> None:
        self._size = size
        self._small = (even(size[0] / BLUR), even(size[1] / BLUR))
        night, body, light, accent = map(ImageColor.getrgb, dice.choice(PALETTES))
        self._night = night
        colours = (accent, body, night, light, accent)
        self._blobs = [_blob(*pair, dice) for pair in zip(colours, SIZES, strict=True)]
        self._cloud = Image.radial_gradient("L").point([_density(value) for value in range(256)])

    def at(self, moment: float) -> YuvImage:
        """The clouds, each where it has drifted to."""
        canvas = Image.new("RGB", self._small, self._night)
        for blob in self._blobs:
            canvas.paste(blob.colour, (0, 0), self._mask(blob, moment))
        return planes(canvas, self._size)

    def _mask(self, blob: Blob, moment: float) -> Image.Image:
        width, height = self._small
        x, y = blob.place(moment)
        scale = self._cloud.width / (blob.size * max(width, height))
        middle = self._cloud.width / 2
        matrix = (scale, 0, middle - x * width * scale, 0, scale, middle - y * height * scale)
        way = Image.Resampling.BILINEAR
        return self._cloud.transform(self._small, Image.Transform.AFFINE, matrix, way)


class Move:
    """A slow move over a picture, closer or away, a little aside."""

    def __init__(self, size: Size, picture: Image.Image, dice: random.Random) -> None:
        self._picture = planes(cover(picture, size))
        self._closer = dice.random() < 0.7
        self._aim = (dice.uniform(0.25, 0.75), dice.uniform(0.3, 0.7))

    def at(self, moment: float) -> YuvImage:
        """The part of the picture that is in the frame."""
        return self._picture.part(self._box(eased(moment)))

    def _box(self, moment: float) -> Box:
        cut = REACH * (moment if self._closer else 1 - moment)
        width, height = self._picture.size
        left, top = (self._aim[0] * cut * width, self._aim[1] * cut * height)
        return (left, top, left + width * (1 - cut), top + height * (1 - cut))


@dataclass(frozen=True, slots=True)
class CrossFade:
    """The first scene, which becomes the last one."""

    first: Scene
    last: Scene
    start: float = 0.25
    end: float = 0.75

    def at(self, moment: float) -> YuvImage:
        """One of both, or their mixture in between."""
        share = eased(min(1.0, max(0.0, (moment - self.start) / (self.end - self.start))))
        if share in {0.0, 1.0}:
            return (self.last if share else self.first).at(moment)
        return self.first.at(moment).mixed(self.last.at(moment), share)


def collage(size: Size, pictures: Sequence[Image.Image]) -> Image.Image:
    """All pictures beside one another; below one another in a tall frame."""
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
    """The middle of the picture, filling this size."""
    return ImageOps.fit(picture, size, Image.Resampling.BICUBIC)


def eased(moment: float) -> float:
    """Slow at both ends."""
    return moment * moment * (3 - 2 * moment)


def even(length: float) -> int:
    """The nearest even whole number: 4:2:0 halves both sides."""
    return round(length / 2) * 2


def _density(distance: int) -> int:
    """How dense a cloud is at this value of Pillow's radial gradient (181 at the edges' middle)."""
    return round(255 * max(0.0, 1 - (distance / 180) ** 2) ** 2)


def _blob(colour: Colour, size: float, dice: random.Random) -> Blob:
    return Blob(
        colour,
        centre=(dice.uniform(0.15, 0.85), dice.uniform(0.15, 0.85)),
        path=(dice.uniform(0.15, 0.4), dice.uniform(0.15, 0.4)),
        phase=dice.uniform(0, tau),
        turns=dice.choice((-0.5, 0.4, 0.6)),
        size=size,
    )
