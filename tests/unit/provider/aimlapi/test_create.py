import asyncio
import json
from collections.abc import AsyncIterator

import httpx
import pytest

from bot.errors import InvalidRequest, OperatorNeeded, OutcomeUnknown, RateLimited, RetryableError
from bot.provider.aimlapi.client import LEGACY_PATH, PATH
from bot.provider.aimlapi.payload import payload
from bot.provider.base import Media
from tests.requests import generation_request
from tests.unit.provider.aimlapi.wire import KEY, NONSENSE, ODD_IDS, api, own_error, page, says

REQUEST = generation_request(resolution="720p")
NOTHING = Media()


class Dripping(httpx.AsyncByteStream):
    """An answer without end, of which the next byte always comes in time."""

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while True:
            yield b" "
            await asyncio.sleep(0)


@pytest.mark.parametrize(("legacy", "path"), [(False, PATH), (True, LEGACY_PATH)])
async def test_a_generation_is_asked_for_once_by_name_and_with_the_key(
    legacy: bool, path: str
) -> None:
    provider, wire = api(says({"id": "gen-1", "status": "queued"}), legacy=legacy)
    assert await provider.create(REQUEST, NOTHING, "veogram-1-ab") == "gen-1"
    [asked] = wire.asked
    assert (asked.method, asked.url.path) == ("POST", path)
    assert asked.headers["X-Client-Request-Id"] == "veogram-1-ab"
    assert asked.headers["Authorization"] == f"Bearer {KEY}"
    assert json.loads(asked.content) == payload(REQUEST, NOTHING)


@pytest.mark.parametrize("status", [200, 201])
@pytest.mark.parametrize("name", ["id", "generation_id"])
@pytest.mark.parametrize("generation_id", ["gen-1", "cb21d13b-55e2:veo-3.0-generate-001"])
async def test_the_id_is_understood_under_both_names(
    status: int, name: str, generation_id: str
) -> None:
    provider, _ = api(says({name: generation_id, "status": "queued"}, status))
    assert await provider.create(REQUEST, NOTHING, "name") == generation_id


@pytest.mark.parametrize(
    "answer",
    [
        *NONSENSE.values(),
        says({}),
        says({"status": "queued"}),
        says({"id": None}),
        says({"id": 7}),
        says({"id": ""}),
        says({"id": "", "generation_id": ""}),
        *(says({"id": each}) for each in ODD_IDS),
        *(page(status) for status in (307, 400, 403, 404, 500, 502, 503, 504)),
        own_error(502),
        own_error(504),
        says({"error": "overloaded"}, 500),
        says("overloaded", 503),
        httpx.Response(500),
        httpx.ReadTimeout("late"),
        httpx.WriteTimeout("late"),
        httpx.ReadError("reset"),
        httpx.WriteError("reset"),
        httpx.RemoteProtocolError("closed"),
        httpx.DecodingError("not gzip"),
        httpx.TooManyRedirects("round and round"),
    ],
    ids=repr,
)
async def test_an_outcome_that_nobody_knows_is_never_taken_for_a_no(
    answer: httpx.Response | httpx.RequestError,
) -> None:
    provider, wire = api(answer)
    with pytest.raises(OutcomeUnknown):
        await provider.create(REQUEST, NOTHING, "name")
    assert len(wire.asked) == 1


@pytest.mark.parametrize(
    "answer",
    [
        own_error(500),
        own_error(503),
        httpx.ConnectError("refused"),
        httpx.ConnectTimeout("late"),
        httpx.PoolTimeout("busy"),
    ],
    ids=repr,
)
async def test_what_proves_that_nothing_was_bought_may_be_tried_again(
    answer: httpx.Response | httpx.RequestError,
) -> None:
    provider, _ = api(answer)
    with pytest.raises(RetryableError) as caught:
        await provider.create(REQUEST, NOTHING, "name")
    assert not isinstance(caught.value, RateLimited)


@pytest.mark.parametrize(
    ("answer", "message", "pause"),
    [(own_error(429, "slow down", Retry_After="12"), "slow down", 12.0), (page(429), "", None)],
)
async def test_too_many_requests_were_not_accepted_either(
    answer: httpx.Response, message: str, pause: float | None
) -> None:
    provider, _ = api(answer)
    with pytest.raises(RateLimited) as caught:
        await provider.create(REQUEST, NOTHING, "name")
    assert (caught.value.message, caught.value.retry_after) == (message, pause)


@pytest.mark.parametrize(
    ("status", "message", "problem"),
    [
        (401, "Invalid API key", "key"),
        (402, "Insufficient balance", "credits"),
        (403, "You've run out of credits.", "credits"),
        (403, "Not enough funds", "credits"),
        (403, "Model is not available in your plan", "access"),
        (403, "", "access"),
    ],
)
async def test_what_only_the_operator_can_mend_is_told_apart(
    status: int, message: str, problem: str
) -> None:
    provider, _ = api(own_error(status, message))
    with pytest.raises(OperatorNeeded) as caught:
        await provider.create(REQUEST, NOTHING, "name")
    assert (caught.value.problem, caught.value.message) == (problem, message)


@pytest.mark.parametrize(("answer", "by_proxy"), [(own_error(400), False), (page(413), True)])
async def test_a_refusal_that_a_proxy_may_have_made_is_told_apart(
    answer: httpx.Response, by_proxy: bool
) -> None:
    provider, _ = api(answer)
    with pytest.raises(InvalidRequest) as caught:
        await provider.create(REQUEST, NOTHING, "name")
    assert caught.value.by_proxy is by_proxy


async def test_a_paid_call_whose_answer_drips_ends_and_its_outcome_is_not_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.provider.aimlapi.client._CREATE_SECONDS", 0.05)
    provider, _ = api(httpx.Response(200, stream=Dripping()))
    with pytest.raises(OutcomeUnknown):
        await provider.create(REQUEST, NOTHING, "name")


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (own_error(400, "prompt: too long"), "prompt: too long"),
        (own_error(400, ["prompt: too long", "seed: no"]), "prompt: too long; seed: no"),
        (own_error(400, None), "status 400"),
        (own_error(404, "no such model"), "no such model"),
        (own_error(422, "x" * 1000), "x" * 300),
        (page(413), "status 413"),
    ],
)
async def test_a_refusal_carries_the_reason(answer: httpx.Response, message: str) -> None:
    provider, _ = api(answer)
    with pytest.raises(InvalidRequest) as caught:
        await provider.create(REQUEST, NOTHING, "name")
    assert caught.value.message == message


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(200, html="<html>", headers={"X-Inference-Id": "gen-1"}),
        httpx.Response(201, headers={"x-inference-id": "gen-1"}),
        httpx.Response(504, html="<html>", headers={"X-Inference-Id": "gen-1"}),
        says({"id": None}, x_inference_id="gen-1"),
        says([], x_inference_id="gen-1"),
        says({"id": "gen-\ud800"}, x_inference_id="gen-1"),
    ],
    ids=["HTML", "nothing", "504", "null", "a list", "odd"],
)
async def test_an_answer_that_cannot_be_read_tells_the_generation_in_its_header(
    answer: httpx.Response,
) -> None:
    provider, _ = api(answer)
    assert await provider.create(generation_request(), Media(), "ours") == "gen-1"
