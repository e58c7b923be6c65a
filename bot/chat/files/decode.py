"""Decode one picture and encode its pixels anew: a small program that pictures.py starts.

It reads a file from standard input and writes a JPEG or a PNG to standard output. Nothing but
pixels gets through: metadata (EXIF with its GPS position, XMP, text chunks), colour profiles,
previews and whatever is appended stay behind; orientation and colours are applied first.

Decoders are what a hostile file attacks, so this is a process of its own with little memory and
time, and it imports nothing of the bot but these limits. It exits with 0, or with 3 where the file
is no picture that it can read, or it is ended by a signal.
"""

import contextlib
import sys
from collections.abc import Callable
from io import BytesIO
from typing import IO, Any

# Formats that people have on phones and disks, by name: Pillow would import all that it knows, and
# for EPS start another program.
from PIL import (
    AvifImagePlugin,
    BmpImagePlugin,
    GifImagePlugin,
    ImageCms,
    JpegImagePlugin,
    PngImagePlugin,
    WebPImagePlugin,
)
from PIL import Image as Pillow

from bot.chat.files.limits import limit_resources

_NOT_A_PICTURE = 3

_FORMATS = tuple(
    plugin.format
    for plugin in (
        AvifImagePlugin.AvifImageFile,
        BmpImagePlugin.BmpImageFile,
        GifImagePlugin.GifImageFile,
        JpegImagePlugin.JpegImageFile,
        PngImagePlugin.PngImageFile,
        WebPImagePlugin.WebPImageFile,
    )
)
_JPEGS = frozenset({"JPEG", "MPO"})
"""MPO is what phones make of a JPEG with previews or depth behind it."""

_MEGAPIXEL = 1_000_000
_MOST_DECODED = 25 * _MEGAPIXEL
_MOST_PIXELS = {
    **dict.fromkeys(_JPEGS, 100 * _MEGAPIXEL),  # which draft() makes smaller in decoding
    **dict.fromkeys(("AVIF", "WEBP"), 3840 * 2160),  # whose decoders take 16 bytes per pixel
}

_LONG_EDGE = 1920
"""The longer edge of the largest video, in pixels."""
_LONGEST_EDGE = 2560

_MOST_BYTES = 2_000_000
"""Of the result: what the bot holds in memory while it asks for a video."""

_QUALITIES = ((95, "4:4:4"), (90, "4:2:0"), (80, "4:2:0"))

_MEMORY = 160 * 1024 * 1024
"""Bytes of address space on top of what Python and Pillow take; 25 megapixels need 100 MB."""
_CPU_SECONDS = 8

_ROWS = 64
"""How many rows of the result are made at a time, so that no second copy is ever whole."""

_ORIENTATION = 0x0112
_UPRIGHT = {
    2: Pillow.Transpose.FLIP_LEFT_RIGHT,
    3: Pillow.Transpose.ROTATE_180,
    4: Pillow.Transpose.FLIP_TOP_BOTTOM,
    5: Pillow.Transpose.TRANSPOSE,
    6: Pillow.Transpose.ROTATE_270,
    7: Pillow.Transpose.TRANSVERSE,
    8: Pillow.Transpose.ROTATE_90,
}
"""What sets a picture upright, by its EXIF orientation."""

ToRgb = Callable[[Pillow.Image], Pillow.Image]


def main() -> int:
    """Read standard input and write standard output; return the exit code."""
    limit_resources(_MEMORY, _CPU_SECONDS, _MOST_BYTES)
    AvifImagePlugin.DEFAULT_MAX_THREADS = 1  # each thread takes address space
    try:
        data = _made_anew(sys.stdin.buffer)
    except Exception:  # broken files and bombs make Pillow raise nearly anything
        return _NOT_A_PICTURE
    sys.stdout.buffer.write(data)
    return 0


def _made_anew(file: IO[bytes]) -> bytes:
    pixels, orientation, is_png = _read(file)
    is_lossless = is_png and max(pixels.size) <= _LONGEST_EDGE
    pixels.thumbnail((_LONGEST_EDGE, _LONGEST_EDGE))
    if orientation in _UPRIGHT:
        pixels = pixels.transpose(_UPRIGHT[orientation])
    return _encoded(pixels, is_lossless)


def _read(file: IO[bytes]) -> tuple[Pillow.Image, int, bool]:
    """Return the pixels, how they are turned, and whether a PNG held them."""
    _check_pixels("WEBP", _webp_size(file.read(30)))
    file.seek(0)
    with Pillow.open(file, formats=_FORMATS) as image:
        kind = image.format or ""
        if getattr(image, "is_animated", False) and kind not in _JPEGS:
            raise ValueError("it is animated")
        _check_pixels(kind, image.size)
        if kind in _JPEGS:
            image.draft(None, _reduced(image.size))
        _check_pixels("", image.size)
        return _flat(image), _orientation(image), kind == "PNG"


