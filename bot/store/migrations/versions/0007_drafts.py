"""Drafts that hold a parsed command, and for an offer the whole request."""

from dataclasses import asdict
from typing import Any

import sqlalchemy as sa
from alembic import op

from bot.errors import RequestRefused
from bot.store.migrations.chunks import chunks
from bot.veo.parsing import Command, parse

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add what is whole, and parse what was text."""
    op.add_column("drafts", sa.Column("source_key", sa.String(length=128), nullable=True))
    op.add_column("drafts", sa.Column("kind", sa.String(length=16), nullable=True))
    op.add_column("drafts", sa.Column("request", sa.JSON(), nullable=True))
    op.add_column("drafts", sa.Column("quote", sa.BigInteger(), nullable=True))
    op.add_column("drafts", sa.Column("command", sa.JSON(), nullable=True))
    _parse_drafts()
    op.execute("UPDATE drafts SET source_key = 'draft:' || id")
    with op.batch_alter_table("drafts") as batch:
        batch.alter_column("asker", new_column_name="requester")
        batch.alter_column("command", nullable=False)
        batch.alter_column("kind", nullable=False)
        batch.alter_column("source_key", nullable=False)
        batch.drop_column("words")

    with op.batch_alter_table("drafts") as batch:
        batch.create_unique_constraint(op.f("uq_drafts_source_key"), ["source_key"])


def _parse_drafts() -> None:
    """Parse what drafts have stored as text; what could not have been made is forgotten."""
    bind = op.get_bind()
    drafts = sa.table(
        "drafts",
        sa.column("id", sa.BigInteger),
        sa.column("words", sa.Text),
        sa.column("sources", sa.JSON),
        sa.column("command", sa.JSON),
        sa.column("kind", sa.String),
    )
    query = sa.select(drafts.c.id, drafts.c.words, drafts.c.sources)
    for chunk in chunks(query, drafts.c.id):
        for row in chunk:
            is_this = drafts.c.id == row.id
            try:
                command = parse(row.words)
            except RequestRefused:
                bind.execute(drafts.delete().where(is_this))
            else:
                values = {"command": asdict(command), "kind": _kind(command, row.sources)}
                bind.execute(drafts.update().where(is_this).values(values))


def _kind(command: Command, sources: dict[str, Any]) -> str:
    if command.prompt:
        return "offer"
    if sources["clip"]:
        return "extend"
    return "motion" if sources["images"] else "prompt"
