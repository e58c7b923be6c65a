"""The ledger, the sums beside it, and what is known of the provider's money."""

import sqlalchemy as sa

from bot.store.schema.base import Id, Time, metadata, partial_index

entries = sa.Table(
    "entries",
    metadata,
    sa.Column("id", Id, primary_key=True, autoincrement=True),
    sa.Column("key", sa.String(256), nullable=False),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("task_id", sa.BigInteger),
    sa.Column("user_id", sa.BigInteger, nullable=False),
    sa.Column("chat_id", sa.BigInteger, nullable=False),
    sa.Column("day", sa.String(10), nullable=False),
    sa.Column("at", Time, nullable=False),
    sa.Column("videos", sa.Integer, nullable=False),
    sa.Column("reserved", sa.BigInteger, nullable=False),
    sa.Column("charged", sa.BigInteger, nullable=False),
    sa.Column("stars", sa.BigInteger, nullable=False),
    sa.Column("prepaid", sa.Boolean, nullable=False),
    sa.UniqueConstraint("key"),
    sa.Index("ix_entries_day", "day"),
    sa.Index("ix_entries_task", "task_id"),
    sa.Index("ix_entries_kind", "kind", "at"),
)
partial_index("ix_entries_stars", entries.c.stars != 0, entries.c.user_id, entries.c.id)

totals = sa.Table(
    "totals",
    metadata,
    sa.Column("scope", sa.String(8), primary_key=True),
    sa.Column("subject_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("day", sa.String(10), primary_key=True),
    sa.Column("videos", sa.Integer, nullable=False),
    sa.Column("reserved", sa.BigInteger, nullable=False),
    sa.Column("charged", sa.BigInteger, nullable=False),
)

balances = sa.Table(
    "balances",
    metadata,
    sa.Column("user_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("stars", sa.BigInteger, nullable=False),
    sa.Index("ix_balances_stars", "stars"),
)

budgets = sa.Table(
    "budgets",
    metadata,
    sa.Column("scope", sa.String(8), primary_key=True),
    sa.Column("subject_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("credits", sa.BigInteger, nullable=False),
    sa.Column("set_by", sa.BigInteger, nullable=False),
    sa.Column("set_at", Time, nullable=False),
)

prices = sa.Table(
    "prices",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("etag", sa.Text, nullable=False),
    sa.Column("read_at", Time, nullable=False),
    sa.Column("asked", sa.JSON, nullable=False),
    sa.Column("rates", sa.JSON, nullable=False),
)

charges = sa.Table(
    "charges",
    metadata,
    sa.Column("id", Id, primary_key=True, autoincrement=True),
    sa.Column("charged_at", Time, nullable=False),
    sa.Column("kind", sa.String(32), nullable=False),
    sa.Column("reference", sa.String(256), nullable=False),
    sa.Column("credits", sa.BigInteger, nullable=False),
    sa.Column("model", sa.String(128), nullable=False),
    sa.Column("task_id", sa.BigInteger),
    sa.Column("seen_at", Time, nullable=False),
    sa.UniqueConstraint("charged_at", "kind", "reference", "credits"),
    sa.Index("ix_charges_task", "task_id", "charged_at"),
    sa.Index("ix_charges_reference", "reference", "task_id"),
)
