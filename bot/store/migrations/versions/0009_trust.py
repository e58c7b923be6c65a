"""An id of this installation, members of groups, closed drafts, durations, unfinished tries."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add them; whoever has asked in a group has written there.

    What took longer than half an hour may have been a bot that was down.
    """
    op.create_table(
        "installation",
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_installation")),
    )
    op.create_table(
        "members",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "user_id", name=op.f("pk_members")),
    )
    op.execute(
        "INSERT INTO members SELECT DISTINCT chat_id, user_id FROM tasks"
        " WHERE chat_id < 0 AND user_id > 0"
    )
    op.add_column(
        "drafts", sa.Column("closed", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column("tasks", sa.Column("looked_at", sa.Double(), nullable=True))
    op.add_column(
        "tasks", sa.Column("measured", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column(
        "tasks", sa.Column("unfinished", sa.Integer(), nullable=False, server_default=sa.text("0"))
    )
    tasks = sa.table(
        "tasks",
        sa.column("submitted_at", sa.Double),
        sa.column("ready_at", sa.Double),
        sa.column("measured", sa.Boolean),
    )
    is_short = tasks.c.ready_at - tasks.c.submitted_at < 1800
    op.execute(tasks.update().where(is_short).values(measured=True))
