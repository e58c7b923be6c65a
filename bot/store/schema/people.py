"""Who is who, who may, and who was told what."""

import sqlalchemy as sa

from bot.store.schema.base import Time, metadata

access = sa.Table(
    "access",
    metadata,
    sa.Column("subject_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("allowed", sa.Boolean, nullable=False),
    sa.Column("set_by", sa.BigInteger, nullable=False),
    sa.Column("set_at", Time, nullable=False),
)

people = sa.Table(
    "people",
    metadata,
    sa.Column("user_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("username", sa.String(64)),
    sa.Column("name", sa.String(128), nullable=False),
    sa.Column("seen_at", Time, nullable=False),
    sa.Index("ix_people_username", "username"),
    sa.Index("ix_people_seen", "seen_at"),
)

members = sa.Table(
    "members",
    metadata,
    sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("user_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Index("ix_members_user", "user_id"),
)

notices = sa.Table(
    "notices",
    metadata,
    sa.Column("name", sa.String(64), primary_key=True),
    sa.Column("told_at", Time, nullable=False),
    sa.Index("ix_notices_told", "told_at"),
)
