"""The inbox; albums are gathered from it."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Create the inbox, and hand albums that were being gathered to it."""
    _create_inbox()
    _change_albums()


def _create_inbox() -> None:
    op.create_table(
        "inbox",
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("payload", sa.JSON(), nullable=True),
        sa.Column("received_at", sa.Double(), nullable=False),
        sa.Column("next_at", sa.Double(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("aside", sa.Boolean(), nullable=False),
        sa.Column("lease_owner", sa.String(length=64), nullable=True),
        sa.Column("lease_until", sa.Double(), nullable=True),
        sa.Column("done_at", sa.Double(), nullable=True),
        sa.PrimaryKeyConstraint("update_id", name=op.f("pk_inbox")),
    )
    _index("ix_inbox_done", "done_at IS NOT NULL", "done_at")
    _index("ix_inbox_due", "done_at IS NULL", "next_at")
    _index("ix_inbox_chat", "done_at IS NULL", "chat_id", "aside", "update_id")
    _index("ix_inbox_aside", "done_at IS NULL", "chat_id", "aside", "next_at")
    _index("ix_inbox_busy", "lease_until IS NOT NULL", "chat_id", "lease_until")


def _index(name: str, where: str, *columns: str) -> None:
    condition = sa.text(where)
    op.create_index(
        name, "inbox", list(columns), sqlite_where=condition, postgresql_where=condition
    )


def _change_albums() -> None:
    """Keep all messages of albums; those that asked for a video go back to the inbox."""
    op.create_table(
        "album_messages",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("message_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("media_group_id", sa.String(length=64), nullable=False),
        sa.Column("has_words", sa.Boolean(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=True),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("seen_at", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "message_id", name=op.f("pk_album_messages")),
    )
    op.create_index("ix_album_messages_album", "album_messages", ["chat_id", "media_group_id"])
    op.create_index("ix_album_messages_seen", "album_messages", ["seen_at"])
    op.execute(
        """
        INSERT INTO album_messages
        SELECT chat_id, message_id, media_group_id, FALSE, reference, width, height, seen_at
        FROM album_pictures
        """
    )
    op.drop_table("album_pictures")
    _return_album_requests()
    op.drop_table("album_requests")


def _return_album_requests() -> None:
    bind = op.get_bind()
    pending = bind.execute(
        sa.text("SELECT media_group_id, asker, words, due_at FROM album_requests WHERE NOT done")
    ).all()
    for number, row in enumerate(pending, 1):
        asker = json.loads(row.asker) if isinstance(row.asker, str) else row.asker
        _mark_speaker(asker, row.media_group_id, row.due_at)
        kind = "channel_post" if asker.get("channel") else "message"
        message = _message(asker, row.media_group_id, row.words, row.due_at)
        _put_into_inbox({"update_id": -number, kind: message}, asker["chat_id"], row.due_at)


def _mark_speaker(asker: dict[str, Any], media_group_id: str, seen_at: float) -> None:
    bind = op.get_bind()
    where = {"chat_id": asker["chat_id"], "message_id": asker["message_id"]}
    found = bind.execute(
        sa.text(
            "UPDATE album_messages SET has_words = :yes"
            " WHERE chat_id = :chat_id AND message_id = :message_id"
        ),
        {"yes": True, **where},
    )
    if not found.rowcount:
        bind.execute(
            sa.text(
                "INSERT INTO album_messages"
                " (chat_id, message_id, media_group_id, width, height, seen_at, has_words)"
                " VALUES (:chat_id, :message_id, :group, 0, 0, :seen_at, :yes)"
            ),
            {"group": media_group_id, "seen_at": seen_at, "yes": True, **where},
        )


def _message(
    asker: dict[str, Any], media_group_id: str, words: str, due_at: float
) -> dict[str, Any]:
    """Return the message as Telegram sent it, as far as it matters."""
    chat_type = (
        "private" if asker["private"] else "channel" if asker.get("channel") else "supergroup"
    )
    speaker: dict[str, Any] = {
        "from": {
            "id": asker["user_id"],
            "is_bot": False,
            "first_name": "-",
            "language_code": asker["language"],
        }
    }
    if asker["user_id"] < 0:
        speaker = {"sender_chat": {"id": asker["user_id"], "type": chat_type}}
    topic = {"is_topic_message": True, "message_thread_id": asker["thread_id"]}
    return {
        "message_id": asker["message_id"],
        "date": int(due_at),
        "chat": {"id": asker["chat_id"], "type": chat_type},
        **speaker,
        **(topic if asker["thread_id"] else {}),
        "media_group_id": media_group_id,
        "caption": f"/veo {words}".strip(),
    }


def _put_into_inbox(update: dict[str, Any], chat_id: int, due_at: float) -> None:
    inbox = sa.table(
        "inbox",
        *(sa.column(name) for name in ("update_id", "chat_id", "received_at", "next_at")),
        sa.column("attempts"),
        sa.column("aside"),
        sa.column("payload", sa.JSON),
    )
    op.get_bind().execute(
        inbox.insert().values(
            update_id=update["update_id"],
            chat_id=chat_id,
            payload=update,
            received_at=due_at,
            next_at=due_at,
            attempts=0,
            aside=False,
        )
    )
