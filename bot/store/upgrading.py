"""Bringing the tables of a database up to date, one process at a time."""

from functools import cache
from pathlib import Path
from zlib import crc32

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

_MIGRATIONS = Path(__file__).with_name("migrations")

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
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def is_up_to_date(connection: sa.Connection) -> bool:
    """Return whether the tables are those of this version."""
    return MigrationContext.configure(connection).get_current_heads() == (_newest(),)


def schema_versions() -> list[str]:
    """Return the names of all migrations, the newest first."""
    script = ScriptDirectory.from_config(_config())
    return [migration.revision for migration in script.walk_revisions()]


@cache
def _newest() -> str | None:
    return ScriptDirectory.from_config(_config()).get_current_head()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    return config
