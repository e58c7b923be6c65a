"""Videos that go to inline messages, and several takes of one request."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Every task so far is the only take of its request, and goes to a chat."""
    takes = sa.Column("takes", sa.Integer(), nullable=False, server_default=sa.text("1"))
    op.add_column("tasks", takes)
    op.add_column("tasks", sa.Column("inline_message_id", sa.Text()))
