"""The table of tasks, and of the words by which finished videos are found."""

import sqlalchemy as sa

from bot.store.schema.base import Id, Time, metadata, partial_index

tasks = sa.Table(
    "tasks",
    metadata,
    sa.Column("id", Id, primary_key=True, autoincrement=True),
    sa.Column("chat_id", sa.BigInteger, nullable=False),
    sa.Column("message_id", sa.BigInteger, nullable=False),
    sa.Column("source_key", sa.String(128), nullable=False),
    sa.Column("sequence", sa.Integer, nullable=False),
    sa.Column("takes", sa.Integer, nullable=False, server_default=sa.text("1")),
    sa.Column("origin", sa.String(16), nullable=False),
    sa.Column("user_id", sa.BigInteger, nullable=False),
    sa.Column("thread_id", sa.BigInteger),
    sa.Column("language", sa.String(16), nullable=False),
    sa.Column("private", sa.Boolean, nullable=False),
    sa.Column("channel", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("inline_message_id", sa.Text),
    sa.Column("kind", sa.String(8), nullable=False, server_default="video"),
    sa.Column("draft_id", sa.BigInteger),
    sa.Column("words", sa.Text),
    sa.Column("model_id", sa.String(64), nullable=False),
    sa.Column("request", sa.JSON, nullable=False),
    sa.Column("pictures", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("status", sa.String(16), nullable=False),
    sa.Column("created_at", Time, nullable=False),
    sa.Column("updated_at", Time, nullable=False),
    sa.Column("next_at", Time, nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("unfinished", sa.Integer, nullable=False, server_default=sa.text("0")),
    sa.Column("lease_owner", sa.String(64)),
    sa.Column("lease_until", Time),
    sa.Column("client_request_id", sa.String(128)),
    sa.Column("submitted_at", Time),
    sa.Column("generation_id", sa.Text),
    sa.Column("looks", sa.Integer, nullable=False),
    sa.Column("looked_at", Time),
    sa.Column("measured", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("video_url", sa.Text),
    sa.Column("ready_at", Time),
    sa.Column("delivered_at", Time),
    sa.Column("progress_message_id", sa.BigInteger),
    sa.Column("result_message_id", sa.BigInteger),
    sa.Column("file_id", sa.Text),
    sa.Column("file_unique_id", sa.Text),
    sa.Column("file_kind", sa.String(16)),
    sa.Column("document_id", sa.Text),
    sa.Column("document_unique_id", sa.Text),
    sa.Column("hidden", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("to_forget", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("forgotten", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("quote", sa.BigInteger),
    sa.Column("cost", sa.BigInteger),
    sa.Column("day", sa.String(10)),
    sa.Column("stars", sa.BigInteger),
    sa.Column("late", sa.Boolean, nullable=False),
    sa.Column("outcome_notified", sa.Boolean, nullable=False),
    sa.Column("cancelled_by", sa.String(128)),
    sa.Column("reason", sa.String(32)),
    sa.Column("detail", sa.Text, nullable=False),
    sa.UniqueConstraint("source_key", "sequence"),
    sa.Index("ix_tasks_user", "user_id", "created_at"),
    sa.Index("ix_tasks_message", "chat_id", "message_id"),
    sa.Index("ix_tasks_progress", "chat_id", "progress_message_id"),
    sa.Index("ix_tasks_result", "chat_id", "result_message_id"),
    sa.Index("ix_tasks_file", "file_unique_id"),
    sa.Index("ix_tasks_document", "document_unique_id"),
    sa.Index("ix_tasks_cancelled_by", "cancelled_by"),
    sa.Index("ix_tasks_model", "model_id", "ready_at"),
    sa.Index("ix_tasks_generation", "generation_id"),
    sa.Index("ix_tasks_day", "day"),
)

_is_untold = tasks.c.outcome_notified.is_(False)
_is_known = tasks.c.forgotten.is_(False)
_is_ended = sa.and_(tasks.c.outcome_notified.is_(True), _is_known)
_is_to_forget = sa.and_(tasks.c.to_forget.is_(True), _is_known)
# Of open tasks alone: else SQLite takes it also to find those that have ended.
partial_index("ix_tasks_due", _is_untold, tasks.c.status, tasks.c.next_at)
partial_index("ix_tasks_pictures", _is_untold, tasks.c.pictures, tasks.c.status, tasks.c.next_at)
partial_index("ix_tasks_kind", _is_untold, tasks.c.kind, tasks.c.status, tasks.c.next_at)
partial_index("ix_tasks_open", _is_untold, tasks.c.status, tasks.c.id)
partial_index("ix_tasks_open_of_user", _is_untold, tasks.c.user_id)
partial_index("ix_tasks_open_in_chat", _is_untold, tasks.c.chat_id, tasks.c.id)
partial_index("ix_tasks_paid", tasks.c.stars.is_not(None), tasks.c.status, tasks.c.updated_at)
partial_index("ix_tasks_lost", tasks.c.generation_id.is_(None), tasks.c.submitted_at)
partial_index("ix_tasks_lease", tasks.c.lease_until.is_not(None), tasks.c.lease_until)
partial_index("ix_tasks_history", tasks.c.file_id.is_not(None), tasks.c.user_id, tasks.c.id)
partial_index("ix_tasks_inline", tasks.c.inline_message_id.is_not(None), tasks.c.inline_message_id)
partial_index("ix_tasks_ended", _is_ended, tasks.c.updated_at)
partial_index("ix_tasks_to_forget", _is_to_forget, tasks.c.to_forget, tasks.c.user_id)

prompts = sa.Table(
    "prompts",
    metadata,
    sa.Column("user_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("task_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("words", sa.Text, nullable=False),
    # Kept in the order of its key: a search reads all rows of one person, and no others.
    sqlite_with_rowid=False,
)
