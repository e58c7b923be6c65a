"""The price list in memory: asked for by a job, never by whoever wants a quote."""

import httpx
import pytest

from bot.pipeline.prices import Prices
from tests.clock import MovableClock
from tests.requests import generation_request
from tests.unit.provider.aimlapi.wire import NONSENSE, Answer, Wire, api, own_error, page, says

REQUEST = generation_request("veo2", duration=5)
HOUR = 3600.0


def priced(dollars: float) -> httpx.Response:
    pricing = {"kind": "fixed", "units": [{"name": "second", "price": dollars, "per": 1}]}
    return says({"data": [{"id": "veo2", "pricing": pricing}]})


def prices(*answers: Answer) -> tuple[Prices, Wire, MovableClock]:
    provider, wire = api(*answers)
    clock = MovableClock(1000.0)
    return Prices(provider, clock), wire, clock


FAILURES = [*NONSENSE.values(), page(), own_error(429), own_error(401), httpx.ReadTimeout("late")]


async def test_a_quote_never_asks_the_network() -> None:
    known, wire, _ = prices(priced(0.5))
    assert known.quote(REQUEST) is None
    assert wire.asked == []
    await known.refresh()
    assert [known.quote(REQUEST) for _ in range(3)] == [5_000_000] * 3
    assert len(wire.asked) == 1


async def test_the_list_is_read_once_an_hour_however_often_the_job_runs() -> None:
    known, wire, clock = prices(priced(0.5), priced(0.6))
    for _ in range(60):
        await known.refresh()
        clock.advance(HOUR / 60 - 0.01)
    assert len(wire.asked) == 1
    assert known.quote(REQUEST) == 5_000_000
    clock.advance(1)
    await known.refresh()
    assert len(wire.asked) == 2
    assert known.quote(REQUEST) == 6_000_000


@pytest.mark.parametrize("failure", FAILURES, ids=repr)
async def test_a_list_that_fails_is_asked_for_again_after_a_minute(failure: Answer) -> None:
    known, wire, clock = prices(failure, priced(0.5))
    await known.refresh()
    clock.advance(59)
    await known.refresh()
    assert len(wire.asked) == 1
    assert known.quote(REQUEST) is None
    clock.advance(1)
    await known.refresh()
    assert known.quote(REQUEST) == 5_000_000


@pytest.mark.parametrize("failure", FAILURES, ids=repr)
async def test_what_was_known_serves_while_the_list_cannot_be_read(failure: Answer) -> None:
    known, _, clock = prices(priced(0.5), failure)
    await known.refresh()
    clock.advance(HOUR)
    await known.refresh()
    assert known.quote(REQUEST) == 5_000_000


async def test_a_model_that_is_not_in_the_list_has_no_price() -> None:
    known, _, _ = prices(priced(0.5))
    await known.refresh()
    assert known.quote(generation_request("google/veo3")) is None


async def test_all_models_are_asked_for_at_once() -> None:
    known, wire, _ = prices(priced(0.5))
    await known.refresh()
    assert {"veo2", "google/veo3"} <= {*wire.asked[0].url.params["id"].split(",")}
