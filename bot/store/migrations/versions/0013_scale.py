"""What is asked stays quick with a million tasks: searches, queues, and what is to be forgotten.

Searching all prompts took ever longer. Now everybody's own words stand together.
"""

import sqlalchemy as sa
from alembic import op

from bot.store.migrations.chunks import chunks
from bot.store.prompts import as_stored

revision = "0013"
down_revision = "0012"

_TASKS = sa.table(
    "tasks",
    sa.column("id", sa.BigInteger),
    sa.column("user_id", sa.BigInteger),
    sa.column("request", sa.JSON),
    sa.column("status", sa.String),
    sa.column("file_id", sa.Text),
    sa.column("forgotten", sa.Boolean),
    sa.column("outcome_notified", sa.Boolean),
    sa.column("pictures", sa.Boolean),
)


def upgrade() -> None:
    """Replace what searches used on each database, mark tasks with pictures, and index anew."""
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    if is_sqlite:
        op.execute("DROP TRIGGER prompts_of_forgotten")
        op.execute("DROP TRIGGER prompts_of_delivered")
        op.execute("DROP TABLE prompts")
    else:
        op.execute("DROP INDEX prompts_of_tasks")
    _create_prompts()
    _mark_pictures()
    _index_open_tasks()


def _create_prompts() -> None:
    prompts = op.create_table(
        "prompts",
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("task_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "task_id", name=op.f("pk_prompts")),
        sqlite_with_rowid=False,
    )
    found = sa.select(_TASKS.c.id, _TASKS.c.user_id, _TASKS.c.request).where(
        _TASKS.c.status == "delivered", _TASKS.c.file_id != "", _TASKS.c.forgotten.is_(False)
    )
    for rows in chunks(found, _TASKS.c.id):
        words = [
            {
                "user_id": row.user_id,
                "task_id": row.id,
                "words": as_stored(row.request["prompt"]),
            }
            for row in rows
        ]
        op.bulk_insert(prompts, words)


def _mark_pictures() -> None:
    op.add_column(
        "tasks", sa.Column("pictures", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    is_open = _TASKS.c.outcome_notified.is_(False)
    has_some = sa.func.json_array_length(_TASKS.c.request["images"]) > 0
    op.execute(_TASKS.update().where(is_open, has_some).values(pictures=True))


def _index_open_tasks() -> None:
    """Index what is due among open tasks alone: SQLite looked there for those that have ended."""
    op.drop_index("ix_tasks_due", "tasks")
    no = "IS 0" if op.get_bind().dialect.name == "sqlite" else "IS false"
    is_untold = sa.text(f"outcome_notified {no}")
    columns = ["status", "next_at"]
    for name, order in (("due", columns), ("pictures", ["pictures", *columns])):
        op.create_index(
            f"ix_tasks_{name}",
            "tasks",
            order,
            sqlite_where=is_untold,
            postgresql_where=is_untold,
        )