def _webp_size(head: bytes) -> tuple[int, int]:
    """Return the size that the beginning of a WebP file claims, else (0, 0).

    Pillow takes memory for a WebP as soon as it opens it. The three layouts are those of the
    "WebP Container Specification": lossy, lossless and extended.
    """
    kind = head[12:16] if head[:4] == b"RIFF" and head[8:12] == b"WEBP" else b""
    if kind == b"VP8 ":
        both = int.from_bytes(head[26:30], "little")
        return both & 0x3FFF, both >> 16 & 0x3FFF
    if kind == b"VP8L":
        both = int.from_bytes(head[21:25], "little")
        return (both & 0x3FFF) + 1, (both >> 14 & 0x3FFF) + 1
    if kind == b"VP8X":
        width, height = (int.from_bytes(head[at : at + 3], "little") for at in (24, 27))
        return width + 1, height + 1
    return 0, 0


def _check_pixels(kind: str, size: tuple[int, int]) -> None:
    if size[0] * size[1] > _MOST_PIXELS.get(kind, _MOST_DECODED):
        raise ValueError("it has too many pixels")


def _orientation(image: Pillow.Image) -> int:
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except Exception:  # metadata that cannot be read tells nothing
        return 1


def _factor(size: tuple[int, int]) -> int:
    """Return by how much a picture may be made smaller without a video being less sharp."""
    return max(1, max(size) // _LONG_EDGE)


def _reduced(size: tuple[int, int]) -> tuple[int, int]:
    width, height = (max(1, edge // _factor(size)) for edge in size)
    return width, height


def _flat(image: Pillow.Image) -> Pillow.Image:
    """Return the pixels as sRGB on white, smaller by a whole factor."""
    factor, (width, height) = _factor(image.size), image.size
    in_srgb = _in_srgb(image)
    flat = Pillow.new("RGB", (-(-width // factor), -(-height // factor)))
    for top in range(0, height, _ROWS * factor):
        band = image.crop((0, top, width, min(height, top + _ROWS * factor)))
        flat.paste(in_srgb(_opaque(band)).reduce(factor), (0, top // factor))
    return flat


def _opaque(band: Pillow.Image) -> Pillow.Image:
    if band.mode.startswith("I"):  # 16 bits of grey
        return band.point(lambda grey: grey / 256, "L")
    if not band.has_transparency_data:
        return band if band.mode in {"L", "CMYK"} else band.convert("RGB")
    seen_through = band.convert("RGBA")
    white = Pillow.new("RGB", band.size, "white")
    white.paste(seen_through, mask=seen_through.getchannel("A"))
    return white


def _in_srgb(image: Pillow.Image) -> ToRgb:
    """Return what turns the colours of a picture's profile into sRGB."""
    mode = image.mode if image.mode in {"L", "CMYK"} else "RGB"
    profile = image.info.get("icc_profile")
    if profile:
        with contextlib.suppress(ImageCms.PyCMSError, OSError):
            known = ImageCms.ImageCmsProfile(BytesIO(profile))
            srgb = ImageCms.createProfile("sRGB")
            return ImageCms.buildTransform(known, srgb, mode, "RGB").apply
    return lambda band: band.convert("RGB")


class _TooLarge(Exception):
    """What is written is larger than the result may be."""


class _Result(BytesIO):
    """What is written, as long as it is not too large: no more than that is ever in memory."""

    def write(self, data: Any) -> int:
        """Write some of it.

        Raises:
            _TooLarge: that would be too much.
        """
        if self.tell() + len(data) > _MOST_BYTES:
            raise _TooLarge
        return super().write(data)


def _encoded(pixels: Pillow.Image, is_lossless: bool) -> bytes:
    if is_lossless and (data := _saved(pixels, "PNG")):
        return data
    while True:
        for quality, subsampling in _QUALITIES:
            if data := _saved(pixels, "JPEG", quality=quality, subsampling=subsampling):
                return data
        pixels = pixels.reduce(2)


def _saved(pixels: Pillow.Image, kind: str, **options: Any) -> bytes | None:
    """Return a picture as a file, or None where that is too large."""
    target = _Result()
    try:
        pixels.save(target, kind, **options)
    except _TooLarge:
        return None
    return target.getvalue()


if __name__ == "__main__":
    sys.exit(main())
