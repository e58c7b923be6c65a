"""What is forgotten, and indexes for what is asked often."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add them; who sent an album is known where that was in a private chat.

    Which video a question is about is known where a button under that video has asked it.
    """
    for name in ("to_forget", "forgotten"):
        op.add_column(
            "tasks", sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false())
        )
    op.add_column("album_messages", sa.Column("user_id", sa.BigInteger(), nullable=True))
    op.add_column("drafts", sa.Column("source_task_id", sa.BigInteger(), nullable=True))
    _never_use_ids_again()
    op.execute(
        """
        UPDATE drafts SET source_task_id = (
            SELECT max(tasks.id) FROM tasks
            WHERE tasks.chat_id = drafts.chat_id AND tasks.result_message_id = drafts.message_id
        )
        """
    )
    op.execute("UPDATE album_messages SET user_id = chat_id WHERE chat_id > 0")
    _index_tasks()
    _index("ix_inbox_lease", "inbox", "lease_until IS NOT NULL", "lease_until")
    op.create_index("ix_notices_told", "notices", ["told_at"])
    op.create_index("ix_album_messages_user", "album_messages", ["user_id"])
    op.create_index("ix_drafts_user", "drafts", ["user_id"])
    op.create_index("ix_drafts_created", "drafts", ["created_at"])
    op.create_index("ix_drafts_source_task", "drafts", ["source_task_id"])
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            """
            CREATE TRIGGER prompts_of_forgotten AFTER UPDATE OF forgotten ON tasks
            WHEN new.forgotten AND NOT old.forgotten
            BEGIN
                DELETE FROM prompts WHERE rowid = old.id;
            END
            """
        )


def _never_use_ids_again() -> None:
    """Rebuild drafts: SQLite otherwise gives the id of the newest again, once that is deleted."""
    if op.get_bind().dialect.name == "sqlite":
        with op.batch_alter_table(
            "drafts", recreate="always", table_kwargs={"sqlite_autoincrement": True}
        ):
            pass


def _index_tasks() -> None:
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    # SQLite uses an index of some rows only where a query says the same in the same words.
    no, yes = ("IS 0", "IS 1") if is_sqlite else ("IS false", "IS true")
    is_untold = f"outcome_notified {no}"
    _index("ix_tasks_open", "tasks", is_untold, "status", "id")
    _index("ix_tasks_open_of_user", "tasks", is_untold, "user_id")
    _index("ix_tasks_open_in_chat", "tasks", is_untold, "chat_id", "id")
    _index("ix_tasks_lost", "tasks", "generation_id IS NULL", "submitted_at")
    _index("ix_tasks_lease", "tasks", "lease_until IS NOT NULL", "lease_until")
    _index("ix_tasks_history", "tasks", "file_id IS NOT NULL", "user_id", "id")
    is_ended = f"outcome_notified {yes} AND forgotten {no}"
    _index("ix_tasks_ended", "tasks", is_ended, "updated_at")
    is_to_forget = f"to_forget {yes} AND forgotten {no}"
    _index("ix_tasks_to_forget", "tasks", is_to_forget, "to_forget", "user_id")


def _index(name: str, table: str, where: str, *columns: str) -> None:
    condition = sa.text(where)
    op.create_index(name, table, list(columns), sqlite_where=condition, postgresql_where=condition)
