"""Pictures in a form that the provider can read."""

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
"""Formats that people have on phones and disks; for EPS, Pillow would start another program."""

_ORIENTATION = 0x0112
_MOST_PIXELS = 64_000_000


@dataclass(frozen=True)
class Picture:
    """A picture that the provider can read."""

    data: bytes
    media_type: str

    @property
    def data_uri(self) -> str:
        """The picture as a data URI (RFC 2397)."""
        return f"data:{self.media_type};base64,{base64.b64encode(self.data).decode('ascii')}"


async def read(data: bytes) -> Picture:
    """Check the bytes and find their media type; what the provider cannot read becomes JPEG.

    Raises:
        NotAPicture: the bytes cannot be read as a picture.
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
    except Exception as error:  # broken files and bombs make Pillow raise nearly anything
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
