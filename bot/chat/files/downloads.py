"""Downloads over HTTP in small pieces, so that a video is never in memory as a whole."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from tempfile import SpooledTemporaryFile
from typing import IO

import httpx

from bot.chat.files.pictures import MEGABYTE
from bot.errors import ChatOutcomeUnknown, ChatRefused, LinkExpired

UPLOAD_LIMIT = 50 * MEGABYTE
"""What a bot may upload (Bot API: sending files)."""

_EXPIRED = frozenset({401, 403, 404, 410})
_IN_MEMORY = MEGABYTE


class _TooLarge(Exception):
    """The file is larger than the caller's limit."""


@asynccontextmanager
async def fetched_video(client: httpx.AsyncClient, url: str) -> AsyncIterator[IO[bytes]]:
    """Fetch a finished video into a temporary file that is deleted afterwards.

    Raises:
        LinkExpired: the link no longer works.
        ChatRefused: it is larger than what may be uploaded.
        ChatOutcomeUnknown: it could not be fetched just now.
    """
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as file:
        try:
            await _fetch(client, url, file, UPLOAD_LIMIT)
        except httpx.HTTPStatusError as error:
            if error.response.status_code in _EXPIRED:
                raise LinkExpired from error
            raise ChatOutcomeUnknown(f"the video's link: {error.response.status_code}") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise ChatOutcomeUnknown(f"the video's link: {type(error).__name__}") from error
        except _TooLarge:
            raise ChatRefused("the video is over the limit", too_large=True) from None
        file.seek(0)
        yield file


async def _fetch(client: httpx.AsyncClient, url: str, file: IO[bytes], limit: int) -> None:
    async with client.stream("GET", url, follow_redirects=True) as response:
        response.raise_for_status()
        size = 0
        async for chunk in response.aiter_bytes():
            size += len(chunk)
            if size > limit:
                raise _TooLarge
            file.write(chunk)


async def fetched_bytes(client: httpx.AsyncClient, url: str, limit: int) -> bytes | None:
    """Fetch a file from Telegram; its link holds the bot token, so no error may contain it.

    Returns None when it has more than ``limit`` bytes.

    Raises:
        ChatOutcomeUnknown: it could not be fetched just now.
    """
    with SpooledTemporaryFile(max_size=limit) as file:
        try:
            await _fetch(client, url, file, limit)
        except httpx.HTTPStatusError as error:
            raise ChatOutcomeUnknown(f"file: status {error.response.status_code}") from None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise ChatOutcomeUnknown(f"file: {type(error).__name__}") from None
        except _TooLarge:
            return None
        file.seek(0)
        return file.read()
