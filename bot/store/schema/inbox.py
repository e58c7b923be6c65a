"""The table of updates."""

import sqlalchemy as sa

from bot.store.schema.base import Time, metadata, partial_index

inbox = sa.Table(
    "inbox",
    metadata,
    sa.Column("update_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("chat_id", sa.BigInteger),
    sa.Column("payload", sa.JSON(none_as_null=True)),
    sa.Column("received_at", Time, nullable=False),
    sa.Column("next_at", Time, nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("aside", sa.Boolean, nullable=False),
    sa.Column("lease_owner", sa.String(64)),
    sa.Column("lease_until", Time),
    sa.Column("done_at", Time),
)

_is_open = inbox.c.done_at.is_(None)
partial_index("ix_inbox_done", inbox.c.done_at.is_not(None), inbox.c.done_at)
partial_index("ix_inbox_due", _is_open, inbox.c.next_at)
partial_index("ix_inbox_chat", _is_open, inbox.c.chat_id, inbox.c.aside, inbox.c.update_id)
partial_index("ix_inbox_aside", _is_open, inbox.c.chat_id, inbox.c.aside, inbox.c.next_at)
partial_index("ix_inbox_lease", inbox.c.lease_until.is_not(None), inbox.c.lease_until)
partial_index(
    "ix_inbox_busy", inbox.c.lease_until.is_not(None), inbox.c.chat_id, inbox.c.lease_until
)
