"""Logging as the bot sets it up, and what comes out of it."""

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from bot import log

DRIVERS = (
    *("httpx", "httpcore", "telegram", "PIL", "uvicorn", "uvicorn.access"),
    *("sqlalchemy", "sqlalchemy.engine", "aiosqlite", "asyncpg", "alembic"),
)
"""Libraries that log addresses with the token in them, or what people have written."""


class Log:
    """What was logged since logging was set up."""

    def __init__(self, capture: pytest.CaptureFixture[str]) -> None:
        self._capture = capture

    def configure(self, style: str = "json", *secrets: str, **more: Any) -> None:
        log.configure(more.pop("level", "DEBUG"), style, secrets, **more)

    def text(self) -> str:
        return self._capture.readouterr().err

    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.text().splitlines()]

    def line(self) -> dict[str, Any]:
        (line,) = self.lines()
        return line


@pytest.fixture(autouse=True)
def own_logging(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give the test a root logger without handlers, and put the levels back afterwards."""
    monkeypatch.setattr(logging.root, "handlers", [])
    for name in (None, *DRIVERS, "telegram.request"):
        logger = logging.getLogger(name)
        monkeypatch.setattr(logger, "level", logger.level)
    yield
    logging.captureWarnings(False)


@pytest.fixture
def logged(capsys: pytest.CaptureFixture[str]) -> Log:
    return Log(capsys)
