"""Reporting errors to Sentry: what the log says of them, and nothing more.

Everything that the SDK would find by itself is switched off: local variables, requests, what other
libraries do, and headers that it would add to calls to Telegram and to the provider.
"""

import json
import logging
import traceback
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import sentry_sdk
from sentry_sdk.types import Event, Hint
from sentry_sdk.utils import BadDsn

from bot.errors import SettingsError
from bot.log.tracebacks import chain_of, error_in
from bot.log.values import Presenter
from bot.log.words import WITHHELD, text_told
from bot.redaction import Redactor

_DEEPEST = 12
"""How deep an event is nested, with the frames of its traceback."""

_BREADCRUMBS = 50
_FLUSH_SECONDS = 2.0
_OURS = Path(__file__).parents[1]
"""Where the bot's own code is: the frames of a traceback that Sentry shows first."""

_OF_ITS_OWN = ("sentry_sdk", "urllib3")
"""Loggers that speak of the reporting itself."""


class Reports(logging.Handler):
    """Reports errors; the lines before them go along."""

    def __init__(self, formatter: logging.Formatter, *, prompts: bool) -> None:
        """Take a formatter that writes JSON, without secrets."""
        super().__init__(logging.INFO)
        self.setFormatter(formatter)
        self._prompts = prompts

    def emit(self, record: logging.LogRecord) -> None:
        """Report a record, or keep it for the next report."""
        if record.name.startswith(_OF_ITS_OWN):
            return
        try:
            self._take(record, json.loads(self.format(record)))
        except Exception:
            self.handleError(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 -- logging's name
        """Leave it: the log itself has the record, or says that there was one."""

    def close(self) -> None:
        """Wait a little for what is not sent yet; the standard library calls this at the end."""
        sentry_sdk.flush(_FLUSH_SECONDS)
        super().close()

    def _take(self, record: logging.LogRecord, line: dict[str, Any]) -> None:
        level, logger = line.pop("level"), line.pop("logger")
        message, _ = line.pop("event"), line.pop("exception", None)
        if record.levelno < logging.ERROR:
            sentry_sdk.add_breadcrumb(category=logger, level=level, message=message, data=line)
            return
        event: dict[str, Any] = {
            "level": "fatal" if level == "critical" else level,
            "logger": logger,
            "logentry": {"message": message},
            "extra": line,
        }
        if error := error_in(record.exc_info):
            event["exception"] = {"values": [*map(self._exception, chain_of(error))]}
        sentry_sdk.capture_event(event)  # type: ignore[arg-type]

    def _exception(self, error: BaseException) -> dict[str, Any]:
        return {
            "type": type(error).__name__,
            "module": type(error).__module__,
            "value": text_told(error, prompts=self._prompts),
            "stacktrace": {"frames": [*map(_frame, traceback.extract_tb(error.__traceback__))]},
        }


def _frame(frame: traceback.FrameSummary) -> dict[str, Any]:
    path = Path(frame.filename)
    return {
        "filename": "/".join(path.parts[-3:]),
        "abs_path": frame.filename,
        "function": frame.name,
        "lineno": frame.lineno,
        "context_line": frame.line,
        "in_app": path.is_relative_to(_OURS),
    }


class Scrubber:
    """Removes secrets, and words of people, from whatever is about to be sent."""

    def __init__(self, secrets: Iterable[str], *, prompts: bool) -> None:
        self._present = Presenter(Redactor(secrets), prompts=prompts, deepest=_DEEPEST)
        self._prompts = prompts

    def event(self, event: Event, hint: Hint) -> Event | None:
        """Return an event as it may be sent; of errors that the SDK itself describes, the types."""
        is_ours = "exc_info" not in hint
        for found in (event.get("exception") or {}).get("values", ()):
            if not (is_ours or self._prompts):
                found["value"] = WITHHELD
            for frame in (found.get("stacktrace") or {}).get("frames", ()):
                frame.pop("vars", None)
        kept = {name: value for name, value in event.items() if name not in {"request", "user"}}
        scrubbed: Event = self._present(kept)
        return scrubbed

    def breadcrumb(self, crumb: dict[str, Any], _: Hint) -> dict[str, Any] | None:
        """Return a line that goes along with the next event as it may be sent."""
        scrubbed: dict[str, Any] = self._present(crumb)
        return scrubbed


def report(dsn: str, scrubber: Scrubber, release: str) -> None:
    """Report to a project of Sentry's, with all that finds things by itself switched off.

    Raises:
        SettingsError: the DSN is none.
    """
    try:
        sentry_sdk.init(
            dsn,
            release=release,
            before_send=scrubber.event,
            before_breadcrumb=scrubber.breadcrumb,
            max_breadcrumbs=_BREADCRUMBS,
            integrations=[],
            default_integrations=False,
            auto_enabling_integrations=False,
            auto_session_tracking=False,
            include_local_variables=False,
            max_request_body_size="never",
            send_client_reports=False,
            spotlight=False,
            trace_propagation_targets=[],
        )
    except BadDsn:
        raise SettingsError("SENTRY_DSN", "is wrong: copy it from the project's page") from None
