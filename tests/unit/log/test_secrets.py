"""No secret gets through, whoever logs it and however it is written."""

import base64
import json
import logging
import warnings
from typing import Any
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import log
from bot.log.setup import formatter
from tests.unit.log.conftest import Log

TOKEN = "123456:ABC-def_42"
KEY = "sk/0+1=2&3"
PASSWORD = 'pass"word\\1 ü'
SECRETS = (TOKEN, TOKEN.partition(":")[2], KEY, PASSWORD)
LEAKS = ("ABC-def_42", KEY, quote(KEY, safe=""), "word\\", "word%5C", "word%5c")

STYLES = ("text", "json")


class Odd:
    """Something of which only ``repr`` tells."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __repr__(self) -> str:
        return f"<Odd {self._text}>"


SPELLINGS = [
    TOKEN,
    TOKEN.partition(":")[2],
    TOKEN.capitalize(),
    TOKEN.upper(),
    KEY,
    quote(KEY, safe=""),
    quote(KEY),
    quote(quote(KEY, safe=""), safe=""),
    quote(TOKEN, safe="").lower(),
    f"https://api.telegram.org/bot{TOKEN}/getMe",
    f"https://example.org/?next={quote(f'https://host/bot{TOKEN}', safe='')}",
    f"Bearer {KEY}",
    repr({"Authorization": f"Bearer {KEY}"}),
    json.dumps({"Authorization": f"Bearer {KEY}"}),
    json.dumps(json.dumps({"key": PASSWORD})),
    repr(PASSWORD.encode()),
    repr([PASSWORD]),
    f"postgresql://anna:{PASSWORD}@host",
    f"postgresql://anna:{quote(PASSWORD, safe='')}@host",
    f"postgresql://anna:{quote_plus(PASSWORD)}@host",
]


def leaks(text: str) -> list[str]:
    return [leak for leak in LEAKS if leak.lower() in text.lower()]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_no_spelling_of_a_secret_gets_through(logged: Log, style: str, spelling: str) -> None:
    logged.configure(style, *SECRETS)
    logger = logging.getLogger("bot")
    logger.warning("called %s", spelling)
    logger.warning(spelling)
    logger.error("failed", exc_info=OSError(spelling))
    logger.warning("with values", extra={"url": spelling, "deep": [{"x": (spelling,)}]})
    shown = logged.text()
    assert "failed" in shown
    assert shown.count("***") >= 5
    assert leaks(shown) == []


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "value",
    [
        TOKEN.encode(),
        bytearray(KEY.encode()),
        {TOKEN: 1},
        {"inner": {"inner": {"inner": {"inner": {"inner": KEY}}}}},
        [[[[[[TOKEN]]]]]],
        {KEY},
        Odd(TOKEN),
        OSError(f"GET /bot{TOKEN}/getMe"),
        "x" * 30_000 + TOKEN,
        "x" * 9_990 + TOKEN + "x" * 30_000,
    ],
    ids=lambda value: type(value).__name__,
)
def test_whatever_a_value_is_no_secret_gets_through(logged: Log, style: str, value: Any) -> None:
    logged.configure(style, *SECRETS)
    logging.getLogger("bot").warning("an argument: %s %r", value, value)
    logging.getLogger("bot").warning("an extra field", extra={"field": value})
    log.get_logger("bot").warning("a value", field=value)
    shown = logged.text()
    assert "***" in shown
    assert leaks(shown) == []


@pytest.mark.parametrize("style", STYLES)
def test_a_chained_error_does_not_tell_either(logged: Log, style: str) -> None:
    logged.configure(style, *SECRETS)
    error = RuntimeError("no answer")
    error.__cause__ = OSError(f"GET /bot{TOKEN}/getMe")
    error.__cause__.add_note(f"with {TOKEN}")
    logging.getLogger("bot").error("failed", exc_info=error)
    shown = logged.text()
    assert "OSError" in shown
    assert "ABC-def_42" not in shown


def test_a_record_that_cannot_be_written_shows_nothing_of_itself(logged: Log) -> None:
    class Broken:
        def __str__(self) -> str:
            raise RuntimeError(TOKEN)

    logged.configure("json", *SECRETS)
    logging.getLogger("bot").warning("%d seconds", TOKEN)
    logging.getLogger("bot").warning(*("seconds", TOKEN))
    logging.getLogger("bot").warning("%s", Broken())
    shown = logged.text()
    assert shown.count("\n") == 3
    assert "test_secrets.py" in shown
    assert leaks(shown) == []


def test_a_warning_of_pythons_is_a_line_like_others(logged: Log) -> None:
    logged.configure("json", *SECRETS)
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(True)
        warnings.warn(f"old: {TOKEN}", stacklevel=1)
    line = logged.line()
    assert line["logger"] == "py.warnings"
    assert leaks(str(line)) == []


def test_a_password_that_is_an_ordinary_word_leaves_json_readable(logged: Log) -> None:
    logged.configure("json", "event")
    logging.getLogger("bot").warning("an event")
    assert logged.line()["event"] == "an ***"


@given(st.text(st.characters(categories=("L", "N")), min_size=3), st.text(), st.text())
def test_whatever_stands_around_it_a_secret_is_struck_out(
    secret: str, before: str, after: str
) -> None:
    record = logging.LogRecord("bot", logging.INFO, "", 0, f"{before}{secret}{after}", None, None)
    event = json.loads(formatter("json", [secret]).format(record))["event"]
    assert "***" in event
    assert secret not in event.replace("***", "\0")


def test_what_is_not_a_spelling_stays(logged: Log) -> None:
    logged.configure("json", *SECRETS)
    other = base64.b64encode(b"something else").decode()
    logging.getLogger("bot").warning("%s", other)
    assert logged.line()["event"] == other
