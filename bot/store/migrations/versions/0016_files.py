"""Videos as files, and a link under those that are shared."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Nobody has asked for a file so far, and nobody has allowed a link."""
    op.add_column("chats", sa.Column("share_link", sa.Boolean()))
    op.add_column("tasks", sa.Column("document_id", sa.Text()))
    op.add_column("tasks", sa.Column("document_unique_id", sa.Text()))
    op.create_index("ix_tasks_document", "tasks", ["document_unique_id"])
    op.create_table(
        "file_orders",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("source_key", sa.String(128), nullable=False),
        sa.Column("task_id", sa.BigInteger(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("requester", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.Double(), nullable=False),
        sa.Column("next_at", sa.Double(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease_owner", sa.String(64)),
        sa.Column("lease_until", sa.Double()),
        sa.Column("done_at", sa.Double()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file_orders")),
        sa.UniqueConstraint("source_key", name=op.f("uq_file_orders_source_key")),
    )
    op.create_index("ix_file_orders_task", "file_orders", ["task_id", "chat_id"])
    for name, where, column in (
        ("due", "done_at IS NULL", "next_at"),
        ("done", "done_at IS NOT NULL", "done_at"),
        ("lease", "lease_until IS NOT NULL", "lease_until"),
    ):
        op.create_index(
            f"ix_file_orders_{name}",
            "file_orders",
            [column],
            sqlite_where=sa.text(where),
            postgresql_where=sa.text(where),
        )
