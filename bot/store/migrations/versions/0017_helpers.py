"""Pictures and better prompts: tasks of other kinds than videos, and a setting of each chat."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Every task so far makes a video; no chat has asked for better prompts."""
    kind = sa.Column("kind", sa.String(8), nullable=False, server_default="video")
    op.add_column("tasks", kind)
    op.add_column("tasks", sa.Column("draft_id", sa.BigInteger()))
    op.add_column("tasks", sa.Column("words", sa.Text()))
    op.add_column("chats", sa.Column("improve", sa.Boolean()))
    no = "IS 0" if op.get_bind().dialect.name == "sqlite" else "IS false"
    is_untold = sa.text(f"outcome_notified {no}")
    op.create_index(
        "ix_tasks_kind",
        "tasks",
        ["kind", "status", "next_at"],
        sqlite_where=is_untold,
        postgresql_where=is_untold,
    )
