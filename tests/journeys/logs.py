"""What an operator sees of a journey: the log, as the bot sets it up."""

import io
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from bot import log

LIBRARIES = ("httpx", "httpcore", "telegram", "alembic", "urllib3")


class Log:
    """All that is logged, as it is written."""

    def __init__(self) -> None:
        self.stream = io.StringIO()

    @property
    def text(self) -> str:
        return self.stream.getvalue()

    def lines(self, **fields: object) -> list[dict[str, Any]]:
        """Return the lines with these values."""
        found = [json.loads(line) for line in self.text.splitlines()]
        return [line for line in found if fields.items() <= line.items()]


@contextmanager
def logging_to_memory(
    patch: pytest.MonkeyPatch, *secrets: str, prompts: bool = False
) -> Iterator[Log]:
    """Log everything as JSON until the block ends."""
    patch.setattr(logging.root, "handlers", [])
    for name in (None, *LIBRARIES):
        logger = logging.getLogger(name)
        patch.setattr(logger, "level", logger.level)
    log.configure("DEBUG", "json", secrets, prompts=prompts)
    logging.captureWarnings(False)
    shown = Log()
    (handler,) = logging.root.handlers
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(shown.stream)
    yield shown
