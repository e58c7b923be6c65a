"""Money: a ledger and the sums beside it, budgets, access, prices, and the provider's charges."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add them. What was asked for before belongs to no day: a new count begins."""
    op.add_column("tasks", sa.Column("day", sa.String(10), nullable=True))
    op.add_column("tasks", sa.Column("stars", sa.BigInteger(), nullable=True))
    op.add_column("drafts", sa.Column("answers", sa.BigInteger(), nullable=True))
    op.create_index("ix_drafts_answers", "drafts", ["answers"])
    op.drop_index("ix_tasks_chat", "tasks")  # days are counted by the sums beside the ledger
    op.create_index("ix_tasks_generation", "tasks", ["generation_id"])
    op.create_index("ix_tasks_day", "tasks", ["day"])
    are_paid = sa.text("stars IS NOT NULL")
    op.create_index(
        "ix_tasks_paid",
        "tasks",
        ["status", "updated_at"],
        sqlite_where=are_paid,
        postgresql_where=are_paid,
    )
    _entries()
    _sums()
    _positions()
    _access()
    _provider()


def _entries() -> None:
    op.create_table(
        "entries",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("key", sa.String(256), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("task_id", sa.BigInteger(), nullable=True),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.Column("videos", sa.Integer(), nullable=False),
        sa.Column("reserved", sa.BigInteger(), nullable=False),
        sa.Column("charged", sa.BigInteger(), nullable=False),
        sa.Column("stars", sa.BigInteger(), nullable=False),
        sa.Column("prepaid", sa.Boolean(), nullable=False),
        sa.UniqueConstraint("key", name="uq_entries_key"),
    )
    op.create_index("ix_entries_day", "entries", ["day"])
    op.create_index("ix_entries_task", "entries", ["task_id"])
    op.create_index("ix_entries_kind", "entries", ["kind", "at"])
    have_stars = sa.text("stars != 0")
    op.create_index(
        "ix_entries_stars",
        "entries",
        ["user_id", "id"],
        sqlite_where=have_stars,
        postgresql_where=have_stars,
    )


def _sums() -> None:
    op.create_table(
        "totals",
        sa.Column("scope", sa.String(8), primary_key=True),
        sa.Column("subject_id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("day", sa.String(10), primary_key=True),
        sa.Column("videos", sa.Integer(), nullable=False),
        sa.Column("reserved", sa.BigInteger(), nullable=False),
        sa.Column("charged", sa.BigInteger(), nullable=False),
    )
    op.create_table(
        "balances",
        sa.Column("user_id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("stars", sa.BigInteger(), nullable=False),
    )
    op.create_index("ix_balances_stars", "balances", ["stars"])
    op.create_table(
        "budgets",
        sa.Column("scope", sa.String(8), primary_key=True),
        sa.Column("subject_id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("credits", sa.BigInteger(), nullable=False),
        sa.Column("set_by", sa.BigInteger(), nullable=False),
        sa.Column("set_at", sa.Double(), nullable=False),
    )


def _positions() -> None:
    op.create_table(
        "positions",
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("place", sa.BigInteger(), nullable=False),
        sa.Column("reached_at", sa.Double(), nullable=False),
    )


def _access() -> None:
    op.create_table(
        "access",
        sa.Column("subject_id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("allowed", sa.Boolean(), nullable=False),
        sa.Column("set_by", sa.BigInteger(), nullable=False),
        sa.Column("set_at", sa.Double(), nullable=False),
    )
    op.create_index("ix_members_user", "members", ["user_id"])
    op.create_table(
        "knocks",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("source_key", sa.String(128), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("requester", sa.JSON(), nullable=False),
        sa.Column("asked_at", sa.Double(), nullable=False),
        sa.Column("verdict", sa.String(8), nullable=True),
        sa.Column("decided_by", sa.BigInteger(), nullable=True),
        sa.UniqueConstraint("source_key", name="uq_knocks_source_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_knocks_user", "knocks", ["user_id", "asked_at"])
    op.create_index("ix_knocks_asked", "knocks", ["asked_at"])
    op.create_table(
        "people",
        sa.Column("user_id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("username", sa.String(64), nullable=True),
        sa.Column("name", sa.String(128), nullable=False),
        sa.Column("language", sa.String(16), nullable=True),
        sa.Column("seen_at", sa.Double(), nullable=False),
    )
    op.create_index("ix_people_username", "people", ["username"])
    op.create_index("ix_people_seen", "people", ["seen_at"])


def _provider() -> None:
    op.create_table(
        "prices",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("etag", sa.Text(), nullable=False),
        sa.Column("read_at", sa.Double(), nullable=False),
        sa.Column("asked", sa.JSON(), nullable=False),
        sa.Column("rates", sa.JSON(), nullable=False),
    )
    op.create_table(
        "charges",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("charged_at", sa.Double(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("reference", sa.String(256), nullable=False),
        sa.Column("credits", sa.BigInteger(), nullable=False),
        sa.Column("model", sa.String(128), nullable=False),
        sa.Column("task_id", sa.BigInteger(), nullable=True),
        sa.Column("seen_at", sa.Double(), nullable=False),
        sa.UniqueConstraint(
            "charged_at",
            "kind",
            "reference",
            "credits",
            name="uq_charges_charged_at_kind_reference_credits",
        ),
    )
    op.create_index("ix_charges_task", "charges", ["task_id", "charged_at"])
    op.create_index("ix_charges_reference", "charges", ["reference", "task_id"])
