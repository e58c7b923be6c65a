"""Whatever a file claims or holds, reading it takes bounded memory, and little of the bot's."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryFile

import pytest
from PIL import Image as Pillow

from tests.unit.chat.files.drawing import (
    SIDEWAYS,
    drawn,
    noise,
    png_bomb,
    png_of,
    saved,
    webp_of,
)

ROOT = Path(__file__).parents[4]
MEGABYTE = 1024 * 1024
DECODER = 175 * MEGABYTE
"""With the 170 MB that the bot itself is measured against, that makes 350."""

BOTS_SHARE = 45 * MEGABYTE
"""A Python with asyncio takes 25 to 30."""


def measured(data: bytes) -> tuple[bool, int, int]:
    """Return whether it is a picture, and the peaks of the reader and of the decoder."""
    with TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        command = [sys.executable, "-m", "tests.unit.chat.files.measure"]
        done = subprocess.run(command, stdin=file, stdout=subprocess.PIPE, cwd=ROOT, check=True)
    is_picture, own, decoder = json.loads(done.stdout)
    print(f"{own / MEGABYTE:.0f} and {decoder / MEGABYTE:.0f} MB")  # noqa: T201
    return is_picture, own, decoder


def progressive() -> bytes:
    """Return a JPEG whose decoder has to keep 6 bytes for each of 25 million pixels."""
    return drawn("RGB", "JPEG", (5000, 5000), progressive=True, subsampling=0)


def transparent() -> bytes:
    return png_bomb(5000, 5000, alpha=True)


FINE: dict[str, Callable[[], bytes]] = {
    "a 48-megapixel JPEG that is turned": lambda: drawn("RGB", "JPEG", (8000, 6000), SIDEWAYS),
    "a 99-megapixel JPEG": lambda: drawn("L", "JPEG", (11_000, 9_000)),
    "a PNG of 25 megapixels": lambda: png_bomb(5000, 5000),
    "a PNG of 25 megapixels to be seen through": transparent,
    "a PNG that is not made smaller": lambda: png_bomb(3839, 3839),
    "a PNG of 18 MB": lambda: saved(noise((2500, 2400)), "PNG", compress_level=1),
    "a WebP in 4K": lambda: drawn("RGBA", "WEBP", (3840, 2160), method=0),
    "an AVIF in 4K": lambda: drawn("RGB", "AVIF", (3840, 2160), subsampling="4:4:4", speed=10),
    "a GIF of 25 megapixels": lambda: saved(Pillow.new("P", (5000, 5000)), "GIF"),
    "a long line": lambda: png_bomb(1_000_000, 10),
}
REFUSED: dict[str, Callable[[], bytes]] = {
    "a WebP of a few bytes": lambda: webp_of(b"VP8 ", 16383),
    "a lossless WebP of a few bytes": lambda: webp_of(b"VP8L", 16383),
    "an extended WebP of a few bytes": lambda: webp_of(b"VP8X", 16383),
    "a WebP of 25 megapixels": lambda: drawn("RGB", "WEBP", (5000, 5000), method=0),
    "a large progressive JPEG": progressive,
    "a PNG that claims more than there is": lambda: png_of(5000, 5000),
    "a PNG of 60 megapixels": lambda: png_bomb(10_000, 6_000),
    "a PNG of 400 megapixels": lambda: png_of(20_000, 20_000, bytes(60_000_000)),
    "half a PNG of 18 MB": lambda: saved(noise((2500, 2400)), "PNG", compress_level=1)[:9_000_000],
    "zeros": lambda: bytes(20 * MEGABYTE),
    "a WebP with zeros behind it": lambda: webp_of(b"VP8X", 100) + bytes(20 * MEGABYTE),
}


@pytest.mark.parametrize("name", FINE)
def test_a_large_picture_is_read_in_bounded_memory(name: str) -> None:
    is_picture, own, decoder = measured(FINE[name]())
    assert is_picture
    assert own < BOTS_SHARE
    assert decoder < DECODER


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_is_refused_in_bounded_memory(name: str) -> None:
    is_picture, own, decoder = measured(REFUSED[name]())
    assert not is_picture
    assert own < BOTS_SHARE
    assert decoder < DECODER
