"""Pictures and better prompts over the wire: what is asked, and what answers prove."""

import json
from typing import Any

import httpx
import pytest

from bot.errors import (
    InvalidRequest,
    OperatorNeeded,
    OutcomeUnknown,
    RateLimited,
    RetryableError,
)
from bot.provider.base import Made
from bot.veo.director import INSTRUCTION
from bot.veo.helping import still
from tests.unit.provider.aimlapi.wire import Wire, api, own_error, page, says

STILL = still("a fox", "9:16", "google/gemini-2.5-flash-image", "rain")
WORDS = still("a fox", "16:9", "google/gemini-3-5-flash-lite")
LINK = "https://cdn.example/fox.png"
CHOICE = {"finish_reason": "stop", "message": {"role": "assistant", "content": "A fox runs."}}
USED = {"usage": {"credits_used": 210}}


def _bodies(wire: Wire) -> list[Any]:
    return [json.loads(asked.content) for asked in wire.asked]


def told(body: Any, spent: str = "") -> httpx.Response:
    return says(body, x_inference_id="inf-1", x_aimlapi_credits_used=spent)


async def test_a_picture_is_asked_for_under_our_own_name() -> None:
    provider, wire = api(told({"data": [{"url": LINK}], "meta": USED}))
    assert await provider.draw(STILL, "ours-1") == Made("inf-1", LINK, 210)
    [asked] = wire.asked
    assert asked.url.path == "/v1/images/generations"
    assert asked.headers["X-Client-Request-Id"] == "ours-1"
    assert _bodies(wire) == [
        {
            "model": "google/gemini-2.5-flash-image",
            "prompt": "a fox\nLeave out: rain",
            "num_images": 1,
            "aspect_ratio": "9:16",
        }
    ]


@pytest.mark.parametrize(
    "body",
    [
        {"images": [{"url": LINK}]},
        {"data": None, "images": [{"url": LINK}]},
        {"data": [], "images": [{"url": LINK}]},
        {"data": [{"url": None}, {"url": LINK}]},
        {"data": [{"url": "file:///etc/passwd"}, {"url": LINK}]},
    ],
)
async def test_both_shapes_of_the_answer_are_read(body: Any) -> None:
    provider, _ = api(told(body))
    assert (await provider.draw(STILL, "ours")).result == LINK


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"url": None},
        {"url": 7},
        {"url": "file:///etc/passwd"},
        {"url": "data:image/png;base64,AAAA"},
        {"url": 'https://cdn.example/"><b>'},
        {"url": f"https://cdn.example/{'x' * 5000}"},
        {"b64_json": "AAAA"},
    ],
)
async def test_what_is_no_web_link_is_no_picture(row: Any) -> None:
    provider, _ = api(told({"data": [row]}))
    assert (await provider.draw(STILL, "ours")).result == ""


async def test_words_are_asked_for_as_data_and_kept_short() -> None:
    provider, wire = api(told({"choices": [CHOICE], "meta": USED}))
    assert await provider.write(WORDS, "ours-1") == Made("inf-1", "A fox runs.", 210)
    [asked] = wire.asked
    assert asked.url.path == "/v1/chat/completions"
    [body] = _bodies(wire)
    assert [message["role"] for message in body["messages"]] == ["system", "user"]
    assert body["messages"][0]["content"] == INSTRUCTION
    assert "a fox" in body["messages"][1]["content"]
    assert 0 < body["max_tokens"] <= 1000
    assert body["temperature"] <= 0.5


@pytest.mark.parametrize(
    ("choices", "result"),
    [
        ([CHOICE | {"finish_reason": None}], "A fox runs."),
        ([{"message": {"content": [{"type": "text", "text": "A "}, {"text": "fox"}]}}], "A fox"),
        ([CHOICE | {"finish_reason": "length"}], ""),
        ([CHOICE | {"finish_reason": "content_filter"}], ""),
        ([CHOICE | {"finish_reason": ["stop"]}], ""),
        ([{"message": {"content": None, "refusal": "no"}}], ""),
        ([{"message": {"content": 7}}], ""),
        ([{"message": "A fox"}], ""),
        ([], ""),
        (None, ""),
        ("A fox", ""),
    ],
)
async def test_words_that_cannot_be_used_are_none(choices: Any, result: str) -> None:
    provider, _ = api(told({"choices": choices}))
    assert (await provider.write(WORDS, "ours")).result == result


async def test_endless_words_are_cut() -> None:
    choice = {"message": {"content": "x" * 10**6}}
    provider, _ = api(told({"choices": [choice]}))
    assert len((await provider.write(WORDS, "ours")).result) < 50_000


@pytest.mark.parametrize(
    ("meta", "header", "cost"),
    [
        (USED, "7", 210),
        (None, "7", 7),
        (None, "", None),
        (None, "NaN", None),
        (None, "-1", None),
        (None, "lots", None),
        ({"usage": {"credits_used": "210"}}, "", None),
        ({"usage": {"credits_used": True}}, "", None),
        ({"usage": {"credits_used": 1e30}}, "", None),
    ],
)
async def test_what_it_cost_is_taken_where_it_is_told(
    meta: Any, header: str, cost: int | None
) -> None:
    body = {"choices": [CHOICE], "meta": meta}
    provider, _ = api(told(body, header))
    assert (await provider.write(WORDS, "ours")).cost == cost


@pytest.mark.parametrize("call", ["draw", "write"])
@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (own_error(400), InvalidRequest),
        (own_error(404), InvalidRequest),
        (own_error(401), OperatorNeeded),
        (own_error(403), OperatorNeeded),
        (own_error(429), RateLimited),
        (httpx.Response(429), RateLimited),
        (own_error(500), RetryableError),
        (own_error(503), RetryableError),
        (httpx.ConnectError("refused"), RetryableError),
        (own_error(502), OutcomeUnknown),
        (own_error(504), OutcomeUnknown),
        (page(), OutcomeUnknown),
        (page(502), OutcomeUnknown),
        (httpx.Response(500), OutcomeUnknown),
        (httpx.ReadTimeout("late"), OutcomeUnknown),
        (httpx.RemoteProtocolError("cut"), OutcomeUnknown),
        (httpx.Response(200), OutcomeUnknown),
        (says([1]), OutcomeUnknown),
    ],
    ids=repr,
)
async def test_only_what_proves_it_was_not_accepted_counts_as_that(
    call: str, answer: httpx.Response | httpx.RequestError, error: type[Exception]
) -> None:
    provider, _ = api(answer)
    with pytest.raises(error) as raised:
        await getattr(provider, call)(STILL, "ours")
    assert type(raised.value) is error
