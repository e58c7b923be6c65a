"""How logging is set up: once, at the start."""

import logging
import os
import sys
import threading
from collections.abc import Iterable
from types import TracebackType
from typing import Any

import structlog
from structlog.stdlib import ExtraAdder, ProcessorFormatter, add_log_level, add_logger_name
from structlog.typing import Processor

from bot.errors import SettingsError
from bot.log.processors import Message, PlainValues, Traceback, on_one_line
from bot.log.values import Presenter
from bot.redaction import Redactor

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
    "uvicorn",
)

_log = logging.getLogger(__name__)


class SafeHandler(logging.StreamHandler[Any]):
    """Writes lines; a record that cannot be written is named, and what it holds is not shown."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 -- logging's name
        """Say where a record comes from that cannot be written."""
        what = f"a record of {record.name} cannot be written ({record.filename}:{record.lineno})\n"
        try:
            self.stream.write(what)
        except (OSError, ValueError):
            self.setStream(sys.__stderr__ or sys.stderr)


def get_logger(name: str) -> structlog.stdlib.BoundLogger:
    """Return a logger that takes values by their names, and hands them to the standard library."""
    logger: structlog.stdlib.BoundLogger = structlog.wrap_logger(
        logging.getLogger(name),
        processors=[structlog.stdlib.filter_by_level, structlog.stdlib.render_to_log_kwargs],
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    return logger


def configure(level: str, style: str, secrets: Iterable[str], *, prompts: bool = False) -> None:
    """Log to standard error; ``style`` is ``text``, ``json``, or ``auto`` for what fits there."""
    handler = SafeHandler()
    handler.setFormatter(formatter(style, secrets, prompts=prompts))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.captureWarnings(True)
    for name in _NOISY_LOGGERS:
        logging.getLogger(name).setLevel(logging.WARNING)
    # It logs a traceback for each answer that is not JSON, and raises an error all the same.
    logging.getLogger("telegram.request").setLevel(logging.CRITICAL)
    # It warns of each report that could not be sent.
    logging.getLogger("urllib3").setLevel(logging.ERROR)


def report_errors(dsn: str, secrets: Iterable[str], release: str, *, prompts: bool) -> None:
    """Report errors to Sentry as well, with the secrets and words removed that no log has.

    Raises:
        SettingsError: its package is not installed, or the DSN is wrong.
    """
    try:
        from bot.log.sentry import Reports, Scrubber, report
    except ModuleNotFoundError as error:
        missing = "needs a package first: install veogram[sentry]"
        raise SettingsError("SENTRY_DSN", missing) from error
    secrets = tuple(secrets)
    report(dsn, Scrubber(secrets, prompts=prompts), release)
    lines = formatter("json", secrets, prompts=prompts)
    logging.getLogger().addHandler(Reports(lines, prompts=prompts))


def formatter(style: str, secrets: Iterable[str], *, prompts: bool = False) -> ProcessorFormatter:
    """Return what writes a record of anybody's, with its values and its traceback."""
    is_terminal = sys.stderr.isatty()
    if style == "auto":
        style = "text" if is_terminal else "json"
    plain: list[Processor] = [Traceback(prompts=prompts), ProcessorFormatter.remove_processors_meta]
    values = PlainValues(Presenter(Redactor(secrets), prompts=prompts))
    return ProcessorFormatter(
        foreign_pre_chain=[
            Message(prompts=prompts),
            add_logger_name,
            add_log_level,
            ExtraAdder(),
            _timestamp(style),
        ],
        processors=[*plain, values, *_renderers(style, is_terminal)],
        pass_foreign_args=True,
        use_get_message=False,
    )


def _timestamp(style: str) -> Processor:
    if style == "json":
        return structlog.processors.TimeStamper(fmt="iso", utc=True)
    return structlog.processors.TimeStamper(fmt="%Y-%m-%d %H:%M:%S", utc=False)


def _renderers(style: str, is_terminal: bool) -> list[Processor]:
    if style == "json":
        return [structlog.processors.JSONRenderer()]
    colors = is_terminal and not os.environ.get("NO_COLOR")
    console = structlog.dev.ConsoleRenderer(
        colors=colors, pad_event_to=0, exception_formatter=structlog.dev.plain_traceback
    )
    return [on_one_line, console]


def log_what_is_uncaught() -> None:
    """Log what nobody has caught, also in threads: Python itself would write all of it as it is."""
    sys.excepthook = _uncaught
    threading.excepthook = lambda seen: _uncaught(
        seen.exc_type, seen.exc_value or seen.exc_type(), seen.exc_traceback
    )
    sys.unraisablehook = lambda seen: _uncaught(
        seen.exc_type, seen.exc_value or seen.exc_type(), seen.exc_traceback
    )


def _uncaught(
    kind: type[BaseException], error: BaseException, traceback: TracebackType | None
) -> None:
    if not issubclass(kind, KeyboardInterrupt):
        _log.critical("a bug that nobody has caught", exc_info=(kind, error, traceback))
