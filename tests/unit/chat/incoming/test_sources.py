import pytest
from telegram import Animation, Chat, Document, Message, PhotoSize

from bot.chat.files.pictures import LIMIT_MB, MEGABYTE
from bot.chat.incoming.sources import image_in
from bot.errors import NotAPicture, PictureTooLarge
from bot.veo.sources import Image


def photo(name: str, width: int, height: int) -> PhotoSize:
    return PhotoSize(name, f"u-{name}", width, height)


def message(**what: object) -> Message:
    return Message(1, None, Chat(1, "private"), **what)  # type: ignore[arg-type]  # PTB's own names


def document(mime_type: str | None, size: int | None = None, **more: object) -> Document:
    return Document("file", "unique", mime_type=mime_type, file_size=size, **more)  # type: ignore[arg-type]


def test_of_a_photo_the_largest_size_is_taken() -> None:
    sizes = [photo("s", 90, 60), photo("l", 1280, 853), photo("m", 320, 213)]
    assert image_in(message(photo=sizes)) == Image("l", 1280, 853)


@pytest.mark.parametrize("kind", ["image/jpeg", "image/png", "image/webp", "image/gif", "image/x"])
def test_an_image_sent_as_a_file_is_taken_whatever_its_kind(kind: str) -> None:
    assert image_in(message(document=document(kind))) == Image("file")


def test_the_shape_of_a_file_is_that_of_its_thumbnail() -> None:
    held = document("image/png", thumbnail=photo("t", 180, 320))
    assert image_in(message(document=held)) == Image("file", 180, 320)


@pytest.mark.parametrize("kind", ["video/mp4", "application/pdf", "text/plain", None])
def test_another_file_is_no_picture(kind: str | None) -> None:
    with pytest.raises(NotAPicture):
        image_in(message(document=document(kind)))


def test_a_file_over_the_limit_is_refused_before_it_is_fetched() -> None:
    fits = document("image/png", LIMIT_MB * MEGABYTE)
    assert image_in(message(document=fits)) == Image("file")
    with pytest.raises(PictureTooLarge) as caught:
        image_in(message(document=document("image/png", LIMIT_MB * MEGABYTE + 1)))
    assert caught.value.limit == LIMIT_MB


def test_words_and_animations_hold_no_picture() -> None:
    moving = Animation("file", "unique", 320, 180, 3)
    assert image_in(message(text="hello")) is None
    assert image_in(message(animation=moving, document=document("video/mp4"))) is None
