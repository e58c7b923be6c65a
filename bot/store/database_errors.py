"""Errors of SQLite and PostgreSQL: what passes by itself becomes StoreUnavailable."""

import sqlite3
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy.exc import (
    DataError,
    IntegrityError,
    OperationalError,
    ProgrammingError,
    SQLAlchemyError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeout

from bot.errors import StoreUnavailable

_OUTAGES = frozenset({"08", "25", "28", "3D", "40", "53", "55", "57", "58", "XX"})
"""Classes of SQLSTATE that may pass: connecting, read-only, conflicts, resources, locks, stopping,
the system and internal errors."""

_REFUSALS = frozenset({"28", "3D"})
"""Classes of SQLSTATE that pass for who has worked with a database before, and not for who begins:
a wrong user or password, and a database that does not exist."""

_TIMEOUTS = frozenset({"25P03", "55P03", "57014"})
"""SQLSTATEs of what took too long: a transaction that stood still, a lock, a statement."""

_DRIVER = "asyncpg"
"""The package of PostgreSQL's driver, which need not be installed."""


@contextmanager
def translate_database_errors(
    failed: Callable[[Exception], None] = lambda _: None,
) -> Iterator[None]:
    """Translate errors that may pass; wrong statements and values are bugs and stay as they are.

    ``failed`` is called with each of them.

    Raises:
        StoreUnavailable: the database does not answer, or cannot write now.
    """
    try:
        yield
    except Exception as error:
        if not (is_of_database(error) and _may_pass(error)):
            raise
        failed(error)
        raise StoreUnavailable(first_line(error)) from error


def is_of_database(error: Exception) -> bool:
    """Return whether an error is the database's, and not one of our own.

    PostgreSQL's driver is heard itself where SQLAlchemy does not stand before it: when it prepares
    a new connection, and when it begins to listen.
    """
    package = type(error).__module__.partition(".")[0]
    return isinstance(error, SQLAlchemyError | OSError) or package == _DRIVER


def is_refusal(error: Exception) -> bool:
    """Return whether a database that cannot be opened will not let us in later either."""
    if _state(error)[:2] in _REFUSALS:
        return True
    return isinstance(error, ssl.SSLCertVerificationError) or not _may_pass(error)


def is_timeout(error: Exception) -> bool:
    """Return whether the database has not done something in time."""
    if isinstance(error, TimeoutError | PoolTimeout):
        return True
    if isinstance(error, OperationalError) and is_busy(error):
        return True
    return _state(error) in _TIMEOUTS


def is_busy(error: OperationalError) -> bool:
    """Return whether another process holds SQLite's lock, or recovers what a dead one has left.

    The low byte of an extended result code is its primary code (sqlite.org/rescode.html).
    """
    code: int = getattr(error.orig, "sqlite_errorcode", 0)
    return code & 0xFF == sqlite3.SQLITE_BUSY


def first_line(error: Exception) -> str:
    """Return what happened, without the statement, which may contain what people wrote."""
    told = str(getattr(error, "orig", None) or error)
    return told.partition("\n")[0] or "the database does not answer in time"


def _may_pass(error: Exception) -> bool:
    """Return whether the database is to blame, and not a statement or a value of ours.

    PostgreSQL says so by the class of its SQLSTATE (its manual, appendix A); its driver refuses
    values that do not fit before it sends them.
    """
    if isinstance(error, DataError | IntegrityError | ProgrammingError):
        return False
    if state := _state(error):
        return state[:2] in _OUTAGES
    cause = getattr(getattr(error, "orig", None), "__cause__", None)
    return not isinstance(cause, ValueError | TypeError | OverflowError)


def _state(error: Exception) -> str:
    """Return the SQLSTATE of an error of PostgreSQL's; empty: it has none."""
    state = getattr(getattr(error, "orig", error), "sqlstate", None)
    return state if isinstance(state, str) else ""
