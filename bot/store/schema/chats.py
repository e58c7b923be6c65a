"""Chats and what is asked in them."""

import sqlalchemy as sa

from bot.store.schema.base import Id, Time, metadata, partial_index

chats = sa.Table(
    "chats",
    metadata,
    sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("model", sa.String(32)),
    sa.Column("aspect_ratio", sa.String(8)),
    sa.Column("duration", sa.Integer),
    sa.Column("resolution", sa.String(8)),
    sa.Column("generate_audio", sa.Boolean),
    sa.Column("enhance_prompt", sa.Boolean),
    sa.Column("language", sa.String(16)),
    sa.Column("share_link", sa.Boolean),
    sa.Column("improve", sa.Boolean),
)

moves = sa.Table(
    "moves",
    metadata,
    sa.Column("old_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("new_id", sa.BigInteger, nullable=False),
    sa.Index("ix_moves_new", "new_id"),
)

album_messages = sa.Table(
    "album_messages",
    metadata,
    sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("message_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("user_id", sa.BigInteger),
    sa.Column("media_group_id", sa.String(64), nullable=False),
    sa.Column("has_words", sa.Boolean, nullable=False),
    sa.Column("reference", sa.Text),
    sa.Column("width", sa.Integer, nullable=False),
    sa.Column("height", sa.Integer, nullable=False),
    sa.Column("seen_at", Time, nullable=False),
    sa.Index("ix_album_messages_album", "chat_id", "media_group_id"),
    sa.Index("ix_album_messages_seen", "seen_at"),
    sa.Index("ix_album_messages_user", "user_id"),
)

refused_messages = sa.Table(
    "refused_messages",
    metadata,
    sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("message_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("user_id", sa.BigInteger, nullable=False),
    sa.Column("digest", sa.String(64), nullable=False),
    sa.Column("refused_at", Time, nullable=False),
    sa.Index("ix_refused_messages_refused", "refused_at"),
    sa.Index("ix_refused_messages_user", "user_id"),
)

drafts = sa.Table(
    "drafts",
    metadata,
    sa.Column("id", Id, primary_key=True, autoincrement=True),
    sa.Column("source_key", sa.String(128), nullable=False),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("chat_id", sa.BigInteger, nullable=False),
    sa.Column("message_id", sa.BigInteger, nullable=False),
    sa.Column("user_id", sa.BigInteger, nullable=False),
    sa.Column("question_id", sa.BigInteger),
    sa.Column("inline_message_id", sa.Text),
    sa.Column("requester", sa.JSON, nullable=False),
    sa.Column("command", sa.JSON, nullable=False),
    sa.Column("sources", sa.JSON, nullable=False),
    sa.Column("request", sa.JSON(none_as_null=True)),
    sa.Column("quote", sa.BigInteger),
    sa.Column("waiting", sa.Boolean, nullable=False),
    sa.Column("closed", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("created_at", Time, nullable=False),
    sa.Column("source_task_id", sa.BigInteger),
    sa.Column("answers", sa.BigInteger),
    sa.UniqueConstraint("source_key"),
    sa.Index("ix_drafts_question", "chat_id", "question_id"),
    sa.Index("ix_drafts_waiting", "chat_id", "user_id", "waiting"),
    sa.Index("ix_drafts_user", "user_id"),
    sa.Index("ix_drafts_created", "created_at"),
    sa.Index("ix_drafts_source_task", "source_task_id"),
    sa.Index("ix_drafts_answers", "answers"),
    # Buttons name drafts for as long as a chat stands: no id is ever used again.
    sqlite_autoincrement=True,
)
partial_index(
    "ix_drafts_inline", drafts.c.inline_message_id.is_not(None), drafts.c.inline_message_id
)

wishes = sa.Table(
    "wishes",
    metadata,
    sa.Column("user_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("name", sa.String(32), primary_key=True),
    sa.Column("request", sa.JSON, nullable=False),
    sa.Column("quote", sa.BigInteger, nullable=False),
    sa.Column("typed_at", Time, nullable=False),
    sa.Index("ix_wishes_user", "user_id", "typed_at"),
    sa.Index("ix_wishes_typed", "typed_at"),
)
