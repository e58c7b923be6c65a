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


@pytest.fixture(autouse=True)
def own_logging(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the test a root logger without handlers, and put the levels back afterwards."""
    monkeypatch.setattr(logging.root, "handlers", [])
    for name in (None, "httpx", "httpcore", "telegram", "alembic", "apscheduler"):
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


def test_libraries_that_log_addresses_are_hushed() -> None:
    log.configure("DEBUG", "text", SECRETS)
    for name in ("httpx", "httpcore", "telegram"):
        assert not logging.getLogger(name).isEnabledFor(logging.INFO)
    assert logging.getLogger("bot").isEnabledFor(logging.DEBUG)
