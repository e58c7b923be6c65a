"""Pictures in a form that the provider can read."""

import asyncio
import base64
import logging
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from bot.chat.files.programs import STOPPED, run_program
from bot.errors import ChatOutcomeUnknown, NotAPicture

log = logging.getLogger(__name__)

MEGABYTE = 1024 * 1024
LIMIT_MB = 20
"""What a bot may fetch (Bot API: getFile)."""

LARGEST = 2_000_000
"""Bytes of a picture for the provider; decode.py makes none larger."""

_DECODER = Path(__file__).with_name("decode.py")
_SECONDS = 60.0
"""Of a hanging decoder; a busy one has 8 seconds of the processor."""
_NOT_A_PICTURE = 3

_MEDIA_TYPES = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png"}


Attempt = Callable[[], AbstractAsyncContextManager[object]]
"""What goes around the decoding of a picture, which may end the process."""


@dataclass(frozen=True)
class Picture:
    """A picture that the provider can read."""

    data: bytes
    media_type: str

    @property
    def data_uri(self) -> str:
        """The picture as a data URI (RFC 2397)."""
        return f"data:{self.media_type};base64,{base64.b64encode(self.data).decode('ascii')}"


class PictureReader:
    """Reads pictures in processes of their own, one at a time: see decode.py.

    So whatever a file does to its decoder, the bot keeps its memory, its secrets and its life.
    """

    def __init__(self, seconds: float = _SECONDS) -> None:
        """Take the ``seconds`` after which a picture is given up."""
        self._seconds = seconds
        self._turn = asyncio.Lock()

    async def read(self, file: IO[bytes], attempt: Attempt) -> Picture:
        """Return what can be seen in a file, upright, without metadata, as JPEG or PNG.

        ``attempt`` is entered when it is this file's turn, and left when it has been read.

        Raises:
            NotAPicture: it cannot be read, or not with bounded memory and time.
            ChatOutcomeUnknown: it was not tried, or not to the end.
        """
        async with self._turn, attempt():
            with TemporaryFile() as result:
                _check_exit(await self._decode(file, result))
                result.seek(0)
                return _picture(result.read(LARGEST + 1))

    async def _decode(self, file: IO[bytes], result: IO[bytes]) -> int:
        """Return the exit code; negative for a signal."""
        try:
            return await run_program(_DECODER, file, result, self._seconds)
        except OSError as error:
            raise ChatOutcomeUnknown(f"a picture cannot be read now: {error}") from error


def _check_exit(code: int) -> None:
    if code in STOPPED:
        raise ChatOutcomeUnknown("a picture was not read to its end")
    if code < 0:
        log.warning("a picture was given up: its decoder ended with signal %d", -code)
        raise NotAPicture
    if code == _NOT_A_PICTURE:
        raise NotAPicture
    if code:
        raise RuntimeError(f"{_DECODER} ends with code {code}; give it a picture to see why")


def _picture(data: bytes) -> Picture:
    """Label what the decoder wrote; it has read hostile bytes, so it is not believed."""
    for magic, media_type in _MEDIA_TYPES.items():
        if data.startswith(magic) and len(data) <= LARGEST:
            return Picture(data, media_type)
    raise NotAPicture
