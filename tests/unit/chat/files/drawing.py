"""Pictures for tests, honest and hostile."""

import random
import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image as Pillow

ORIENTATION = 0x0112
SIDEWAYS = 6
"""The phone was held upright, and the camera did not turn the pixels."""


def drawn(
    mode: str, kind: str, size: tuple[int, int] = (32, 24), turned: int = 1, **more: Any
) -> bytes:
    """Return a file of one colour."""
    if turned != 1:
        exif = Pillow.Exif()
        exif[ORIENTATION] = turned
        more["exif"] = exif
    return saved(Pillow.new(mode, size), kind, **more)


def saved(image: Pillow.Image, kind: str, **more: Any) -> bytes:
    """Return an image as a file."""
    target = BytesIO()
    image.save(target, kind, **more)
    return target.getvalue()


def animated(kind: str) -> bytes:
    """Return a file of two frames."""
    frames = [Pillow.new("RGB", (32, 24), colour) for colour in ("teal", "plum")]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:])


def noise(size: tuple[int, int]) -> Pillow.Image:
    """Return what no encoder can make small."""
    width, height = size
    data = random.Random(7).randbytes(3 * width * height)
    return Pillow.frombytes("RGB", size, data)


def chunk(kind: bytes, data: bytes) -> bytes:
    """Return a chunk of a PNG."""
    check = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + check


def png_of(width: int, height: int, pixels: bytes = b"\0" * 1000, alpha: bool = False) -> bytes:
    """Return a small file that claims to be a picture of any size."""
    header = struct.pack(">IIBBBBB", width, height, 8, 6 if alpha else 2, 0, 0, 0)
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def png_bomb(width: int, height: int, alpha: bool = False) -> bytes:
    """Return a small file that really holds so many pixels."""
    row = b"\0" + bytes((4 if alpha else 3) * width)
    return png_of(width, height, row * height, alpha)


def webp_of(kind: bytes, side: int) -> bytes:
    """Return a WebP of a few bytes that claims to be a square of any size."""
    body = {
        b"VP8 ": b"\x30\x01\x00\x9d\x01\x2a" + struct.pack("<HH", side, side) + bytes(4),
        b"VP8L": b"\x2f" + struct.pack("<I", (side - 1) | (side - 1) << 14) + bytes(9),
        b"VP8X": bytes(4) + 2 * struct.pack("<I", side - 1)[:3] + bytes(4),
    }[kind]
    chunks = b"WEBP" + kind + struct.pack("<I", len(body)) + body
    return b"RIFF" + struct.pack("<I", len(chunks)) + chunks
