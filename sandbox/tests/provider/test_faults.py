"""Faults over real HTTP: which take effect, and what the client sees."""

import httpx
import pytest

from sandbox.tests.provider.conftest import FOX, ServedProvider

HTML = "text/html; charset=utf-8"


@pytest.mark.parametrize("code", ["401", "403", "404", "429", "500", "503"])
async def test_a_forced_refusal_takes_no_effect(served: ServedProvider, code: str) -> None:
    served.provider.next(code)
    answer = await served.create()
    assert answer.status_code == int(code)
    assert answer.json()["statusCode"] == int(code)
    assert not served.provider.generations
    assert (await served.create()).status_code == 201


async def test_a_forced_429_says_how_long_to_wait(served: ServedProvider) -> None:
    served.provider.next("429")
    assert (await served.create()).headers["retry-after"] == "1"


@pytest.mark.parametrize(
    ("outcome", "bought"), [("lost", 1), ("lost-before", 0), ("refusal-lost", 0)]
)
async def test_a_lost_answer_is_a_dropped_connection(
    served: ServedProvider, outcome: str, bought: int
) -> None:
    served.provider.next(outcome)
    with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):
        await served.create(name="order")
    assert len(served.provider.purchases("order")) == bought
    entry = served.journal.entries[-1]
    assert (entry.method, entry.status, entry.answer) == ("create", None, None)
    assert (await served.create()).status_code == 201


@pytest.mark.parametrize(("outcome", "rows"), [("refusal-lost", 1), ("lost-before", 0)])
async def test_the_log_shows_a_refusal_that_nobody_heard(
    served: ServedProvider, outcome: str, rows: int
) -> None:
    served.provider.next(outcome)
    with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):
        await served.create(name="order")
    seen = [(each.client_request_id, each.status) for each in served.provider.requests]
    assert seen == [("order", "failed")] * rows


@pytest.mark.parametrize(
    ("outcome", "status", "bought"), [("html", 504, 1), ("html-before", 502, 0)]
)
async def test_a_proxy_answers_html(
    served: ServedProvider, outcome: str, status: int, bought: int
) -> None:
    served.provider.next(outcome)
    answer = await served.create(name="order")
    assert (answer.status_code, answer.headers["content-type"]) == (status, HTML)
    assert len(served.provider.purchases("order")) == bought


@pytest.mark.parametrize(
    ("outcome", "begin"), [("no-keys", "{}"), ("list-body", "[{"), ("empty-body", "")]
)
async def test_a_spoiled_answer_takes_effect(
    served: ServedProvider, outcome: str, begin: str
) -> None:
    served.provider.next(outcome)
    answer = await served.create(name="order")
    assert answer.is_success
    assert answer.text.startswith(begin)
    assert bool(answer.text) == bool(begin)
    assert len(served.provider.purchases("order")) == 1


async def test_an_unknown_status_waits_for_a_fetch(served: ServedProvider) -> None:
    served.provider.next("unknown-status")
    generation = await served.finished()
    assert (await served.fetch(generation.id)).json()["status"] == "daydreaming"
    assert (await served.fetch(generation.id)).json()["status"] == "completed"


async def test_an_outcome_can_name_its_call(served: ServedProvider) -> None:
    served.provider.next("500", on="logs")
    served.provider.next("lost", on="fetch")
    generation = await served.finished()
    with pytest.raises(httpx.TransportError):
        await served.fetch(generation.id)
    assert (await served.client.get("/v2/logs?period=1h")).status_code == 500
    assert (await served.client.get("/v2/logs?period=1h")).status_code == 200


async def test_forced_outcomes_come_in_their_order(served: ServedProvider) -> None:
    for outcome in ("500", "429", "html"):
        served.provider.next(outcome)
    statuses = [(await served.create()).status_code for _ in range(4)]
    assert statuses == [500, 429, 504, 201]


async def test_an_outcome_waits_for_a_create_that_is_accepted(served: ServedProvider) -> None:
    served.provider.next("safety")
    assert (await served.create(FOX | {"duration": 5})).status_code == 400
    generation = await served.finished()
    assert generation.status == "error"


@pytest.mark.parametrize(("outcome", "on"), [("boom", None), ("500", "lunch"), ("safety", "fetch")])
def test_an_outcome_that_does_not_exist_is_refused(
    served: ServedProvider, outcome: str, on: str | None
) -> None:
    with pytest.raises(ValueError, match="is not a valid"):
        served.provider.next(outcome, on=on)


async def test_error_rate_refuses_without_effect(served: ServedProvider) -> None:
    served.knobs.provider_error_rate = 1.0
    statuses = {(await served.create()).status_code for _ in range(12)}
    assert statuses == {500, 503}
    assert not served.provider.generations


async def test_html_rate_lets_some_creates_take_effect(served: ServedProvider) -> None:
    served.knobs.provider_html_rate = 1.0
    answers = [await served.create() for _ in range(20)]
    assert {answer.headers["content-type"] for answer in answers} == {HTML}
    assert {answer.status_code for answer in answers} == {502, 504}
    assert 0 < len(served.provider.generations) < 20


async def test_lost_rate_drops_answers_of_creates_and_fetches_that_took_effect(
    served: ServedProvider,
) -> None:
    generation = await served.finished()
    served.knobs.provider_lost_rate = 1.0
    with pytest.raises(httpx.TransportError):
        await served.create(name="order")
    with pytest.raises(httpx.TransportError):
        await served.fetch(generation.id)
    assert len(served.provider.purchases("order")) == 1
    assert generation.fetches == 1
    assert (await served.client.get("/v2/billing")).status_code == 200


async def test_refusal_and_empty_rates_decide_outcomes(served: ServedProvider) -> None:
    served.knobs.provider_refusal_rate = 1.0
    for _ in range(12):
        await served.create()
    outcomes = {generation.outcome for generation in served.provider.generations.values()}
    assert outcomes == {"safety", "bare-error"}
    served.knobs.provider_refusal_rate = 0.0
    served.knobs.provider_empty_rate = 1.0
    await served.create()
    assert [*served.provider.generations.values()][-1].outcome == "empty"


async def test_while_down_everything_is_503(served: ServedProvider) -> None:
    link = await served.link(await served.finished())
    served.knobs.provider_down = True
    assert (await served.create()).status_code == 503
    for path in ("/v1/models", "/models/metrics", "/v2/billing", "/v2/logs", link):
        assert (await served.client.get(path)).status_code == 503
    served.knobs.provider_down = False
    assert (await served.client.get("/v1/models")).status_code == 200
