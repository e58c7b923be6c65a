"""Reading a picture, and opening what comes of it."""

from contextlib import nullcontext
from io import BytesIO
from tempfile import TemporaryFile

from PIL import Image as Pillow

from bot.chat.files.pictures import Picture, PictureReader


async def read(data: bytes, reader: PictureReader | None = None) -> Picture:
    with TemporaryFile() as file:
        file.write(data)
        return await (reader or PictureReader()).read(file, nullcontext)


def opened(picture: Picture) -> Pillow.Image:
    """Open what the provider would get, and check that its label is true."""
    image = Pillow.open(BytesIO(picture.data))
    image.load()
    assert image.get_format_mimetype() == picture.media_type
    return image
