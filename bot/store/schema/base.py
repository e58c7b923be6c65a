"""What all tables share."""

from typing import Any

import sqlalchemy as sa

metadata = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
"""A number that the database counts up."""

Time = sa.Double
"""Seconds since the epoch."""


def partial_index(name: str, where: sa.ColumnElement[bool], *columns: sa.Column[Any]) -> None:
    """Add an index of some of a table's rows only.

    On PostgreSQL too, where the migrations make it; to say so here would load what speaks to it.
    """
    sa.Index(name, *columns, sqlite_where=where)
