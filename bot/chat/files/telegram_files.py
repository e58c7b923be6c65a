"""Files of Telegram: over HTTP, or where a Bot API server of one's own keeps them."""

import os
import stat
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import IO

import httpx

from bot.chat.files.downloads import fetched_file
from bot.chat.files.pictures import LIMIT_MB, MEGABYTE
from bot.errors import ChatOutcomeUnknown, PictureTooLarge


class TelegramFiles:
    """Opens what getFile has named."""

    def __init__(self, client: httpx.AsyncClient, base: str, folder: Path | None) -> None:
        """Take the address below which Telegram serves files.

        ``folder`` is where a server that runs with --local keeps them. It names them by absolute
        paths (Bot API: using a local server); without a folder, no such path is read.
        """
        self._client = client
        self._base = base
        self._folder = folder

    @asynccontextmanager
    async def opened(self, path: str) -> AsyncIterator[IO[bytes]]:
        """Open a file of up to 20 MB.

        Raises:
            PictureTooLarge: it is larger.
            ChatOutcomeUnknown: it cannot be read just now, or is not to be read at all.
        """
        # The library makes an address of a path where there is no such file.
        local = path.removeprefix(f"{self._base}/")
        if self._folder and local.startswith("/"):
            with _local(Path(local), self._folder, LIMIT_MB * MEGABYTE) as file:
                yield file
        else:
            async with fetched_file(self._client, path, self._base) as file:
                yield file


def _local(path: Path, folder: Path, limit: int) -> IO[bytes]:
    """Open a regular file below a folder, wherever links and dots would lead.

    Its path holds the bot token, so no error may contain it.
    """
    try:
        real = path.resolve(strict=True)
        if not real.is_relative_to(folder.resolve(strict=True)):
            raise ChatOutcomeUnknown("file: not below TELEGRAM_FILES_DIR")
        # No link may have taken its place meanwhile, and a pipe would be waited for.
        opened = os.open(real, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except (OSError, ValueError, RuntimeError) as error:
        raise ChatOutcomeUnknown(f"file: {type(error).__name__}") from None
    found = os.fstat(opened)
    if stat.S_ISREG(found.st_mode) and found.st_size <= limit:
        return os.fdopen(opened, "rb")
    os.close(opened)
    if stat.S_ISREG(found.st_mode):
        raise PictureTooLarge(limit // MEGABYTE)
    raise ChatOutcomeUnknown("file: not a file")
