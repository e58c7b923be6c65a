"""Reading a table in pieces while its rows are changed."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

_CHUNK = 1000


def chunks(query: sa.Select[Any], key: sa.ColumnElement[int]) -> Iterator[list[sa.Row[Any]]]:
    """Yield the rows of a query in the order of their key, which they call ``id``."""
    last = -(2**62)
    while chunk := _after(query, key, last):
        yield chunk
        last = chunk[-1].id


def _after(query: sa.Select[Any], key: sa.ColumnElement[int], last: int) -> list[sa.Row[Any]]:
    rows = op.get_bind().execute(query.where(key > last).order_by(key).limit(_CHUNK))
    return list(rows.all())
