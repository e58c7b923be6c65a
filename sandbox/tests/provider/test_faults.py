"""Faults over real HTTP: which take effect, and what the client sees."""

import httpx
import pytest

from .conftest import FOX, House

HTML = "text/html; charset=utf-8"


@pytest.mark.parametrize("code", ["401", "403", "404", "429", "500", "503"])
async def test_a_forced_refusal_takes_no_effect(house: House, code: str) -> None:
    house.provider.next(code)
    answer = await house.create()
    assert answer.status_code == int(code)
    assert answer.json()["statusCode"] == int(code)
    assert not house.provider.generations
    assert (await house.create()).status_code == 201


async def test_a_forced_429_says_how_long_to_wait(house: House) -> None:
    house.provider.next("429")
    assert (await house.create()).headers["retry-after"] == "1"


@pytest.mark.parametrize(("outcome", "bought"), [("lost", 1), ("lost-before", 0)])
async def test_a_lost_answer_is_a_dropped_connection(
    house: House, outcome: str, bought: int
) -> None:
    house.provider.next(outcome)
    with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):
        await house.create(name="order")
    assert len(house.provider.purchases("order")) == bought
    entry = house.journal.entries[-1]
    assert (entry.method, entry.status, entry.answer) == ("create", None, None)
    assert (await house.create()).status_code == 201


@pytest.mark.parametrize(
    ("outcome", "status", "bought"), [("html", 504, 1), ("html-before", 502, 0)]
)
async def test_a_proxy_answers_html(house: House, outcome: str, status: int, bought: int) -> None:
    house.provider.next(outcome)
    answer = await house.create(name="order")
    assert (answer.status_code, answer.headers["content-type"]) == (status, HTML)
    assert len(house.provider.purchases("order")) == bought


@pytest.mark.parametrize(
    ("outcome", "begin"), [("no-keys", "{}"), ("list-body", "[{"), ("empty-body", "")]
)
async def test_a_spoiled_answer_takes_effect(house: House, outcome: str, begin: str) -> None:
    house.provider.next(outcome)
    answer = await house.create(name="order")
    assert answer.is_success
    assert answer.text.startswith(begin)
    assert bool(answer.text) == bool(begin)
    assert len(house.provider.purchases("order")) == 1


async def test_an_unknown_status_waits_for_a_fetch(house: House) -> None:
    house.provider.next("unknown-status")
    generation = await house.finished()
    assert (await house.fetch(generation.id)).json()["status"] == "daydreaming"
    assert (await house.fetch(generation.id)).json()["status"] == "completed"


async def test_an_outcome_can_name_its_call(house: House) -> None:
    house.provider.next("500", on="logs")
    house.provider.next("lost", on="fetch")
    generation = await house.finished()
    with pytest.raises(httpx.TransportError):
        await house.fetch(generation.id)
    assert (await house.client.get("/v2/logs?period=1h")).status_code == 500
    assert (await house.client.get("/v2/logs?period=1h")).status_code == 200


async def test_forced_outcomes_come_in_their_order(house: House) -> None:
    for outcome in ("500", "429", "html"):
        house.provider.next(outcome)
    statuses = [(await house.create()).status_code for _ in range(4)]
    assert statuses == [500, 429, 504, 201]


async def test_a_fate_waits_for_a_create_that_is_accepted(house: House) -> None:
    house.provider.next("safety")
    assert (await house.create(FOX | {"duration": 5})).status_code == 400
    generation = await house.finished()
    assert generation.status == "error"


@pytest.mark.parametrize(("outcome", "on"), [("boom", None), ("500", "lunch"), ("safety", "fetch")])
def test_an_outcome_that_does_not_exist_is_refused(
    house: House, outcome: str, on: str | None
) -> None:
    with pytest.raises(ValueError, match="is not a valid"):
        house.provider.next(outcome, on=on)


async def test_error_rate_refuses_without_effect(house: House) -> None:
    house.knobs.provider_error_rate = 1.0
    statuses = {(await house.create()).status_code for _ in range(12)}
    assert statuses == {500, 503}
    assert not house.provider.generations


async def test_html_rate_lets_some_creates_take_effect(house: House) -> None:
    house.knobs.provider_html_rate = 1.0
    answers = [await house.create() for _ in range(20)]
    assert {answer.headers["content-type"] for answer in answers} == {HTML}
    assert {answer.status_code for answer in answers} == {502, 504}
    assert 0 < len(house.provider.generations) < 20


async def test_lost_rate_drops_answers_of_creates_and_fetches_that_took_effect(
    house: House,
) -> None:
    generation = await house.finished()
    house.knobs.provider_lost_rate = 1.0
    with pytest.raises(httpx.TransportError):
        await house.create(name="order")
    with pytest.raises(httpx.TransportError):
        await house.fetch(generation.id)
    assert len(house.provider.purchases("order")) == 1
    assert generation.fetches == 1
    assert (await house.client.get("/v2/billing")).status_code == 200


async def test_refusal_and_empty_rates_decide_fates(house: House) -> None:
    house.knobs.provider_refusal_rate = 1.0
    for _ in range(12):
        await house.create()
    fates = {generation.fate for generation in house.provider.generations.values()}
    assert fates == {"safety", "bare-error"}
    house.knobs.provider_refusal_rate = 0.0
    house.knobs.provider_empty_rate = 1.0
    await house.create()
    assert [*house.provider.generations.values()][-1].fate == "empty"


async def test_while_down_everything_is_503(house: House) -> None:
    link = await house.link(await house.finished())
    house.knobs.provider_down = True
    assert (await house.create()).status_code == 503
    for path in ("/v1/models", "/models/metrics", "/v2/billing", "/v2/logs", link):
        assert (await house.client.get(path)).status_code == 503
    house.knobs.provider_down = False
    assert (await house.client.get("/v1/models")).status_code == 200
