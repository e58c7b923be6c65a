import base64
import random
import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image as Pillow

from bot.chat.files.pictures import Picture, read
from bot.errors import NotAPicture

ORIENTATION = 0x0112
SIDEWAYS = 6
"""The phone was held upright, and the camera did not turn the pixels."""


def drawn(mode: str, kind: str, size: tuple[int, int] = (32, 24), turned: int = 1) -> bytes:
    exif = Pillow.Exif()
    exif[ORIENTATION] = turned
    target = BytesIO()
    more = {"exif": exif} if turned != 1 else {}
    Pillow.new(mode, size).save(target, kind, **more)
    return target.getvalue()


def png_of(width: int, height: int) -> bytes:
    """Return a file of a few bytes that claims to be a picture of any size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 1000)
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def opened(picture: Picture) -> Pillow.Image:
    """Open what the provider would get, and check that its label is true."""
    image = Pillow.open(BytesIO(picture.data))
    image.load()
    assert image.get_format_mimetype() == picture.media_type
    return image


@pytest.mark.parametrize(
    ("kind", "label"), [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("WEBP", "image/webp")]
)
async def test_what_the_provider_reads_is_left_as_it_is(kind: str, label: str) -> None:
    data = drawn("RGB", kind)
    assert await read(data) == Picture(data, label)


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF", "ICO", "JPEG2000", "AVIF", "MPO"])
async def test_other_pictures_become_jpeg(kind: str) -> None:
    image = opened(await read(drawn("RGB", kind)))
    assert (image.format, image.mode) == ("JPEG", "RGB")


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "LAB", "YCbCr"])
async def test_pictures_of_every_colour_become_jpeg(mode: str) -> None:
    assert opened(await read(drawn(mode, "TIFF"))).mode == "RGB"


async def test_what_can_be_seen_through_becomes_white() -> None:
    target = BytesIO()
    Pillow.new("RGBA", (8, 8), (255, 0, 0, 0)).save(target, "TIFF")
    assert opened(await read(target.getvalue())).getpixel((4, 4)) == (255, 255, 255)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
async def test_a_picture_taken_sideways_is_set_upright(kind: str) -> None:
    image = opened(await read(drawn("RGB", kind, (32, 24), turned=SIDEWAYS)))
    assert (image.size, image.format) == ((24, 32), "JPEG")
    assert image.getexif().get(ORIENTATION, 1) == 1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\x00\x00\x00\x18ftypmp42" + b"\0" * 100,
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
        b"\xff\xd8\xff\xe0" + b"\0" * 100,
        drawn("RGB", "PNG")[:45],
        drawn("RGB", "JPEG")[:-60],
    ],
    ids=["nothing", "text", "SVG", "video", "EPS", "JPEG's beginning", "half PNG", "cut JPEG"],
)
async def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(NotAPicture):
        await read(data)


@pytest.mark.parametrize("side", [9_000, 12_000, 20_000, 2**31 - 1])
async def test_a_bomb_is_refused_before_it_is_unpacked(side: int) -> None:
    with pytest.raises(NotAPicture):
        await read(png_of(side, side))


@pytest.mark.parametrize(
    "kind", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "ICO", "JPEG2000", "AVIF"]
)
@pytest.mark.filterwarnings("ignore")
async def test_a_broken_file_is_a_picture_or_none_and_nothing_else(kind: str) -> None:
    chance = random.Random(kind)
    whole = drawn("RGB", kind)
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(min(200, len(data)))] = chance.randrange(256)
        try:
            picture = await read(bytes(data))
        except NotAPicture:
            continue
        assert picture.media_type in {"image/jpeg", "image/png", "image/webp"}


def test_a_link_holds_the_label_and_every_byte() -> None:
    label, _, data = Picture(b"\x00\xff<>", "image/png").data_uri.partition(",")
    assert label == "data:image/png;base64"
    assert base64.b64decode(data, validate=True) == b"\x00\xff<>"
