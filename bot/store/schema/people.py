"""Who is who, who may, and who was told what."""

import sqlalchemy as sa

from bot.store.schema.base import Id, Time, metadata

access = sa.Table(
    "access",
    metadata,
    sa.Column("subject_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("allowed", sa.Boolean, nullable=False),
    sa.Column("set_by", sa.BigInteger, nullable=False),
    sa.Column("set_at", Time, nullable=False),
)

knocks = sa.Table(
    "knocks",
    metadata,
    sa.Column("id", Id, primary_key=True, autoincrement=True),
    sa.Column("source_key", sa.String(128), nullable=False),
    sa.Column("user_id", sa.BigInteger, nullable=False),
    sa.Column("requester", sa.JSON, nullable=False),
    sa.Column("asked_at", Time, nullable=False),
    sa.Column("verdict", sa.String(8)),
    sa.Column("decided_by", sa.BigInteger),
    sa.UniqueConstraint("source_key"),
    sa.Index("ix_knocks_user", "user_id", "asked_at"),
    sa.Index("ix_knocks_asked", "asked_at"),
    # Buttons name knocks for as long as a chat stands: no id is ever used again.
    sqlite_autoincrement=True,
)

people = sa.Table(
    "people",
    metadata,
    sa.Column("user_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("username", sa.String(64)),
    sa.Column("name", sa.String(128), nullable=False),
    sa.Column("language", sa.String(16)),
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
