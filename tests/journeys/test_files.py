"""Pictures sent as files: what is taken, what is turned into JPEG, and what is refused."""

import io
import struct
import zlib
from typing import Any

import pytest
from PIL import Image

from sandbox.telegram import Attachment
from sandbox.telegram.media import Kind
from tests.stage import Stage, decoded, picture, words

NO_PICTURE = words("refusal-not-a-picture")
MEGABYTE = 1024 * 1024

DESCRIPTION, GPS, LATITUDE = 0x010E, 0x8825, 2


def file(format_name: str, data: bytes | None = None) -> dict[str, Any]:
    """Return an attachment as an app sends it without compression."""
    return {
        "document": picture(format_name) if data is None else data,
        "file_name": f"fox.{format_name.lower()}",
        "mime_type": f"image/{format_name.lower()}",
    }


@pytest.mark.parametrize("format_name", ["JPEG", "PNG"])
async def test_a_picture_as_a_file_keeps_its_format_and_size(
    stage: Stage, format_name: str
) -> None:
    async with stage.bot():
        await stage.says("/veo it runs", **file(format_name))
        body = (await stage.bought())[0]
    label, image = decoded(body["image_url"])
    assert label == f"image/{format_name.lower()}"
    assert (image.format, image.size) == (format_name, (640, 360))


async def test_the_place_where_a_picture_was_taken_stays_here(stage: Stage) -> None:
    exif = Image.Exif()
    exif[DESCRIPTION] = "at home"
    exif.get_ifd(GPS)[LATITUDE] = (52.0, 30.0, 58.7)
    target = io.BytesIO()
    Image.new("RGB", (640, 360)).save(target, "JPEG", exif=exif, comment=b"at home")
    async with stage.bot():
        await stage.says("/veo it runs", **file("JPEG", target.getvalue()))
        body = (await stage.bought())[0]
    _, image = decoded(body["image_url"])
    assert not image.getexif()
    assert "comment" not in image.info


@pytest.mark.parametrize("format_name", ["AVIF", "BMP", "GIF", "WEBP"])
async def test_what_the_provider_cannot_read_becomes_jpeg(stage: Stage, format_name: str) -> None:
    async with stage.bot():
        await stage.says("/veo it runs", **file(format_name))
        body = (await stage.bought())[0]
    label, image = decoded(body["image_url"])
    assert (label, image.format, image.size) == ("image/jpeg", "JPEG", (640, 360))


async def test_the_label_tells_what_the_bytes_are_not_what_the_name_says(stage: Stage) -> None:
    async with stage.bot():
        await stage.says("/veo it runs", **file("JPEG", picture("PNG")))
        body = (await stage.bought())[0]
    assert decoded(body["image_url"])[0] == "image/png"


async def test_an_answered_file_moves_too(stage: Stage) -> None:
    club = stage.telegram.group("Film club", [stage.anna])
    async with stage.bot():
        sent = await stage.telegram.send(stage.anna, club, **file("PNG"))
        await stage.telegram.send(stage.anna, club, "/veo it runs", reply_to=sent)
        body = (await stage.bought())[0]
    assert (body["model"], body["prompt"]) == ("google/veo-3.0-i2v-fast", "it runs")


@pytest.mark.parametrize("name", ["plan.pdf", "notes.txt", "song.mp3", "nameless"])
@pytest.mark.parametrize("caption", ["/veo it runs", "it runs"])
async def test_a_file_that_is_no_picture_is_refused_in_words(
    stage: Stage, name: str, caption: str
) -> None:
    async with stage.bot():
        said = await stage.refused(caption, document=b"%PDF-1.7 and so on", file_name=name)
    assert said == NO_PICTURE


async def test_an_answer_to_a_file_that_is_no_picture_is_refused_in_words(stage: Stage) -> None:
    club = stage.telegram.group("Film club", [stage.anna])
    async with stage.bot():
        sent = await stage.telegram.send(stage.anna, club, document=b"words", file_name="a.txt")
        asked = await stage.telegram.send(stage.anna, club, "/veo it runs", reply_to=sent)
        assert (await stage.answer_to(asked)).html == NO_PICTURE
    assert stage.creates() == []


async def test_an_album_of_files_that_are_no_pictures_buys_nothing(stage: Stage) -> None:
    plan = Attachment(Kind.DOCUMENT, b"%PDF-1.7 and so on", "plan.pdf")
    async with stage.bot():
        sent = await stage.telegram.album(
            stage.anna, stage.chat, [plan, plan], caption="/veo it runs"
        )
        assert (await stage.answer_to(sent[0])).html == NO_PICTURE
    assert stage.sandbox.provider.requests == []


@pytest.mark.parametrize(
    "data",
    [
        *(b"nothing of the kind", picture("PNG")[:60], picture("JPEG")[:200], b"GIF89a"),
        *(picture("TIFF"), picture("ICO"), picture("JPEG2000")),
    ],
    ids=["words", "half a PNG", "half a JPEG", "a head only", "TIFF", "ICO", "JPEG 2000"],
)
async def test_what_cannot_be_read_is_refused_in_words_and_the_quota_given_back(
    stage: Stage, data: bytes
) -> None:
    async with stage.bot(user_daily_limit=1):
        asked = await stage.says("/veo it runs", **file("JPEG", data))
        told = await stage.answer_to(asked, lambda m: m.html == words("failed-not-a-picture"))
        await stage.until(lambda: stage.there() == [asked.id, told.id])
        assert stage.creates() == []
        await stage.video_for(await stage.says("/veo a fox"))


async def test_a_file_over_20_mb_is_refused_in_words(stage: Stage) -> None:
    async with stage.bot():
        data = picture("PNG") + bytes(20 * MEGABYTE)
        said = await stage.refused("/veo it runs", **file("PNG", data))
    assert said == words("refusal-picture-too-large", limit=20)
    assert stage.sandbox.journal.of("getFile") == []


async def test_a_file_of_unknown_size_over_20_mb_is_refused_in_words(stage: Stage) -> None:
    data = picture("PNG") + bytes(20 * MEGABYTE)
    asked = await stage.says("/veo it runs", **file("PNG", data))
    del stage.telegram.world.updates.pending[0].payload["document"]["file_size"]
    async with stage.bot():
        too_large = words("failed-picture-too-large")
        await stage.answer_to(asked, lambda m: m.html == too_large)
    assert stage.creates() == []


async def test_a_picture_that_is_a_bomb_is_refused_in_words(stage: Stage) -> None:
    head = b"IHDR" + struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n\0\0\0\r" + head + struct.pack(">I", zlib.crc32(head))
    async with stage.bot():
        asked = await stage.says("/veo it runs", **file("PNG", bomb))
        await stage.answer_to(asked, lambda m: m.html == words("failed-not-a-picture"))
    assert stage.creates() == []


async def test_a_picture_that_telegram_no_longer_has_is_told(stage: Stage) -> None:
    async with stage.bot():
        asked = await stage.says("/veo it runs", **file("PNG"))
        stage.telegram.world.files.by_id.clear()
        await stage.answer_to(asked, lambda m: m.html == words("failed-picture-gone"))
    assert stage.creates() == []
