"""Settings of chats, drafts, and a history that can be searched."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_SEARCH_ON_SQLITE = (
    "CREATE VIRTUAL TABLE prompts USING fts5(prompt, tokenize = 'unicode61 remove_diacritics 2')",
    """
    CREATE TRIGGER prompts_of_delivered AFTER UPDATE OF status ON tasks
    WHEN new.status = 'delivered' AND old.status <> 'delivered'
    BEGIN
        INSERT INTO prompts (rowid, prompt) VALUES (new.id, json_extract(new.request, '$.prompt'));
    END
    """,
    """
    INSERT INTO prompts (rowid, prompt)
    SELECT id, json_extract(request, '$.prompt') FROM tasks WHERE status = 'delivered'
    """,
)
_SEARCH_ON_POSTGRESQL = (
    """
    CREATE INDEX prompts_of_tasks ON tasks
    USING gin (to_tsvector('simple', request ->> 'prompt'))
    """,
)


def upgrade() -> None:
    """Create the tables, and what searching needs on each database."""
    op.add_column("tasks", sa.Column("file_kind", sa.String(length=16), nullable=True))
    op.add_column(
        "tasks", sa.Column("hidden", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    _create_chats()
    _create_drafts()
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in _SEARCH_ON_SQLITE if is_sqlite else _SEARCH_ON_POSTGRESQL:
        op.execute(statement)


def _create_chats() -> None:
    op.create_table(
        "chats",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("model", sa.String(length=32), nullable=True),
        sa.Column("aspect_ratio", sa.String(length=8), nullable=True),
        sa.Column("duration", sa.Integer(), nullable=True),
        sa.Column("resolution", sa.String(length=8), nullable=True),
        sa.Column("generate_audio", sa.Boolean(), nullable=True),
        sa.Column("enhance_prompt", sa.Boolean(), nullable=True),
        sa.Column("language", sa.String(length=16), nullable=True),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_chats")),
    )


def _create_drafts() -> None:
    op.create_table(
        "drafts",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("question_id", sa.BigInteger(), nullable=True),
        sa.Column("asker", sa.JSON(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sources", sa.JSON(), nullable=False),
        sa.Column("waiting", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
    )
    op.create_index("ix_drafts_question", "drafts", ["chat_id", "question_id"])
    op.create_index("ix_drafts_waiting", "drafts", ["chat_id", "user_id", "waiting"])
