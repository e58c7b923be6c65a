"""What this installation is known by, and how far its jobs have come."""

import sqlalchemy as sa

from bot.store.schema.base import Time, metadata

installation = sa.Table(
    "installation",
    metadata,
    sa.Column("key", sa.String(32), primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

positions = sa.Table(
    "positions",
    metadata,
    sa.Column("name", sa.String(64), primary_key=True),
    sa.Column("place", sa.BigInteger, nullable=False),
    sa.Column("reached_at", Time, nullable=False),
)
