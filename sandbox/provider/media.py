"""Pictures and videos that come with a request: data URIs and links."""

import base64
import binascii
import io
from dataclasses import dataclass

import av
import httpx
from PIL import Image, UnidentifiedImageError

from sandbox.authorities import trusted_authorities

LABELS = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
"""The media type that a data URI of each image format must name."""
FETCH_TIMEOUT_S = 10.0


class MediaError(Exception):
    """A picture or video that cannot be used; says why."""


@dataclass(frozen=True, slots=True)
class DataUri:
    """A parsed data URI."""

    label: str
    content: bytes


def is_data_uri(link: str) -> bool:
    """Whether this is a data URI and not a link."""
    return link[:5].lower() == "data:"


def parse_data_uri(link: str) -> DataUri:
    """Parse ``data:image/png;base64,...``.

    Raises:
        MediaError: it is not Base64 of anything.
    """
    head, comma, encoded = link.partition(",")
    label, _, coding = head[5:].lower().partition(";")
    if not comma or coding != "base64":
        raise MediaError("a data URI must be Base64")
    try:
        return DataUri(label, base64.b64decode(encoded, validate=True))
    except binascii.Error:
        raise MediaError("invalid Base64") from None


def check_image(link: str) -> None:
    """Check that a data URI holds the picture that its media type names.

    Raises:
        MediaError: it does not.
    """
    uri = parse_data_uri(link)
    try:
        with Image.open(io.BytesIO(uri.content)) as image:
            image.load()
            label = LABELS.get(image.format or "")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        raise MediaError("the image cannot be decoded") from None
    if label != uri.label:
        raise MediaError(f"the label says {uri.label!r}, the bytes are {label or 'something else'}")


def check_video(link: str) -> None:
    """Check that a data URI holds a video.

    Raises:
        MediaError: it does not.
    """
    uri = parse_data_uri(link)
    if not uri.label.startswith("video/"):
        raise MediaError(f"the label says {uri.label!r}, expected a video")
    try:
        with av.open(io.BytesIO(uri.content)) as container:
            found = bool(container.streams.video)
    except (av.FFmpegError, ValueError):
        found = False
    if not found:
        raise MediaError("the video cannot be decoded")


async def load(link: str) -> bytes:
    """Return the bytes behind a data URI or a public link.

    Raises:
        MediaError: the link cannot be fetched.
    """
    if is_data_uri(link):
        return parse_data_uri(link).content
    try:
        async with httpx.AsyncClient(
            timeout=FETCH_TIMEOUT_S, follow_redirects=True, verify=trusted_authorities()
        ) as client:
            answer = await client.get(link)
            answer.raise_for_status()
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise MediaError(f"could not download the source: {type(error).__name__}") from error
    return answer.content
