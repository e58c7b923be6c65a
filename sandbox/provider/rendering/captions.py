"""Text on the video: the prompt, and the watermark that says that it is simulated."""

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
MAX_LINES = 5
SMALLEST_FONT = 0.032
"""The smallest letters, as a part of the frame's shorter side."""
LARGEST_FONT = 0.085
"""Likewise the largest."""
MAX_CHARACTERS = 400
"""Characters of a prompt that are shown at most; there is no room for more."""
WATERMARK = "simulated"
DARKEST = 140
"""The density of the shadow behind the letters, of 255."""


@dataclass(frozen=True, slots=True)
class TextOverlay:
    """Rendered text: its position, and the density of letters and shadow."""

    at: tuple[int, int]
    ink: Image.Image
    shade: Image.Image

    def draw_on(self, picture: YuvImage, strength: float = 1.0) -> None:
        """Draw the text on the picture; ``strength`` 0 to 1 fades it in."""
        for mask, luma in ((self.shade, BLACK), (self.ink, WHITE)):
            faded = mask if strength >= 1 else mask.point([int(v * strength) for v in range(256)])
            picture.paint(self.at, faded, luma)


def caption(size: Size, prompt: str, label: str) -> TextOverlay:
    """Draw the prompt, wrapped, in the lower left of a frame, and a small label below it."""
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


def watermark(size: Size) -> TextOverlay:
    """Draw the watermark in the upper right corner, on a dark rounded box."""
    short = min(size)
    font = _font(WATERMARK, short * 0.03)
    pad = short * 0.016
    width = even(font.getlength(WATERMARK) + 4 * pad)
    height = even(_height(font) + 2 * pad)
    ink, shade = (Image.new("L", (width, height)) for _ in range(2))
    ImageDraw.Draw(ink).text((width / 2, height / 2), WATERMARK, fill=225, font=font, anchor="mm")
    ends = (0, 0, width - 1, height - 1)
    ImageDraw.Draw(shade).rounded_rectangle(ends, radius=height / 2, fill=110)
    gap = even(short * 0.04)
    return TextOverlay((even(size[0] - width - gap), gap), ink, shade)


def _cut(prompt: str) -> str:
    return prompt if len(prompt) <= MAX_CHARACTERS else prompt[:MAX_CHARACTERS] + "…"


def _fitted(prompt: str, room: float, short: int) -> tuple[Font, list[str]]:
    part = LARGEST_FONT
    while True:
        font = _font(prompt, short * part)
        lines = [*_wrapped(prompt, font, room)]
        if len(lines) <= MAX_LINES:
            return font, lines
        if part < SMALLEST_FONT:
            return font, [*lines[: MAX_LINES - 1], lines[MAX_LINES - 1].rstrip(" .,") + " …"]
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
    """Split a word where a line is full: some scripts write without spaces."""
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
    """Return a shadow: darker towards the bottom of the frame, and close around the letters."""
    soft = ink.filter(ImageFilter.GaussianBlur(short * 0.012))
    bottom = (
        Image.linear_gradient("L").resize(ink.size).point([v * DARKEST // 255 for v in range(256)])
    )
    return ImageChops.lighter(bottom, soft.point([min(DARKEST, v) for v in range(256)]))
