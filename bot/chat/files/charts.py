"""Charts, drawn in a process of their own."""

import asyncio
import json
import logging
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from bot.chat.files.programs import run_program

log = logging.getLogger(__name__)

_PROGRAM = Path(__file__).with_name("draw.py")
_SECONDS = 20.0
"""For one chart, with those that are drawn before it; it takes one or two."""
_NOT_INSTALLED = 3
_LARGEST = 1_000_000
_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True)
class Series:
    """A number for each day or hour."""

    label: str
    colour: str
    """like ``#1b2433``"""
    values: Sequence[int | str]
    """decimals as strings, so that they are not rounded on the way"""


@dataclass(frozen=True)
class Chart:
    """Bars on top of each other, and a line with a scale of its own."""

    title: str
    labels: Sequence[str]
    """of the days or hours; some are empty, where there would be too many"""
    bars: Sequence[Series]
    line: Series
    """which may end before the bars"""
    decimal_mark: str = "."


class Charts:
    """Draws one chart at a time: see draw.py. Where it fails, there is none."""

    def __init__(self, folder: Path, seconds: float = _SECONDS) -> None:
        """Take the ``folder`` where matplotlib keeps its list of fonts."""
        self._folder = folder
        self._seconds = seconds
        self._turn = asyncio.Lock()

    async def draw(self, chart: Chart) -> bytes | None:
        """Return a PNG, or None where matplotlib is not installed, fails or takes too long."""
        try:
            async with asyncio.timeout(self._seconds), self._turn:
                with TemporaryFile() as source, TemporaryFile() as result:
                    source.write(json.dumps(asdict(chart)).encode())
                    return _png(await self._run(source, result), result)
        except TimeoutError:
            log.warning("a chart is left out: it takes too long")
        except OSError as error:
            log.warning("a chart is left out: %s", error)
        return None

    async def _run(self, source: IO[bytes], result: IO[bytes]) -> int:
        return await run_program(
            _PROGRAM,
            source,
            result,
            self._seconds,
            MPLCONFIGDIR=str(self._folder),
            OPENBLAS_NUM_THREADS="1",  # each thread takes address space
        )


def _png(code: int, result: IO[bytes]) -> bytes | None:
    result.seek(0)
    data = result.read(_LARGEST + 1)
    if code == 0 and data.startswith(_PNG) and len(data) <= _LARGEST:
        return data
    if code == _NOT_INSTALLED:
        log.info("a chart is left out: the extra 'charts' is not installed")
    else:
        log.warning("a chart is left out: its program ends with code %d", code)
    return None
