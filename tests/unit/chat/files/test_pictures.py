"""What the provider gets of a picture: its pixels, upright, and nothing else."""

import base64
from io import BytesIO
from typing import Any

import pytest
from PIL import Image as Pillow
from PIL import ImageChops, ImageCms, ImageStat, PngImagePlugin

from bot.chat.files.pictures import LARGEST, Picture
from tests.unit.chat.files.drawing import (
    ORIENTATION,
    SIDEWAYS,
    drawn,
    noise,
    saved,
)
from tests.unit.chat.files.reading import opened, read

SECRET = b"52.5163 N, 13.3777 E"
"""Where the picture was taken."""

GPS = 0x8825
LATITUDE = 2
DESCRIPTION = 0x010E


def colour(image: Pillow.Image, x: int, y: int) -> tuple[int, ...]:
    found = image.getpixel((x, y))
    assert isinstance(found, tuple)
    return tuple(int(part) for part in found)


def is_near(image: Pillow.Image, x: int, y: int, wanted: tuple[int, int, int]) -> bool:
    found = colour(image, x, y)
    return all(abs(one - other) < 12 for one, other in zip(found, wanted, strict=True))


@pytest.mark.parametrize("kind", ["JPEG", "MPO", "WEBP", "GIF", "BMP", "AVIF"])
async def test_pictures_become_jpeg(kind: str) -> None:
    image = opened(await read(drawn("RGB", kind)))
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (32, 24))


async def test_a_png_keeps_every_pixel() -> None:
    painted = noise((64, 48))
    image = opened(await read(saved(painted, "PNG")))
    assert (image.format, image.mode) == ("PNG", "RGB")
    assert ImageChops.difference(image, painted).getbbox() is None


async def test_a_jpeg_loses_nothing_that_can_be_seen() -> None:
    painted = noise((24, 24)).resize((640, 480), Pillow.Resampling.BICUBIC)
    sent = saved(painted, "JPEG", quality=90)
    with Pillow.open(BytesIO(sent)) as before:
        difference = ImageChops.difference(opened(await read(sent)), before.convert("RGB"))
    assert max(high for _, high in ImageStat.Stat(difference).extrema) < 8


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
async def test_pictures_of_every_colour_can_be_read(mode: str) -> None:
    assert opened(await read(drawn(mode, "PNG"))).mode == "RGB"


@pytest.mark.parametrize("mode", ["L", "CMYK", "YCbCr"])
async def test_jpegs_of_every_colour_can_be_read(mode: str) -> None:
    assert opened(await read(drawn(mode, "JPEG"))).mode == "RGB"


async def test_sixteen_bits_of_grey_keep_their_shade() -> None:
    grey = Pillow.new("I;16", (8, 8), 0x8000)
    assert is_near(opened(await read(saved(grey, "PNG"))), 4, 4, (128, 128, 128))


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "GIF"])
async def test_what_can_be_seen_through_becomes_white(kind: str) -> None:
    clear = Pillow.new("RGBA", (8, 8), (255, 0, 0, 0))
    assert is_near(opened(await read(saved(clear, kind))), 4, 4, (255, 255, 255))


@pytest.mark.parametrize("turned", range(1, 9))
async def test_a_picture_is_set_upright_however_it_was_taken(turned: int) -> None:
    upright = Pillow.new("RGB", (32, 24), "white")
    upright.paste("red", (0, 0, 8, 8))
    undo = {
        2: Pillow.Transpose.FLIP_LEFT_RIGHT,
        3: Pillow.Transpose.ROTATE_180,
        4: Pillow.Transpose.FLIP_TOP_BOTTOM,
        5: Pillow.Transpose.TRANSPOSE,
        6: Pillow.Transpose.ROTATE_90,
        7: Pillow.Transpose.TRANSVERSE,
        8: Pillow.Transpose.ROTATE_270,
    }
    taken = upright.transpose(undo[turned]) if turned in undo else upright
    exif = Pillow.Exif()
    exif[ORIENTATION] = turned
    image = opened(await read(saved(taken, "JPEG", quality=95, exif=exif)))
    assert image.size == (32, 24)
    assert is_near(image, 3, 3, (255, 0, 0))
    assert is_near(image, 28, 20, (255, 255, 255))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
async def test_a_picture_taken_sideways_is_set_upright(kind: str) -> None:
    image = opened(await read(drawn("RGB", kind, turned=SIDEWAYS)))
    assert image.size == (24, 32)
    assert image.getexif().get(ORIENTATION, 1) == 1


@pytest.mark.parametrize("kind", ["JPEG", "MPO", "PNG", "WEBP", "AVIF"])
async def test_no_metadata_gets_through(kind: str) -> None:
    exif = Pillow.Exif()
    exif[DESCRIPTION] = SECRET.decode()
    exif.get_ifd(GPS)[LATITUDE] = (52.0, 30.0, 58.7)
    more: dict[str, Any] = {"xmp": SECRET, "comment": SECRET} if kind != "PNG" else {}
    data = drawn("RGB", kind, exif=exif, **more)
    assert SECRET in data
    got = await read(data)
    assert SECRET not in got.data
    assert not opened(got).getexif()
    assert not {"exif", "xmp", "comment", "icc_profile"} & set(opened(got).info)


async def test_no_text_of_a_png_gets_through() -> None:
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", SECRET.decode())
    text.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    data = drawn("RGB", "PNG", pnginfo=text)
    assert SECRET in data
    got = await read(data)
    assert SECRET not in got.data
    assert opened(got).info == {}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "BMP"])
async def test_what_is_appended_stays_behind(kind: str) -> None:
    polyglot = drawn("RGB", kind) + b"PK\x03\x04" + SECRET
    assert SECRET not in (await read(polyglot)).data


async def test_colours_of_a_profile_become_those_of_the_web() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    names = {b"rXYZ": b"gXYZ", b"gXYZ": b"rXYZ"}
    head, table, rest = srgb[:132], srgb[132:400], srgb[400:]
    swapped = b"".join(names.get(table[at : at + 4], table[at : at + 4]) for at in range(0, 268, 4))
    red = Pillow.new("RGB", (8, 8), "red")
    data = saved(red, "PNG", icc_profile=head + swapped + rest)
    assert is_near(opened(await read(data)), 4, 4, (0, 255, 0))
    assert is_near(opened(await read(saved(red, "PNG", icc_profile=srgb))), 4, 4, (255, 0, 0))


async def test_a_profile_that_is_none_is_no_reason_to_refuse() -> None:
    data = drawn("RGB", "PNG", icc_profile=b"a profile" * 30)
    assert opened(await read(data)).size == (32, 24)


async def test_a_picture_is_no_larger_than_a_video_can_show() -> None:
    image = opened(await read(drawn("RGB", "JPEG", (6000, 4000))))
    assert 1920 <= max(image.size) <= 2560
    assert abs(image.width / image.height - 6000 / 4000) < 0.01


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
async def test_what_the_bot_holds_in_memory_is_small(kind: str) -> None:
    data = saved(noise((2400, 1800)), kind, quality=95)
    assert len(data) > LARGEST
    got = await read(data)
    assert len(got.data) <= LARGEST
    assert opened(got).format == "JPEG"


def test_a_link_holds_the_label_and_every_byte() -> None:
    label, _, data = Picture(b"\x00\xff<>", "image/png").data_uri.partition(",")
    assert label == "data:image/png;base64"
    assert base64.b64decode(data, validate=True) == b"\x00\xff<>"
