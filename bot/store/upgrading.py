"""Bringing the tables of a database up to date, one process at a time.

Most often they are, and Alembic, which is large, is not even loaded.
"""

from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.config import Config

_MIGRATIONS = Path(__file__).with_name("migrations")

_APPLIED = sa.table("alembic_version", sa.column("version_num", sa.String))

_UPGRADING = crc32(b"upgrading")
"""The key of the lock that makes processes wait for each other on PostgreSQL."""

_LOCK_SECONDS = 300
"""How long a process waits for another one that upgrades, and for whoever uses a table."""


def upgrade(connection: sa.Connection) -> None:
    """Bring the tables up to date, within the connection's transaction; most often they are.

    SQLite has one writer at a time. On PostgreSQL, who begins at the same time waits, and then
    finds nothing left to do.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{_LOCK_SECONDS}s'")
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_UPGRADING)))
    if is_up_to_date(connection):
        return
    from alembic import command

    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def is_up_to_date(connection: sa.Connection) -> bool:
    """Return whether the tables are those of this version."""
    if not sa.inspect(connection).has_table(_APPLIED.name):
        return False
    return connection.scalars(sa.select(_APPLIED)).all() == [_newest()]


def schema_versions() -> list[str]:
    """Return the names of all migrations, the newest first."""
    from alembic.script import ScriptDirectory

    script = ScriptDirectory.from_config(_config())
    return [migration.revision for migration in script.walk_revisions()]


def _newest() -> str:
    """Return the name of the newest migration, with which the name of its file begins."""
    return max(file.stem for file in _MIGRATIONS.glob("versions/[0-9]*.py")).partition("_")[0]


def _config() -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    return config
