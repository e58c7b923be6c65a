"""What is to be done: several queues at one look, so that nothing to do costs next to nothing."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.leases import LeasedRows

_NOW: sa.BindParameter[float] = sa.bindparam("now", type_=sa.Float)
_UNTIL: sa.BindParameter[float] = sa.bindparam("until", type_=sa.Float)


@dataclass(frozen=True)
class Outlook:
    """What of a queue is to be done, now and soon."""

    is_due: bool
    next_at: float | None
    """when the next row is due that nobody holds, if there is one in time"""


class Agenda:
    """Looks at several queues at once. It builds the statement for each set of queues once."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._looks: dict[tuple[LeasedRows[Any], ...], sa.Select[*tuple[Any, ...]]] = {}

    async def look(
        self,
        wanted: Sequence[tuple[LeasedRows[Any], Collection[int]]],
        now: float,
        until: float,
    ) -> Sequence[Outlook]:
        """Return the outlook of each queue, for whoever still works on the rows named beside it.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        if not wanted:
            return []
        held = {_held(place): list(keys) for place, (_, keys) in enumerate(wanted)}
        statement = self._look(tuple(rows for rows, _ in wanted))
        async with self._db.read() as connection:
            values = {"now": now, "until": until, **held}
            found = (await connection.execute(statement, values)).one()
        return [
            Outlook(bool(is_due), next_at)
            for is_due, next_at in zip(found[::2], found[1::2], strict=True)
        ]

    def _look(self, queues: tuple[LeasedRows[Any], ...]) -> sa.Select[*tuple[Any, ...]]:
        if queues not in self._looks:
            self._looks[queues] = sa.select(
                *(
                    column
                    for place, rows in enumerate(queues)
                    for column in (rows.any_due(_NOW, _keys(place)), rows.next_due(_NOW, _UNTIL))
                )
            )
        return self._looks[queues]


def _held(place: int) -> str:
    return f"held_{place}"


def _keys(place: int) -> sa.BindParameter[Sequence[int]]:
    return sa.bindparam(_held(place), expanding=True)
