"""What the processes that share a PostgreSQL database know of each other."""

import sqlalchemy as sa

from bot.store.schema.base import Time, metadata

leaderships = sa.Table(
    "leaderships",
    metadata,
    sa.Column("name", sa.String(32), primary_key=True),
    sa.Column("owner", sa.String(64), nullable=False),
    sa.Column("until", Time, nullable=False),
    sa.Column("caught_up", sa.Boolean, nullable=False),
)

replicas = sa.Table(
    "replicas",
    metadata,
    sa.Column("owner", sa.String(64), primary_key=True),
    sa.Column("until", Time, nullable=False),
)

group_paces = sa.Table(
    "group_paces",
    metadata,
    sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("tat", Time, nullable=False),
    sa.Index("ix_group_paces_tat", "tat"),
)
