"""Messages that were refused: an edit may mend them."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Nothing is known of what was refused before: it stays refused."""
    op.create_table(
        "refused_messages",
        sa.Column("chat_id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("refused_at", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "message_id", name=op.f("pk_refused_messages")),
    )
    op.create_index("ix_refused_messages_refused", "refused_messages", ["refused_at"])
    op.create_index("ix_refused_messages_user", "refused_messages", ["user_id"])
