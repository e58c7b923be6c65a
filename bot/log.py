"""Logging as text or JSON, with every secret removed."""

import logging
from collections.abc import Iterable

from pythonjsonlogger.json import JsonFormatter

from bot.redaction import Redactor

_TEXT = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"
_JSON = "%(asctime)s %(levelname)s %(name)s %(message)s"

# They log addresses, of which Telegram's hold the bot token, and what people have written.
_NOISY_LOGGERS = (
    "PIL",
    "aiosqlite",
    "alembic",
    "asyncpg",
    "httpcore",
    "httpx",
    "sqlalchemy",
    "telegram",
)


class Redacting(logging.Formatter):
    """Formats with another formatter and removes secrets from the result, tracebacks included."""

    def __init__(self, inner: logging.Formatter, secrets: Iterable[str]) -> None:
        super().__init__()
        self._inner = inner
        self._redact = Redactor(secrets)

    def format(self, record: logging.LogRecord) -> str:
        """Return the line without secrets."""
        return self._redact(self._inner.format(record))


def configure(level: str, style: str, secrets: Iterable[str]) -> None:
    """Log to standard error; ``style`` is ``text`` or ``json``."""
    inner = JsonFormatter(_JSON) if style == "json" else logging.Formatter(_TEXT)
    handler = logging.StreamHandler()
    handler.setFormatter(Redacting(inner, secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _NOISY_LOGGERS:
        logging.getLogger(name).setLevel(logging.WARNING)
    # It logs a traceback for each answer that is not JSON, and raises an error all the same.
    logging.getLogger("telegram.request").setLevel(logging.CRITICAL)
    # It warns whenever a job takes longer than its interval; the next run is skipped on purpose.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
