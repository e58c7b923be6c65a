"""Logging as text or JSON, with every secret removed."""

import json
import logging
from collections.abc import Iterable
from urllib.parse import quote

from pythonjsonlogger.json import JsonFormatter

_TEXT = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"
_JSON = "%(asctime)s %(levelname)s %(name)s %(message)s"

# They log each request's address, and Telegram's holds the bot token.
_TOO_TALKATIVE = ("httpx", "httpcore", "telegram", "alembic")


class Redacting(logging.Formatter):
    """Formats with another formatter and removes secrets from the result, tracebacks included."""

    def __init__(self, inner: logging.Formatter, secrets: Iterable[str]) -> None:
        super().__init__()
        self._inner = inner
        spellings = {spelling for secret in secrets for spelling in _spellings(secret)}
        self._secrets = sorted(spellings, key=len, reverse=True)

    def format(self, record: logging.LogRecord) -> str:
        """Return the line without secrets."""
        line = self._inner.format(record)
        for secret in self._secrets:
            line = line.replace(secret, "***")
        return line


def _spellings(secret: str) -> tuple[str, ...]:
    """Return a secret as it is written in text, in a web address and in JSON."""
    return secret, quote(secret, safe=""), json.dumps(secret)[1:-1]


def configure(level: str, style: str, secrets: Iterable[str]) -> None:
    """Log to standard error; ``style`` is ``text`` or ``json``."""
    inner = JsonFormatter(_JSON) if style == "json" else logging.Formatter(_TEXT)
    handler = logging.StreamHandler()
    handler.setFormatter(Redacting(inner, secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _TOO_TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    # It logs a traceback for each answer that is not JSON, and raises an error all the same.
    logging.getLogger("telegram.request").setLevel(logging.CRITICAL)
    # It warns whenever a job takes longer than its interval; the next run is skipped on purpose.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
