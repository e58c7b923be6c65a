"""What is no picture for a video is refused, whatever its header claims."""

import random

import pytest

from bot.chat.files.pictures import PictureReader
from bot.errors import NotAPicture
from tests.unit.chat.files.drawing import (
    animated,
    drawn,
    png_bomb,
    png_of,
    webp_of,
)
from tests.unit.chat.files.reading import opened, read


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        bytes(20 * 1024 * 1024),
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\x00\x00\x00\x18ftypmp42" + b"\0" * 100,
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
        b"\xff\xd8\xff\xe0" + b"\0" * 100,
        drawn("RGB", "PNG")[:45],
        drawn("RGB", "JPEG")[:-60],
        drawn("RGB", "WEBP")[:-8],
    ],
    ids=[
        *("nothing", "text", "zeros", "SVG", "video", "EPS", "JPEG's beginning"),
        *("half PNG", "cut JPEG", "cut WebP"),
    ],
)
async def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(NotAPicture):
        await read(data)


@pytest.mark.parametrize("kind", ["ICO", "JPEG2000", "TIFF", "PPM", "TGA", "ICNS", "PDF", "EPS"])
async def test_other_formats_are_refused(kind: str) -> None:
    with pytest.raises(NotAPicture):
        await read(drawn("RGB", kind, (64, 64)))


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "AVIF"])
async def test_what_moves_already_is_refused(kind: str) -> None:
    with pytest.raises(NotAPicture):
        await read(animated(kind))


@pytest.mark.parametrize(
    "data",
    [
        png_of(5001, 5000),
        png_of(20_000, 20_000),
        png_of(2**31 - 1, 2**31 - 1),
        png_bomb(6000, 5000),
        *(webp_of(kind, 16383) for kind in (b"VP8 ", b"VP8L", b"VP8X")),
        *(webp_of(kind, 4000) for kind in (b"VP8 ", b"VP8L", b"VP8X")),
        drawn("L", "GIF", (6000, 5000)),
    ],
)
async def test_too_many_pixels_are_refused_by_what_the_header_says(data: bytes) -> None:
    with pytest.raises(NotAPicture):
        await read(data)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "AVIF"])
async def test_a_broken_file_is_a_picture_or_none_and_nothing_else(kind: str) -> None:
    chance, reader = random.Random(kind), PictureReader()
    whole = drawn("RGB", kind)
    for _ in range(15):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(min(200, len(data)))] = chance.randrange(256)
        try:
            picture = await read(bytes(data), reader)
        except NotAPicture:
            continue
        opened(picture)
