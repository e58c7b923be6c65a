"""Engines: how a process connects to SQLite or to PostgreSQL."""

import json
import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from bot.store.driver_threads import DriverThreads

_BUSY_TRY = 0.25
"""Seconds of one try: SQLite waits in a thread, where neither a stop nor a time-out reaches it."""

_SQLITE_CONNECTIONS = 6
"""One to write and the others to read: SQLite would not answer more of them any sooner."""

_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}

_SPELLINGS = {"sslmode": "ssl"}
"""What PostgreSQL's own programs call otherwise than its driver here; the values are the same."""

_NEEDLESS = frozenset({"application_name", "channel_binding", "connect_timeout", "gssencmode"})
"""What hosting platforms add to an address, and what this driver has no use for."""

_UNDERSTOOD = frozenset(
    {
        *("host", "port", "user", "password", "passfile", "ssl", "target_session_attrs"),
        "prepared_statement_cache_size",
    }
)

APPLICATION = "veogram"
"""What PostgreSQL calls the connections of processes that work."""

_NUL = "\0"
"""The character that PostgreSQL stores in no text (its manual, 8.3)."""


def async_url(url: str) -> sa.URL:
    """Return the URL with the asynchronous driver that belongs to its database.

    ``postgres://`` and ``?sslmode=require``, as hosting platforms write them, are understood.

    Raises:
        ValueError: neither SQLite nor PostgreSQL, or not as the driver understands it.
    """
    parsed = sa.make_url(url.replace("postgres://", "postgresql://", 1))
    backend = parsed.get_backend_name()
    if backend not in _DRIVERS:
        raise ValueError(backend)
    parsed = parsed.set(drivername=_DRIVERS[backend])
    if not is_sqlite(parsed):
        return parsed.set(query=_parameters(parsed.query))
    if parsed.host:
        raise ValueError("a file has three slashes before its name")
    return parsed


