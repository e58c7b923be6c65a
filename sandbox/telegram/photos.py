"""Photos: scaled JPEGs of a picture, as Telegram makes them."""

import io
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from sandbox.telegram.errors import bad_request
from sandbox.telegram.files import Files
from sandbox.telegram.media import Kind, Photo, PhotoSize

SIDES = (90, 320, 800, 1280)
"""The longer side of each size; a size that would be larger than the picture is left out."""
SUM_LIMIT = 10_000
"""Pixels of width plus height (Bot API: sendPhoto)."""
RATIO_LIMIT = 20
THUMBNAIL = 320


def scaled(path: Path) -> list[tuple[bytes, int, int]]:
    """Scale a picture; returns JPEGs with their width and height, the smallest first.

    Raises:
        Refusal: 400, no picture that can be read, or one of impossible shape.
    """
    try:
        with Image.open(path) as opened:
            picture = ImageOps.exif_transpose(opened).convert("RGB")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        raise bad_request("IMAGE_PROCESS_FAILED") from None
    width, height = picture.size
    if width + height > SUM_LIMIT or max(width, height) > RATIO_LIMIT * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    longer = max(picture.size)
    sides = [side for side in SIDES if side < longer] + [longer] * (longer <= SIDES[-1])
    return [_jpeg(picture, side) for side in sides]


def photo(files: Files, jpegs: list[tuple[bytes, int, int]]) -> Photo:
    """Keep every size of a photo."""
    sizes = tuple(
        PhotoSize(files.keep_bytes(data, Kind.PHOTO, "image/jpeg"), width, height)
        for data, width, height in jpegs
    )
    return Photo(sizes)


def thumbnail(picture: Image.Image) -> tuple[bytes, int, int]:
    """Make a small JPEG of a video's first frame or of a document."""
    return _jpeg(picture.convert("RGB"), min(THUMBNAIL, max(picture.size)))


def _jpeg(picture: Image.Image, side: int) -> tuple[bytes, int, int]:
    small = picture.copy()
    small.thumbnail((side, side))
    buffer = io.BytesIO()
    small.save(buffer, "JPEG", quality=87)
    return buffer.getvalue(), *small.size
