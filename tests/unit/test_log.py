import json
import logging
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import log

TOKEN = "123456:ABC-def_42"
KEY = "sk/0+1=2&3"
PASSWORD = 'pass"word\\1'
SECRETS = (TOKEN, TOKEN.partition(":")[2], KEY, PASSWORD)

STYLES = ("text", "json")

DRIVERS = (
    *("httpx", "httpcore", "telegram", "PIL"),
    *("sqlalchemy", "sqlalchemy.engine", "aiosqlite", "asyncpg", "alembic"),
)
"""Libraries that log addresses with the token in them, or what people have written."""


@pytest.fixture(autouse=True)
def own_logging(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the test a root logger without handlers, and put the levels back afterwards."""
    monkeypatch.setattr(logging.root, "handlers", [])
    for name in (None, *DRIVERS, "telegram.request", "apscheduler"):
        logger = logging.getLogger(name)
        monkeypatch.setattr(logger, "level", logger.level)


def test_a_line_is_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    log.configure("INFO", "text", SECRETS)
    logging.getLogger("bot.app").info("here with %d tasks", 3)
    assert capsys.readouterr().err.endswith("INFO    bot.app: here with 3 tasks\n")


def test_a_line_is_for_machines(capsys: pytest.CaptureFixture[str]) -> None:
    log.configure("INFO", "json", SECRETS)
    logging.getLogger("bot.app").info("here with %d tasks", 3)
    line = json.loads(capsys.readouterr().err)
    assert (line["levelname"], line["message"]) == ("INFO", "here with 3 tasks")


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "spelling",
    [
        TOKEN,
        TOKEN.partition(":")[2],
        TOKEN.capitalize(),
        KEY,
        quote(KEY, safe=""),
        quote(TOKEN, safe=""),
        f"https://api.telegram.org/bot{TOKEN}/getMe",
        f"https://example.org/?next={quote(f'https://host/bot{TOKEN}', safe='')}",
        f"Bearer {KEY}",
        repr({"Authorization": f"Bearer {KEY}"}),
        json.dumps({"Authorization": f"Bearer {KEY}"}),
        f"postgresql://anna:{PASSWORD}@host",
        f"postgresql://anna:{quote(PASSWORD, safe='')}@host",
    ],
)
def test_no_spelling_of_a_secret_gets_through(
    capsys: pytest.CaptureFixture[str], style: str, spelling: str
) -> None:
    log.configure("INFO", style, SECRETS)
    logging.getLogger("bot").warning("called %s", spelling)
    error = RuntimeError(spelling)
    logging.getLogger("bot").error("failed", exc_info=error)
    shown = capsys.readouterr().err
    assert "failed" in shown
    assert "***" in shown
    leaks = ["ABC-def_42", KEY, quote(KEY, safe=""), "word\\", "word%5C"]
    assert not [leak for leak in leaks if leak.lower() in shown.lower()]


@pytest.mark.parametrize("style", STYLES)
def test_a_chained_error_does_not_tell_either(
    capsys: pytest.CaptureFixture[str], style: str
) -> None:
    log.configure("INFO", style, SECRETS)
    error = RuntimeError("no answer")
    error.__cause__ = OSError(f"GET /bot{TOKEN}/getMe")
    logging.getLogger("bot").error("failed", exc_info=error)
    shown = capsys.readouterr().err
    assert "OSError" in shown
    assert "ABC-def_42" not in shown


@given(st.text(st.characters(categories=("L", "N")), min_size=3), st.text(), st.text())
def test_whatever_stands_around_it_a_secret_is_struck_out(
    secret: str, before: str, after: str
) -> None:
    formatter = log.Redacting(logging.Formatter("%(message)s"), [secret])
    record = logging.LogRecord("bot", logging.INFO, "", 0, f"{before}{secret}{after}", None, None)
    line = formatter.format(record)
    assert "***" in line
    assert secret not in line.replace("***", "\0")


@pytest.mark.parametrize("name", DRIVERS)
def test_a_driver_logs_warnings_alone_whatever_the_level(name: str) -> None:
    for each in DRIVERS:  # what a library has set for itself is not ours
        logging.getLogger(each).setLevel(logging.NOTSET)
    log.configure("DEBUG", "text", SECRETS)
    assert logging.getLogger(name).getEffectiveLevel() == logging.WARNING
    assert logging.getLogger("bot").isEnabledFor(logging.DEBUG)
