"""Channels, where videos have no buttons."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the column; tasks from before count as asked for in a group."""
    op.add_column(
        "tasks", sa.Column("channel", sa.Boolean(), nullable=False, server_default=sa.false())
    )
