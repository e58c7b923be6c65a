"""Channels, where not every button may stand."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Tell them from groups; what was asked for before counts as asked in a group."""
    op.add_column(
        "tasks", sa.Column("channel", sa.Boolean(), nullable=False, server_default=sa.false())
    )
