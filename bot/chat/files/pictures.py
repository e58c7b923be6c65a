"""The bytes of a picture, as the provider reads them."""

import asyncio
import base64
from dataclasses import dataclass
from io import BytesIO

from PIL import Image as Pillow
from PIL import ImageOps

from bot.errors import NotAPicture

MEGABYTE = 1024 * 1024
LIMIT_MB = 20
"""What a bot may fetch (Bot API: getFile)."""

_AS_THEY_ARE = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
_READABLE = ("AVIF", "BMP", "GIF", "ICO", "JPEG", "JPEG2000", "PNG", "TIFF", "WEBP")
"""What people have on their phones and disks; EPS and its like would start other programs."""

_ORIENTATION = 0x0112
_MOST_PIXELS = 64_000_000


@dataclass(frozen=True)
class Picture:
    """A picture as the provider takes it."""

    data: bytes
    media_type: str

    @property
    def data_uri(self) -> str:
        """The picture as a link that holds all of it (RFC 2397)."""
        return f"data:{self.media_type};base64,{base64.b64encode(self.data).decode('ascii')}"


async def read(data: bytes) -> Picture:
    """Check the bytes and label them as what they are; what the provider cannot read becomes JPEG.

    Raises:
        NotAPicture: nothing that can be read.
    """
    return await asyncio.to_thread(_read, data)


def _read(data: bytes) -> Picture:
    try:
        with Pillow.open(BytesIO(data), formats=_READABLE) as image:
            _check_size(image)
            image.load()
            is_upright = image.getexif().get(_ORIENTATION, 1) == 1
            if image.format in _AS_THEY_ARE and is_upright:
                return Picture(data, _AS_THEY_ARE[image.format])
            return _jpeg(image)
    except Exception as error:  # what is broken, or a bomb, makes Pillow raise nearly anything
        raise NotAPicture from error


def _check_size(image: Pillow.Image) -> None:
    if image.width * image.height > _MOST_PIXELS:
        raise NotAPicture


def _jpeg(image: Pillow.Image) -> Picture:
    upright = ImageOps.exif_transpose(image).convert("RGBA")
    flat = Pillow.new("RGB", upright.size, "white")
    flat.paste(upright, mask=upright.getchannel("A"))
    target = BytesIO()
    flat.save(target, "JPEG", quality=95)
    return Picture(target.getvalue(), "image/jpeg")
