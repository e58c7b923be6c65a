"""What people have written is in no log, unless LOG_PROMPTS says so."""

import json
import logging
import sqlite3

import httpx
import pytest
import sqlalchemy as sa
from telegram.error import BadRequest

from bot.errors import (
    BadValue,
    ChatRefused,
    InvalidRequest,
    RateLimited,
    RetryableError,
    StoreUnavailable,
    Unanswered,
    VeogramError,
)
from bot.log.words import told, without_quotations
from tests.unit.log.conftest import Log

WORDS = "a red fox"

QUOTING: list[BaseException] = [
    BadValue("--ar", WORDS, ("16:9",)),
    RetryableError(WORDS),
    RateLimited(WORDS, 3.0),
    InvalidRequest(WORDS),
    Unanswered({"text": WORDS}),
    ValueError(WORDS),
    KeyError(WORDS),
    RuntimeError(WORDS),
    Exception(WORDS),
    BadRequest(f'can\'t parse entities: unsupported start tag "{WORDS}"'),
    sqlite3.IntegrityError(f"UNIQUE constraint failed\nKey ({WORDS})"),
    sa.exc.DataError("insert", {}, Exception(f"invalid input '{WORDS}'"), hide_parameters=True),
    UnicodeEncodeError("ascii", WORDS, 0, 1, WORDS),
]


@pytest.mark.parametrize("error", QUOTING, ids=lambda error: type(error).__name__)
def test_an_error_shows_its_type_and_not_what_it_quotes(logged: Log, error: BaseException) -> None:
    logged.configure("json")
    logger = logging.getLogger("bot")
    logger.warning("an argument: %r %s", error, error)
    logger.warning("a name: %(error)r", {"error": error})
    logger.warning(error)
    logger.warning("a field", extra={"error": error})
    logger.warning("a deep field", extra={"errors": {"first": [error]}})
    logger.error("a traceback", exc_info=error)
    shown = logged.text()
    assert shown.count(type(error).__name__) == 7
    assert "fox" not in shown


@pytest.mark.parametrize("error", QUOTING[:9], ids=lambda error: type(error).__name__)
def test_where_words_may_be_logged_they_are(logged: Log, error: BaseException) -> None:
    logged.configure("json", prompts=True)
    logging.getLogger("bot").warning("an argument: %s", error, exc_info=error)
    line = logged.line()
    assert "fox" in line["event"]
    assert "fox" in line["exception"]


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (OSError(2, "No such file", "/data"), "FileNotFoundError: [Errno 2] No such file: '/data'"),
        (AttributeError("'int' has no 'x'"), "AttributeError: 'int' has no 'x'"),
        (httpx.ConnectError("refused"), "ConnectError: refused"),
        (StoreUnavailable("locked"), "StoreUnavailable: locked"),
        (ChatRefused("not found"), "ChatRefused: detail='not found', too_large=False"),
        (RetryableError("x", detail="status 503"), "RetryableError: detail='status 503'"),
        (TimeoutError(), "TimeoutError"),
        (json.JSONDecodeError("Expecting value", WORDS, 3), None),
    ],
)
def test_what_helps_is_told(error: BaseException, expected: str | None) -> None:
    assert told(error) == (expected or "JSONDecodeError: Expecting value: line 1 column 4 (char 3)")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bad Request: can't be edited", "Bad Request: can't be edited"),
        ('unsupported tag "fox" here', "unsupported tag …"),
        ("invalid input 'fox'", "invalid input …"),
        ("Key ('fox')", "Key …"),
        ("'fox' is no number", "…"),
        ("query argument $1: ['fox']", "query argument $1: …"),
        ("query argument $1: {'fox': 1}", "query argument $1: …"),
        ("query argument $1: Odd(text='fox')", "query argument $1: Odd(text= …"),
        ("Illegal header value b'fox'", "Illegal header value …"),
        ("first\nfox", "first"),
        ("", ""),
    ],
)
def test_a_quotation_ends_what_is_told(text: str, expected: str) -> None:
    assert without_quotations(text) == expected


def kinds(base: type[VeogramError] = VeogramError) -> list[type[VeogramError]]:
    return [base, *(each for kind in base.__subclasses__() for each in kinds(kind))]


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_an_error_of_ours_shows_no_more_in_one_way_than_in_another(
    kind: type[VeogramError],
) -> None:
    fields = getattr(kind, "__dataclass_fields__", {})
    error = kind(**{name: f"<{name}>" for name in fields})
    hidden = [name for name, field in fields.items() if not field.repr]
    shown = f"{error} {error!r} {told(error)}"
    assert not [name for name in hidden if f"<{name}>" in shown]
    assert all(f"<{name}>" in told(error, prompts=True) for name in fields)
