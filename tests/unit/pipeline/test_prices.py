"""The price list in memory: asked for by a job, never by whoever wants a quote."""

import httpx
import pytest

from bot.money.fallback_prices import fallback_quote
from bot.money.prices import PriceSheet
from bot.pipeline.prices import Prices
from bot.store.database import Database
from bot.store.prices import KnownPrices, StoredPrices
from tests.clock import MovableClock
from tests.requests import generation_request
from tests.unit.provider.aimlapi.wire import NONSENSE, Answer, Wire, api, own_error, page, says

REQUEST = generation_request("veo2", duration=5)
OURS = fallback_quote(REQUEST)
HOUR = 3600.0
UNCHANGED = httpx.Response(304)


def priced(dollars: float, **headers: str) -> httpx.Response:
    pricing = {"kind": "fixed", "units": [{"name": "second", "price": dollars, "per": 1}]}
    return says({"data": [{"id": "veo2", "pricing": pricing}]}, 200, **headers)


FAILURES = [
    *NONSENSE.values(),
    page(),
    own_error(429),
    own_error(401),
    httpx.ReadTimeout("late"),
    says({"data": []}),
    priced(-1),
    UNCHANGED,
]


class Maker:
    """Makes price lists that share a database and a clock, like one process after the other."""

    def __init__(self, database: Database, clock: MovableClock) -> None:
        self._stored = StoredPrices(database)
        self._clock = clock

    def __call__(self, *answers: Answer) -> tuple[Prices, Wire]:
        provider, wire = api(*answers)
        return Prices(provider, self._stored, self._clock), wire


@pytest.fixture
def prices(database: Database, clock: MovableClock) -> Maker:
    return Maker(database, clock)


async def test_a_quote_never_asks_the_network(prices: Maker) -> None:
    known, wire = prices(priced(0.5))
    assert known.quote(REQUEST) == OURS != 5_000_000
    assert wire.asked == []
    await known.refresh()
    assert [known.quote(REQUEST) for _ in range(3)] == [5_000_000] * 3
    assert len(wire.asked) == 1


async def test_the_list_is_read_once_an_hour_however_often_the_job_runs(
    prices: Maker, clock: MovableClock
) -> None:
    known, wire = prices(priced(0.5), priced(0.6))
    for _ in range(60):
        await known.refresh()
        clock.advance(HOUR / 60 - 0.01)
    assert len(wire.asked) == 1
    assert known.quote(REQUEST) == 5_000_000
    clock.advance(1)
    await known.refresh()
    assert len(wire.asked) == 2
    assert known.quote(REQUEST) == 6_000_000


async def test_a_clock_that_is_set_back_does_not_keep_an_old_list(
    prices: Maker, clock: MovableClock
) -> None:
    known, _ = prices(priced(0.5), priced(0.6))
    await known.refresh()
    clock.advance(-24 * HOUR)
    await known.refresh()
    assert known.quote(REQUEST) == 6_000_000


@pytest.mark.parametrize("failure", FAILURES, ids=repr)
async def test_a_list_that_fails_is_asked_for_again_after_a_minute(
    prices: Maker, clock: MovableClock, failure: Answer
) -> None:
    known, wire = prices(failure, priced(0.5))
    await known.refresh()
    clock.advance(59)
    await known.refresh()
    assert len(wire.asked) == 1
    assert known.quote(REQUEST) == OURS
    assert known.read_at is None
    clock.advance(1)
    await known.refresh()
    assert known.quote(REQUEST) == 5_000_000


@pytest.mark.parametrize("failure", FAILURES, ids=repr)
async def test_what_was_known_serves_while_the_list_cannot_be_read(
    prices: Maker, clock: MovableClock, failure: Answer
) -> None:
    known, _ = prices(priced(0.5), failure)
    await known.refresh()
    read_at = known.read_at
    clock.advance(HOUR)
    await known.refresh()
    assert known.quote(REQUEST) == 5_000_000
    assert known.read_at == read_at


async def test_a_list_that_has_not_changed_is_named_and_not_sent_again(
    prices: Maker, clock: MovableClock
) -> None:
    known, wire = prices(priced(0.5, etag='W/"one"'), UNCHANGED)
    await known.refresh()
    clock.advance(HOUR)
    await known.refresh()
    assert "if-none-match" not in wire.asked[0].headers
    assert wire.asked[1].headers["if-none-match"] == 'W/"one"'
    assert known.quote(REQUEST) == 5_000_000
    assert known.read_at == clock()
    clock.advance(HOUR - 1)
    await known.refresh()
    assert len(wire.asked) == 2


@pytest.mark.parametrize("etag", ["one", '"one', '"o\tne"', f'"{"x" * 300}"', ""])
async def test_a_name_that_is_none_is_not_repeated(
    prices: Maker, clock: MovableClock, etag: str
) -> None:
    known, wire = prices(priced(0.5, etag=etag), priced(0.6))
    await known.refresh()
    clock.advance(HOUR)
    await known.refresh()
    assert "if-none-match" not in wire.asked[1].headers
    assert known.quote(REQUEST) == 6_000_000


async def test_after_a_restart_the_list_is_known_before_anybody_is_asked(
    prices: Maker, clock: MovableClock
) -> None:
    before, _ = prices(priced(0.5, etag='"one"'))
    await before.refresh()
    clock.advance(60)
    after, wire = prices(UNCHANGED)
    await after.recall()
    assert after.quote(REQUEST) == 5_000_000
    assert after.read_at == clock() - 60
    assert wire.asked == []
    await after.refresh()
    assert wire.asked[0].headers["if-none-match"] == '"one"'
    assert after.quote(REQUEST) == 5_000_000
    assert after.read_at == clock()


async def test_a_model_that_an_upgrade_brings_gets_the_price_of_a_list_that_has_not_changed(
    database: Database, prices: Maker
) -> None:
    known = KnownPrices(PriceSheet({}, '"one"'), 1.0, ("google/veo3",))
    await StoredPrices(database).put(known)
    after, wire = prices(priced(0.5, etag='"one"'))
    await after.recall()
    await after.refresh()
    assert "if-none-match" not in wire.asked[0].headers
    assert after.quote(REQUEST) == 5_000_000


async def test_a_database_that_is_away_takes_no_price_away(
    prices: Maker, database: Database
) -> None:
    known, _ = prices(priced(0.5))
    path = database.path
    assert path is not None
    await database.close()
    path.rename(path.with_suffix(".away"))
    path.mkdir()
    await known.recall()
    assert known.quote(REQUEST) == OURS
    await known.refresh()
    assert known.quote(REQUEST) == 5_000_000


async def test_a_model_that_is_not_in_the_list_has_our_own_price(prices: Maker) -> None:
    known, _ = prices(priced(0.5))
    await known.refresh()
    request = generation_request("google/veo3")
    assert known.quote(request) == fallback_quote(request) == 6_720_000


async def test_all_models_are_asked_for_at_once(prices: Maker) -> None:
    known, wire = prices(priced(0.5))
    await known.refresh()
    assert {"veo2", "google/veo3"} <= {*wire.asked[0].url.params["id"].split(",")}
