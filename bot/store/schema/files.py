"""What people ask to be sent again as a file."""

import sqlalchemy as sa

from bot.store.schema.base import Id, Time, metadata, partial_index

file_orders = sa.Table(
    "file_orders",
    metadata,
    sa.Column("id", Id, primary_key=True, autoincrement=True),
    sa.Column("source_key", sa.String(128), nullable=False),
    sa.Column("task_id", sa.BigInteger, nullable=False),
    sa.Column("chat_id", sa.BigInteger, nullable=False),
    sa.Column("requester", sa.JSON, nullable=False),
    sa.Column("created_at", Time, nullable=False),
    sa.Column("next_at", Time, nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("lease_owner", sa.String(64)),
    sa.Column("lease_until", Time),
    sa.Column("done_at", Time),
    sa.UniqueConstraint("source_key"),
    sa.Index("ix_file_orders_task", "task_id", "chat_id"),
)

partial_index("ix_file_orders_due", file_orders.c.done_at.is_(None), file_orders.c.next_at)
partial_index("ix_file_orders_done", file_orders.c.done_at.is_not(None), file_orders.c.done_at)
partial_index(
    "ix_file_orders_lease", file_orders.c.lease_until.is_not(None), file_orders.c.lease_until
)