def _parameters(query: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parameters of an address of PostgreSQL's as the driver calls them.

    Raises:
        ValueError: it would not understand one of them.
    """
    known = {_SPELLINGS.get(name, name): each for name, each in query.items()}
    kept = {name: each for name, each in known.items() if name not in _NEEDLESS}
    if unknown := kept.keys() - _UNDERSTOOD:
        raise ValueError(f"unknown parameters: {sorted(unknown)}")
    return kept


def passwords_of(url: str) -> tuple[str, ...]:
    """Return the passwords that a URL holds, also among its options, as the driver takes them."""
    parsed = async_url(url)
    option = parsed.query.get("password", ())
    options = (option,) if isinstance(option, str) else option
    return tuple(filter(None, (parsed.password, *options)))


def file_of(url: str) -> Path | None:
    """Return the file that a database is, where it is one."""
    parsed = async_url(url)
    is_file = is_sqlite(parsed) and parsed.database not in {None, "", ":memory:"}
    return Path(str(parsed.database)) if is_file else None


def is_sqlite(url: sa.URL) -> bool:
    """Return whether the database is SQLite, and not PostgreSQL."""
    return url.get_backend_name() == "sqlite"


def engine_for_work(
    url: sa.URL, pool_size: int, timeout: float, threads: DriverThreads
) -> AsyncEngine:
    """Return the engine of a process that works; ``timeout`` (seconds) is each statement's.

    PostgreSQL itself ends a statement, and a transaction that stands still, after that time: a
    process that has frozen, or a machine that has vanished, holds up nobody for longer. What has
    frozen in the middle of a statement is ended by the others: see Replicas.end_frozen.
    """
    if is_sqlite(url):
        return _sqlite(url, threads)
    limit = f"{round(timeout * 1000)}ms"
    server = {
        "application_name": APPLICATION,
        "statement_timeout": limit,
        "idle_in_transaction_session_timeout": limit,
        "jit": "off",  # compiling takes longer than any query here
    }
    engine = create_async_engine(
        url,
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=timeout,
        json_serializer=_json,
        hide_parameters=True,
        connect_args={"timeout": timeout, "command_timeout": timeout, "server_settings": server},
    )
    sa.event.listen(engine.sync_engine, "before_cursor_execute", _make_storable, retval=True)
    sa.event.listen(engine.sync_engine, "checkout", _check_open)
    return engine


def engine_for_migrations(url: sa.URL, timeout: float) -> AsyncEngine:
    """Return an engine of one connection to PostgreSQL, whose statements may take long.

    ``timeout`` (seconds) is that of connecting.
    """
    return _single(url, connect_args={"timeout": timeout})


def engine_for_listening(url: sa.URL, timeout: float) -> AsyncEngine:
    """Return an engine of one connection to PostgreSQL that is in no transaction."""
    limits = {"timeout": timeout, "command_timeout": timeout}
    return _single(url, isolation_level="AUTOCOMMIT", connect_args=limits)


def engine_for_copying(url: sa.URL) -> AsyncEngine:
    """Return an engine of one connection to PostgreSQL, to write much in a long transaction."""
    engine = _single(url, json_serializer=_json)
    sa.event.listen(engine.sync_engine, "before_cursor_execute", _make_storable, retval=True)
    return engine


def _single(url: sa.URL, **options: Any) -> AsyncEngine:
    return create_async_engine(url, poolclass=NullPool, hide_parameters=True, **options)


def _sqlite(url: sa.URL, threads: DriverThreads) -> AsyncEngine:
    options = {"timeout": _BUSY_TRY, "async_creator_fn": threads.connect}
    engine = create_async_engine(
        url,
        pool_size=_SQLITE_CONNECTIONS,
        max_overflow=0,  # each connection is a thread: to begin one for a query takes far longer
        connect_args=options,
        hide_parameters=True,
    )
    sa.event.listen(engine.sync_engine, "connect", _prepare)
    sa.event.listen(engine.sync_engine, "begin", _begin)
    sa.event.listen(engine.sync_engine, "close", _roll_back)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    # Keep the driver from beginning transactions by itself; _begin does that.
    connection.isolation_level = None
    cursor = connection.cursor()
    # FULL: what is committed before a paid call must survive a power cut too.
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: sa.Connection) -> None:
    """Begin as the connection's option says, by default for a writer; None is for no transaction.

    A single query needs none.
    """
    mode = connection.get_execution_options().get("sqlite_begin", "IMMEDIATE")
    if mode:
        connection.exec_driver_sql(f"BEGIN {mode}")


def _roll_back(connection: Any, _record: object) -> None:
    """End the transaction of a connection that is closed, perhaps in the middle of a statement.

    SQLite keeps its lock until every statement has ended, that of cancelled work too, which is then
    as long in memory as what has cancelled it is remembered.
    """
    with suppress(sqlite3.Error):
        connection.rollback()


def _check_open(connection: Any, _record: object, _proxy: object) -> None:
    """Have a connection replaced that the server has closed; the driver knows without asking.

    Raises:
        DisconnectionError: it has.
    """
    if connection.driver_connection.is_closed():
        raise sa.exc.DisconnectionError


def _make_storable(
    _connection: sa.Connection,
    _cursor: object,
    statement: str,
    parameters: Any,
    _context: object,
    executemany: bool,
) -> tuple[str, Any]:
    """Change texts that are stored or looked for."""
    if executemany:
        return statement, [tuple(map(_storable, row)) for row in parameters]
    return statement, tuple(map(_storable, parameters))


def _json(value: Any) -> str:
    return json.dumps(_storable(value))


def _storable(value: Any) -> Any:
    """Leave out what PostgreSQL takes in no text: NUL characters, and halves of others."""
    match value:
        case str():
            return value.replace(_NUL, "").encode("utf-8", "replace").decode("utf-8")
        case dict():
            return {_storable(name): _storable(each) for name, each in value.items()}
        case list() | tuple():
            return [_storable(each) for each in value]
        case _:
            return value
