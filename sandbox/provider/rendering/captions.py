"""TextOverlay on the film: the prompt, and the mark that says what it is."""

from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from sandbox.provider.rendering.scenes import Size, even
from sandbox.provider.rendering.yuv import BLACK, WHITE, YuvImage

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont
WIDE_FONTS = ("NotoSansCJK-Regular.ttc", "Arial Unicode.ttf", "DejaVuSans.ttf", "arial.ttf")
"""Tried for scripts that Pillow's own font lacks."""
LATIN_ENDS = "\u024f"
PUNCTUATION = "–—‘’“”…"
"""What Pillow's own font has beyond the Latin letters."""
MOST_LINES = 5
LEAST_FONT = 0.032
"""The smallest and the largest letters, as parts of the frame's shorter side."""
LARGEST_FONT = 0.085
LONGEST = 400
"""Characters of a prompt that are looked at; the film has no room for more."""
MARK = "simulated"
DARKEST = 140
"""How dense the shadow behind the letters gets, of 255."""


@dataclass(frozen=True, slots=True)
class TextOverlay:
    """TextOverlay ready to be laid on frames: where, and how dense each part of them is."""

    at: tuple[int, int]
    ink: Image.Image
    shade: Image.Image

    def on(self, picture: YuvImage, strength: float = 1.0) -> None:
        """Lay them on the picture; `strength` 0 to 1 fades them in."""
        for mask, light in ((self.shade, BLACK), (self.ink, WHITE)):
            faded = mask if strength >= 1 else mask.point([int(v * strength) for v in range(256)])
            picture.paint(self.at, faded, light)


def caption(size: Size, prompt: str, label: str) -> TextOverlay:
    """The prompt, wrapped, in the lower left of a frame, and a small label below it."""
    short = min(size)
    room = size[0] * 0.84
    small = _font(label, short * 0.026)
    font, lines = _fitted(_cut(prompt), room, short)
    pitch = int(_height(font) * 1.28)
    pad = short * 0.12
    block = pitch * len(lines) + short * 0.05
    top = even(max(0, size[1] * 0.94 - block - pad))
    ink = Image.new("L", (size[0], size[1] - top))
    pen = ImageDraw.Draw(ink)
    left = round(size[0] * 0.08)
    for number, line in enumerate(lines):
        pen.text((left, pad + number * pitch), line, fill=255, font=font)
    pen.text((left, pad + len(lines) * pitch + short * 0.014), label, fill=200, font=small)
    return TextOverlay((0, top), ink, _shadow(ink, short))


def mark(size: Size) -> TextOverlay:
    """The word in the upper right corner, on a dark pill."""
    short = min(size)
    font = _font(MARK, short * 0.03)
    pad = short * 0.016
    width = even(font.getlength(MARK) + 4 * pad)
    height = even(_height(font) + 2 * pad)
    ink, shade = (Image.new("L", (width, height)) for _ in range(2))
    ImageDraw.Draw(ink).text((width / 2, height / 2), MARK, fill=225, font=font, anchor="mm")
    ends = (0, 0, width - 1, height - 1)
    ImageDraw.Draw(shade).rounded_rectangle(ends, radius=height / 2, fill=110)
    gap = even(short * 0.04)
    return TextOverlay((even(size[0] - width - gap), gap), ink, shade)


def _cut(prompt: str) -> str:
    return prompt if len(prompt) <= LONGEST else prompt[:LONGEST] + "…"


def _fitted(prompt: str, room: float, short: int) -> tuple[Font, list[str]]:
    part = LARGEST_FONT
    while True:
        font = _font(prompt, short * part)
        lines = [*_wrapped(prompt, font, room)]
        if len(lines) <= MOST_LINES:
            return font, lines
        if part < LEAST_FONT:
            return font, [*lines[: MOST_LINES - 1], lines[MOST_LINES - 1].rstrip(" .,") + " …"]
        part *= 0.88


def _wrapped(prompt: str, font: Font, room: float) -> Iterator[str]:
    line = ""
    for word in prompt.split():
        for piece in _pieces(word, font, room):
            longer = f"{line} {piece}".strip()
            if line and font.getlength(longer) > room:
                yield line
                longer = piece
            line = longer
    yield line


def _pieces(word: str, font: Font, room: float) -> list[str]:
    """The word, cut where a line is full: some scripts write without spaces."""
    most = max(1, int(len(word) * room / max(1.0, font.getlength(word))))
    return [word[start : start + most] for start in range(0, len(word), most)]


def _font(text: str, size: float) -> Font:
    if any(letter > LATIN_ENDS and letter not in PUNCTUATION for letter in text):
        for name in WIDE_FONTS:
            try:
                return ImageFont.truetype(name, round(size))
            except OSError:
                continue
    return ImageFont.load_default(round(size))


def _height(font: Font) -> float:
    _, top, _, bottom = font.getbbox("Ay")
    return float(bottom - top) * 1.05


def _shadow(ink: Image.Image, short: int) -> Image.Image:
    """Darker towards the foot of the frame, and close around the letters."""
    soft = ink.filter(ImageFilter.GaussianBlur(short * 0.012))
    foot = (
        Image.linear_gradient("L").resize(ink.size).point([v * DARKEST // 255 for v in range(256)])
    )
    return ImageChops.lighter(foot, soft.point([min(DARKEST, v) for v in range(256)]))
