"""Questions in chats that the bot is no member of, and what is offered inline."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Add what was never there before: nothing has to be filled in."""
    op.add_column("drafts", sa.Column("inline_message_id", sa.Text()))
    for table in ("drafts", "tasks"):
        is_known = sa.text("inline_message_id IS NOT NULL")
        op.create_index(
            f"ix_{table}_inline",
            table,
            ["inline_message_id"],
            sqlite_where=is_known,
            postgresql_where=is_known,
        )
    op.create_table(
        "wishes",
        sa.Column("user_id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("name", sa.String(32), nullable=False),
        sa.Column("request", sa.JSON(), nullable=False),
        sa.Column("quote", sa.BigInteger(), nullable=False),
        sa.Column("typed_at", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "name", name=op.f("pk_wishes")),
    )
    op.create_index("ix_wishes_user", "wishes", ["user_id", "typed_at"])
    op.create_index("ix_wishes_typed", "wishes", ["typed_at"])
