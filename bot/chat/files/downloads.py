"""Downloads over HTTP in small pieces, so that no file is ever in memory as a whole."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from tempfile import SpooledTemporaryFile
from typing import IO

import httpx

from bot.chat.files.pictures import LIMIT_MB, MEGABYTE
from bot.chat.files.public_transport import NotPublic, PublicTransport
from bot.connections import CancellableTransport, cancellable
from bot.errors import ChatOutcomeUnknown, ChatRefused, LinkExpired, PictureTooLarge

UPLOAD_LIMIT = 50 * MEGABYTE
"""What a bot may upload (Bot API: sending files)."""

PHOTO_LIMIT = 10 * MEGABYTE
"""What a photo may have (Bot API: sendPhoto)."""

LOCAL_UPLOAD_LIMIT = 2000 * MEGABYTE
"""What it may upload to a server that runs with --local (Bot API: using a local server)."""

_EXPIRED = frozenset({401, 403, 404, 410})
_IN_MEMORY = MEGABYTE
_SECONDS = 30.0
_TOTAL_SECONDS = 180.0
"""However slowly it drips, a download ends."""

_MOST_REDIRECTS = 5

_AS_IT_IS = {"Accept-Encoding": "identity"}
"""A few compressed bytes could become any number."""


class _TooLarge(Exception):
    """The file is larger than the caller's limit."""


def video_client(api_host: str, tls: ssl.SSLContext) -> httpx.AsyncClient:
    """Return a client for links that the provider gives: they may lead anywhere.

    It holds no key, and reaches private networks only where the provider's API is in one itself.
    """
    limits = httpx.Limits(max_keepalive_connections=0)
    wire = CancellableTransport(httpx.AsyncHTTPTransport(verify=tls, limits=limits))
    return httpx.AsyncClient(
        transport=PublicTransport(wire, exempt=api_host),
        timeout=httpx.Timeout(_SECONDS),
        max_redirects=_MOST_REDIRECTS,
        verify=tls,
    )


def file_client(tls: ssl.SSLContext, proxy: str | None = None) -> httpx.AsyncClient:
    """Return a client for files of Telegram."""
    return httpx.AsyncClient(timeout=httpx.Timeout(_SECONDS), **cancellable(tls, proxy=proxy))


@asynccontextmanager
async def fetched_video(
    client: httpx.AsyncClient, url: str, limit: int | None = None
) -> AsyncIterator[IO[bytes]]:
    """Fetch a finished video into a temporary file that is deleted afterwards.

    It has ``limit`` bytes at most, or what Telegram itself takes.

    Raises:
        LinkExpired: the link no longer works.
        ChatRefused: it leads to no MP4, to a private network, or to more than may be uploaded.
        ChatOutcomeUnknown: it could not be fetched just now.
    """
    async with _fetched(client, url, limit or UPLOAD_LIMIT) as file:
        _check_mp4(file)
        yield file


@asynccontextmanager
async def fetched_still(client: httpx.AsyncClient, url: str) -> AsyncIterator[IO[bytes]]:
    """Fetch a picture that was made into a temporary file that is deleted afterwards.

    Raises:
        LinkExpired, ChatRefused, ChatOutcomeUnknown: see fetched_video.
    """
    async with _fetched(client, url, PHOTO_LIMIT) as file:
        _check_picture(file)
        yield file


@asynccontextmanager
async def _fetched(client: httpx.AsyncClient, url: str, limit: int) -> AsyncIterator[IO[bytes]]:
    """Fetch what the provider links to; raise as fetched_video does."""
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as file:
        try:
            await _fetch(client, url, file, limit, follow=True)
        except httpx.HTTPStatusError as error:
            if error.response.status_code in _EXPIRED:
                raise LinkExpired from error
            raise ChatOutcomeUnknown(f"the link: {error.response.status_code}") from error
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError) as error:
            raise ChatOutcomeUnknown(f"the link: {type(error).__name__}") from error
        except NotPublic as error:
            raise ChatRefused(f"the link leads into a private network: {error}") from error
        except _TooLarge:
            raise ChatRefused("the file is over the limit", too_large=True) from None
        yield file


def _check_mp4(file: IO[bytes]) -> None:
    """Check that a file begins with the box of its type (ISO/IEC 14496-12, 4.3), and rewind it."""
    file.seek(0)
    head = file.read(8)
    file.seek(0)
    if head[4:] != b"ftyp":
        raise ChatRefused("the video's link leads to something else")


def _check_picture(file: IO[bytes]) -> None:
    """Check that a file begins like a PNG, a JPEG or a WebP, and rewind it."""
    file.seek(0)
    head = file.read(12)
    file.seek(0)
    is_webp = head[:4] == b"RIFF" and head[8:] == b"WEBP"
    if not (is_webp or head.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"))):
        raise ChatRefused("the link leads to something else than a picture")


@asynccontextmanager
async def fetched_file(
    client: httpx.AsyncClient, url: str, base: str, limit: int = LIMIT_MB * MEGABYTE
) -> AsyncIterator[IO[bytes]]:
    """Fetch a file from Telegram, which means from below ``base`` and from nowhere else.

    The link holds the bot token, so no error may contain it.

    Raises:
        PictureTooLarge: it has more than ``limit`` bytes.
        ChatOutcomeUnknown: it could not be fetched just now.
    """
    if not url.startswith(f"{base}/"):
        raise ChatOutcomeUnknown("file: not at Telegram")
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as file:
        try:
            await _fetch(client, url, file, limit, follow=False)
        except httpx.HTTPStatusError as error:
            raise ChatOutcomeUnknown(f"file: status {error.response.status_code}") from None
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError) as error:
            raise ChatOutcomeUnknown(f"file: {type(error).__name__}") from None
        except _TooLarge:
            raise PictureTooLarge(limit // MEGABYTE) from None
        yield file


async def _fetch(
    client: httpx.AsyncClient, url: str, file: IO[bytes], limit: int, *, follow: bool
) -> None:
    request = client.stream("GET", url, headers=_AS_IT_IS, follow_redirects=follow)
    async with asyncio.timeout(_TOTAL_SECONDS), request as response:
        response.raise_for_status()
        if response.headers.get("Content-Encoding", "").lower() not in {"", "identity"}:
            raise httpx.DecodingError("compressed, though that was not asked for")
        size = 0
        async for chunk in response.aiter_bytes():
            size += len(chunk)
            if size > limit:
                raise _TooLarge
            file.write(chunk)
