"""The price list is read as it was written, by whatever process."""

from dataclasses import replace
from decimal import Decimal

from bot.money.prices import PriceSheet, Rate
from bot.store.database import Database
from bot.store.prices import KnownPrices, StoredPrices
from tests.store.scene import NOW

RATES = {
    "veo2": [Rate(Decimal("0.1000000000000000055"), Decimal(10), {})],
    "google/veo3": [
        Rate(Decimal("0.42"), Decimal(1), {"resolution": "720p", "generate_audio": "true"}),
        Rate(Decimal("0.21"), Decimal(1), {"generate_audio": "false"}),
    ],
}
KNOWN = KnownPrices(PriceSheet(RATES, 'W/"one"'), NOW, ("veo2", "google/veo3"))


async def test_nothing_is_known_at_first(database: Database) -> None:
    assert await StoredPrices(database).get() is None


async def test_a_list_is_read_as_it_was_written_to_the_last_digit(
    database: Database, neighbour: Database
) -> None:
    await StoredPrices(database).put(KNOWN)
    assert await StoredPrices(neighbour).get() == KNOWN


async def test_the_list_that_was_written_last_is_the_only_one(
    database: Database, neighbour: Database
) -> None:
    newer = replace(KNOWN, sheet=PriceSheet({"veo2": RATES["google/veo3"]}), read_at=NOW + 1)
    await StoredPrices(neighbour).put(KNOWN)
    await StoredPrices(database).put(newer)
    assert await StoredPrices(neighbour).get() == newer
