"""Notes of what is written to the ledger, in its order, and of what else held at each moment.

Triggers take them, and what is rolled back leaves none. SQLite has one writer at a time. In
PostgreSQL they are taken at the commit, while all locks are held: of two transactions that have
anything to do with each other, the one that goes first is noted first. There a lost call can be
found between the look at how many videos are in progress and the commit: such videos do not count.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from bot.store.database import Database
from bot.tasks.task import PENDING

_PENDING = ", ".join(f"'{status}'" for status in sorted(PENDING))

_SQLITE = (
    "CREATE TABLE notes (id INTEGER PRIMARY KEY, what TEXT, number INT, scope TEXT, amount INT)",
    """
    CREATE TRIGGER of_entries AFTER INSERT ON entries BEGIN
        INSERT INTO notes (what, number) VALUES ('entry', NEW.id);
    END
    """,
    """
    CREATE TRIGGER of_budgets AFTER INSERT ON budgets BEGIN
        INSERT INTO notes (what, number, scope, amount)
        VALUES ('budget', NEW.subject_id, NEW.scope, NEW.credits);
    END
    """,
    """
    CREATE TRIGGER of_other_budgets AFTER UPDATE ON budgets BEGIN
        INSERT INTO notes (what, number, scope, amount)
        VALUES ('budget', NEW.subject_id, NEW.scope, NEW.credits);
    END
    """,
    """
    CREATE TRIGGER of_old_budgets AFTER DELETE ON budgets BEGIN
        INSERT INTO notes (what, number, scope) VALUES ('budget', OLD.subject_id, OLD.scope);
    END
    """,
    f"""
    CREATE TRIGGER of_tasks AFTER INSERT ON tasks BEGIN
        INSERT INTO notes (what, number, amount) SELECT 'active', NEW.user_id, count(*) FROM tasks
        WHERE user_id = NEW.user_id AND status IN ({_PENDING}) AND NOT outcome_notified;
    END
    """,
    "CREATE TRIGGER no_change BEFORE UPDATE ON entries BEGIN SELECT RAISE(ABORT, 'changed'); END",
    "CREATE TRIGGER no_loss BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'deleted'); END",
)

_AT_COMMIT = "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION"

_POSTGRESQL = (
    """
    CREATE TABLE notes
    (id BIGSERIAL PRIMARY KEY, what TEXT, number BIGINT, scope TEXT, amount BIGINT)
    """,
    "CREATE TABLE returned (task_id BIGINT NOT NULL)",
    """
    CREATE FUNCTION note_entry() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO notes (what, number) VALUES ('entry', NEW.id);
        RETURN NULL;
    END $$
    """,
    """
    CREATE FUNCTION note_budget() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF TG_OP = 'DELETE' THEN
            INSERT INTO notes (what, number, scope) VALUES ('budget', OLD.subject_id, OLD.scope);
        ELSE
            INSERT INTO notes (what, number, scope, amount)
            VALUES ('budget', NEW.subject_id, NEW.scope, NEW.credits);
        END IF;
        RETURN NULL;
    END $$
    """,
    f"""
    CREATE FUNCTION note_task() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO notes (what, number, amount) SELECT 'active', NEW.user_id, count(*) FROM tasks
        WHERE user_id = NEW.user_id AND status IN ({_PENDING}) AND NOT outcome_notified
        AND id NOT IN (SELECT task_id FROM returned);
        RETURN NULL;
    END $$
    """,
    f"""
    CREATE FUNCTION note_return() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF OLD.status NOT IN ({_PENDING}) AND NEW.status IN ({_PENDING}) THEN
            INSERT INTO returned (task_id) VALUES (NEW.id);
        END IF;
        RETURN NULL;
    END $$
    """,
    """
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        RAISE EXCEPTION 'entries are only ever added';
    END $$
    """,
    f"CREATE CONSTRAINT TRIGGER of_entries AFTER INSERT ON entries {_AT_COMMIT} note_entry()",
    f"""
    CREATE CONSTRAINT TRIGGER of_budgets
    AFTER INSERT OR UPDATE OR DELETE ON budgets {_AT_COMMIT} note_budget()
    """,
    f"CREATE CONSTRAINT TRIGGER of_tasks AFTER INSERT ON tasks {_AT_COMMIT} note_task()",
    "CREATE TRIGGER of_returns AFTER UPDATE ON tasks FOR EACH ROW EXECUTE FUNCTION note_return()",
    """
    CREATE TRIGGER no_change BEFORE UPDATE OR DELETE ON entries
    FOR EACH STATEMENT EXECUTE FUNCTION refuse()
    """,
)

_READ = sa.text(
    """
    SELECT notes.id AS note, what, number, scope, amount, entries.* FROM notes
    LEFT JOIN entries ON what = 'entry' AND entries.id = number
    WHERE notes.id > :last ORDER BY notes.id
    """
)


@dataclass
class Notes:
    """The table of notes."""

    database: Database

    async def begin(self) -> None:
        """Let everything be noted from now on."""
        async with self.database.write() as connection:
            for statement in _SQLITE if self.database.is_sqlite else _POSTGRESQL:
                await connection.exec_driver_sql(statement)

    async def after(self, last: int) -> Sequence[Mapping[str, Any]]:
        """Return what was noted after a note."""
        async with self.database.read() as connection:
            noted = await connection.execute(_READ, {"last": last})
            return [dict(row) for row in noted.mappings()]
