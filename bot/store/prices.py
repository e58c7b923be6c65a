"""The provider's price list as it was last read, so that a restart knows it at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from bot.money.prices import PriceSheet, Rate, Unit
from bot.store.database import Database
from bot.store.schema import prices

_ONLY = 1
"""The id of the only row."""


@dataclass(frozen=True)
class KnownPrices:
    """A price list, and when the provider last said that it holds."""

    sheet: PriceSheet
    read_at: float
    asked: tuple[str, ...] = ()
    """the models that it was asked for; it says nothing of others"""


class StoredPrices:
    """The table of prices. It has one row: what is past stands with each task and each draft."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def get(self) -> KnownPrices | None:
        """Return the list, if one was ever read."""
        async with self._db.read() as connection:
            row = (await connection.execute(sa.select(prices))).first()
        if row is None:
            return None
        rates = {model_id: [_rate(each) for each in rows] for model_id, rows in row.rates.items()}
        return KnownPrices(PriceSheet(rates, row.etag), row.read_at, tuple(row.asked))

    async def put(self, known: KnownPrices) -> None:
        """Replace the list."""
        sheet = known.sheet
        rates = {model_id: _plain(each) for model_id, each in sheet.rates.items()}
        values = {
            "etag": sheet.etag,
            "read_at": known.read_at,
            "asked": known.asked,
            "rates": rates,
        }
        async with self._db.write() as connection:
            await connection.execute(self._db.put(prices, {"id": _ONLY}, values))


def _plain(rates: Sequence[Rate]) -> list[dict[str, Any]]:
    """Return rates as JSON; money as text, because a JSON number is a float.

    What a rate buys is called ``seconds``, as by older versions, which have stored nothing else.
    """
    return [
        {
            "dollars": str(rate.dollars),
            "seconds": str(rate.per),
            "when": dict(rate.when),
            "unit": rate.unit.value,
        }
        for rate in rates
    ]


def _rate(row: dict[str, Any]) -> Rate:
    unit = Unit(row.get("unit", Unit.SECOND))
    return Rate(Decimal(row["dollars"]), Decimal(row["seconds"]), row["when"], unit)
