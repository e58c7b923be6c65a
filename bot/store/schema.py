"""The tables. Times are seconds since the epoch; migrations bring older databases up to this."""

from typing import Any

import sqlalchemy as sa

metadata = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

_Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_Time = sa.Double

tasks = sa.Table(
    "tasks",
    metadata,
    sa.Column("id", _Id, primary_key=True, autoincrement=True),
    sa.Column("chat_id", sa.BigInteger, nullable=False),
    sa.Column("message_id", sa.BigInteger, nullable=False),
    sa.Column("source_key", sa.String(128), nullable=False),
    sa.Column("sequence", sa.Integer, nullable=False),
    sa.Column("origin", sa.String(16), nullable=False),
    sa.Column("user_id", sa.BigInteger, nullable=False),
    sa.Column("thread_id", sa.BigInteger),
    sa.Column("language", sa.String(16), nullable=False),
    sa.Column("private", sa.Boolean, nullable=False),
    sa.Column("channel", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("model_id", sa.String(64), nullable=False),
    sa.Column("request", sa.JSON, nullable=False),
    sa.Column("status", sa.String(16), nullable=False),
    sa.Column("created_at", _Time, nullable=False),
    sa.Column("updated_at", _Time, nullable=False),
    sa.Column("next_at", _Time, nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("unfinished", sa.Integer, nullable=False, server_default=sa.text("0")),
    sa.Column("lease_owner", sa.String(64)),
    sa.Column("lease_until", _Time),
    sa.Column("client_request_id", sa.String(128)),
    sa.Column("submitted_at", _Time),
    sa.Column("generation_id", sa.Text),
    sa.Column("looks", sa.Integer, nullable=False),
    sa.Column("looked_at", _Time),
    sa.Column("measured", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("video_url", sa.Text),
    sa.Column("ready_at", _Time),
    sa.Column("delivered_at", _Time),
    sa.Column("progress_message_id", sa.BigInteger),
    sa.Column("result_message_id", sa.BigInteger),
    sa.Column("file_id", sa.Text),
    sa.Column("file_unique_id", sa.Text),
    sa.Column("file_kind", sa.String(16)),
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
    sa.Index("ix_tasks_due", "outcome_notified", "status", "next_at"),
    sa.Index("ix_tasks_user", "user_id", "created_at"),
    sa.Index("ix_tasks_chat", "chat_id", "created_at"),
    sa.Index("ix_tasks_message", "chat_id", "message_id"),
    sa.Index("ix_tasks_progress", "chat_id", "progress_message_id"),
    sa.Index("ix_tasks_result", "chat_id", "result_message_id"),
    sa.Index("ix_tasks_file", "file_unique_id"),
    sa.Index("ix_tasks_cancelled_by", "cancelled_by"),
    sa.Index("ix_tasks_model", "model_id", "ready_at"),
    sa.Index("ix_tasks_generation", "generation_id"),
    sa.Index("ix_tasks_day", "day"),
)

entries = sa.Table(
    "entries",
    metadata,
    sa.Column("id", _Id, primary_key=True, autoincrement=True),
    sa.Column("key", sa.String(256), nullable=False),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("task_id", sa.BigInteger),
    sa.Column("user_id", sa.BigInteger, nullable=False),
    sa.Column("chat_id", sa.BigInteger, nullable=False),
    sa.Column("day", sa.String(10), nullable=False),
    sa.Column("at", _Time, nullable=False),
    sa.Column("videos", sa.Integer, nullable=False),
    sa.Column("reserved", sa.BigInteger, nullable=False),
    sa.Column("charged", sa.BigInteger, nullable=False),
    sa.Column("stars", sa.BigInteger, nullable=False),
    sa.Column("prepaid", sa.Boolean, nullable=False),
    sa.UniqueConstraint("key"),
    sa.Index("ix_entries_day", "day"),
    sa.Index("ix_entries_task", "task_id"),
    sa.Index("ix_entries_user", "user_id", "id"),
)

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
)

budgets = sa.Table(
    "budgets",
    metadata,
    sa.Column("scope", sa.String(8), primary_key=True),
    sa.Column("subject_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("credits", sa.BigInteger, nullable=False),
    sa.Column("set_by", sa.BigInteger, nullable=False),
    sa.Column("set_at", _Time, nullable=False),
)

access = sa.Table(
    "access",
    metadata,
    sa.Column("subject_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("allowed", sa.Boolean, nullable=False),
    sa.Column("set_by", sa.BigInteger, nullable=False),
    sa.Column("set_at", _Time, nullable=False),
)

people = sa.Table(
    "people",
    metadata,
    sa.Column("user_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("username", sa.String(64)),
    sa.Column("name", sa.String(128), nullable=False),
    sa.Column("seen_at", _Time, nullable=False),
    sa.Index("ix_people_username", "username"),
    sa.Index("ix_people_seen", "seen_at"),
)

prices = sa.Table(
    "prices",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("etag", sa.Text, nullable=False),
    sa.Column("read_at", _Time, nullable=False),
    sa.Column("rates", sa.JSON, nullable=False),
)

charges = sa.Table(
    "charges",
    metadata,
    sa.Column("id", _Id, primary_key=True, autoincrement=True),
    sa.Column("charged_at", _Time, nullable=False),
    sa.Column("kind", sa.String(32), nullable=False),
    sa.Column("reference", sa.String(256), nullable=False),
    sa.Column("credits", sa.BigInteger, nullable=False),
    sa.Column("model", sa.String(128), nullable=False),
    sa.Column("task_id", sa.BigInteger),
    sa.Column("seen_at", _Time, nullable=False),
    sa.UniqueConstraint("charged_at", "kind", "reference", "credits"),
    sa.Index("ix_charges_task", "task_id"),
    sa.Index("ix_charges_reference", "reference"),
)

moves = sa.Table(
    "moves",
    metadata,
    sa.Column("old_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("new_id", sa.BigInteger, nullable=False),
    sa.Index("ix_moves_new", "new_id"),
)

notices = sa.Table(
    "notices",
    metadata,
    sa.Column("name", sa.String(64), primary_key=True),
    sa.Column("told_at", _Time, nullable=False),
    sa.Index("ix_notices_told", "told_at"),
)

positions = sa.Table(
    "positions",
    metadata,
    sa.Column("name", sa.String(64), primary_key=True),
    sa.Column("place", sa.BigInteger, nullable=False),
    sa.Column("reached_at", _Time, nullable=False),
)

installation = sa.Table(
    "installation",
    metadata,
    sa.Column("key", sa.String(32), primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

members = sa.Table(
    "members",
    metadata,
    sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("user_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Index("ix_members_user", "user_id"),
)

inbox = sa.Table(
    "inbox",
    metadata,
    sa.Column("update_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("chat_id", sa.BigInteger),
    sa.Column("payload", sa.JSON(none_as_null=True)),
    sa.Column("received_at", _Time, nullable=False),
    sa.Column("next_at", _Time, nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("aside", sa.Boolean, nullable=False),
    sa.Column("lease_owner", sa.String(64)),
    sa.Column("lease_until", _Time),
    sa.Column("done_at", _Time),
)


def _index(name: str, where: sa.ColumnElement[bool], *columns: sa.Column[Any]) -> None:
    """Add an index of some of a table's rows only."""
    sa.Index(name, *columns, sqlite_where=where, postgresql_where=where)


_is_untold = tasks.c.outcome_notified.is_(False)
_is_known = tasks.c.forgotten.is_(False)
_is_ended = sa.and_(tasks.c.outcome_notified.is_(True), _is_known)
_is_to_forget = sa.and_(tasks.c.to_forget.is_(True), _is_known)
_index("ix_tasks_open", _is_untold, tasks.c.status, tasks.c.id)
_index("ix_tasks_open_of_user", _is_untold, tasks.c.user_id)
_index("ix_tasks_open_in_chat", _is_untold, tasks.c.chat_id, tasks.c.id)
_index("ix_tasks_lost", tasks.c.generation_id.is_(None), tasks.c.submitted_at)
_index("ix_tasks_lease", tasks.c.lease_until.is_not(None), tasks.c.lease_until)
_index("ix_tasks_history", tasks.c.file_id.is_not(None), tasks.c.user_id, tasks.c.id)
_index("ix_tasks_ended", _is_ended, tasks.c.updated_at)
_index("ix_tasks_to_forget", _is_to_forget, tasks.c.to_forget, tasks.c.user_id)

_index("ix_entries_stars", entries.c.stars != 0, entries.c.user_id, entries.c.id)

_is_open = inbox.c.done_at.is_(None)
_index("ix_inbox_done", inbox.c.done_at.is_not(None), inbox.c.done_at)
_index("ix_inbox_due", _is_open, inbox.c.next_at)
_index("ix_inbox_chat", _is_open, inbox.c.chat_id, inbox.c.aside, inbox.c.update_id)
_index("ix_inbox_aside", _is_open, inbox.c.chat_id, inbox.c.aside, inbox.c.next_at)
_index("ix_inbox_lease", inbox.c.lease_until.is_not(None), inbox.c.lease_until)
_index("ix_inbox_busy", inbox.c.lease_until.is_not(None), inbox.c.chat_id, inbox.c.lease_until)

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
    sa.Column("seen_at", _Time, nullable=False),
    sa.Index("ix_album_messages_album", "chat_id", "media_group_id"),
    sa.Index("ix_album_messages_seen", "seen_at"),
    sa.Index("ix_album_messages_user", "user_id"),
)

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
)

drafts = sa.Table(
    "drafts",
    metadata,
    sa.Column("id", _Id, primary_key=True, autoincrement=True),
    sa.Column("source_key", sa.String(128), nullable=False),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("chat_id", sa.BigInteger, nullable=False),
    sa.Column("message_id", sa.BigInteger, nullable=False),
    sa.Column("user_id", sa.BigInteger, nullable=False),
    sa.Column("question_id", sa.BigInteger),
    sa.Column("requester", sa.JSON, nullable=False),
    sa.Column("command", sa.JSON, nullable=False),
    sa.Column("sources", sa.JSON, nullable=False),
    sa.Column("request", sa.JSON(none_as_null=True)),
    sa.Column("quote", sa.BigInteger),
    sa.Column("waiting", sa.Boolean, nullable=False),
    sa.Column("closed", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("created_at", _Time, nullable=False),
    sa.Column("source_task_id", sa.BigInteger),
    sa.UniqueConstraint("source_key"),
    sa.Index("ix_drafts_question", "chat_id", "question_id"),
    sa.Index("ix_drafts_waiting", "chat_id", "user_id", "waiting"),
    sa.Index("ix_drafts_user", "user_id"),
    sa.Index("ix_drafts_created", "created_at"),
    sa.Index("ix_drafts_source_task", "source_task_id"),
    # Buttons name drafts for as long as a chat stands: no id is ever used again.
    sqlite_autoincrement=True,
)
