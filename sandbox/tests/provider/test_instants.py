"""Chat completions and pictures: the answer is the result."""

import io
from typing import Any

import httpx
import pytest
from PIL import Image

from sandbox.provider.instant import Result
from sandbox.tests.provider.conftest import ServedProvider

CHAT, IMAGES = "/v1/chat/completions", "/v1/images/generations"
WORDS = {
    "model": "google/gemini-3-5-flash-lite",
    "messages": [
        {"role": "system", "content": "Write like a director."},
        {"role": "user", "content": "<words>\na red fox\n</words>"},
    ],
    "max_tokens": 300,
    "temperature": 0.3,
}
PICTURE = {"model": "google/gemini-2.5-flash-image", "prompt": "a red fox", "aspect_ratio": "9:16"}


@pytest.fixture
def quick(served: ServedProvider) -> ServedProvider:
    served.knobs.speed = 1000.0
    return served


async def log_rows(served: ServedProvider) -> list[dict[str, Any]]:
    answer = await served.client.get("/v2/logs", params={"period": "24h"})
    rows: list[dict[str, Any]] = answer.json()["data"]
    return rows


async def test_words_come_back_with_what_they_cost(quick: ServedProvider) -> None:
    answer = await quick.create(WORDS, path=CHAT, name="mine")
    body = answer.json()
    choice = body["choices"][0]
    assert (choice["finish_reason"], choice["message"]["role"]) == ("stop", "assistant")
    assert "a red fox" in choice["message"]["content"]
    [call] = quick.provider.instants.values()
    assert answer.headers["x-inference-id"] == call.id
    assert body["meta"]["usage"]["credits_used"] == round(call.price_usd * 2_000_000) > 0


async def test_a_picture_comes_back_behind_a_link_in_the_shape_asked_for(
    quick: ServedProvider,
) -> None:
    answer = await quick.create(PICTURE | {"num_images": 2}, path=IMAGES)
    links = [row["url"] for row in answer.json()["data"]]
    assert len(links) == 2
    async with httpx.AsyncClient() as client:
        content = (await client.get(links[0])).content
        with Image.open(io.BytesIO(content)) as picture:
            assert picture.format == "PNG"
            assert picture.height > picture.width
        quick.knobs.link_expired = True
        assert (await client.get(links[0])).status_code == 403


@pytest.mark.parametrize(
    ("path", "body", "field"),
    [
        (CHAT, WORDS | {"messages": []}, "messages"),
        (CHAT, WORDS | {"messages": [{"role": "bot", "content": "x"}]}, "messages"),
        (CHAT, WORDS | {"messages": [{"role": "user", "content": 7}]}, "messages"),
        (CHAT, WORDS | {"temperature": 3}, "temperature"),
        (CHAT, WORDS | {"max_tokens": 0}, "max_tokens"),
        (CHAT, WORDS | {"prompt": "x"}, "prompt"),
        (CHAT, {"model": WORDS["model"]}, "messages"),
        (IMAGES, PICTURE | {"prompt": ""}, "prompt"),
        (IMAGES, PICTURE | {"aspect_ratio": "7:3"}, "aspect_ratio"),
        (IMAGES, PICTURE | {"num_images": 5}, "num_images"),
        (IMAGES, PICTURE | {"negative_prompt": "rain"}, "negative_prompt"),
    ],
)
async def test_what_the_contract_does_not_know_is_refused(
    quick: ServedProvider, path: str, body: dict[str, Any], field: str
) -> None:
    answer = await quick.create(body, path=path)
    assert answer.status_code == 400
    assert field in answer.json()["message"]
    assert quick.provider.instants == {}


@pytest.mark.parametrize(("path", "body"), [(CHAT, PICTURE), (IMAGES, WORDS), (CHAT, {"a": 1})])
async def test_a_model_serves_at_its_own_path_alone(
    quick: ServedProvider, path: str, body: dict[str, Any]
) -> None:
    assert (await quick.create(body, path=path)).status_code in {400, 404}


@pytest.mark.parametrize(("path", "body"), [(CHAT, WORDS), (IMAGES, PICTURE)])
async def test_the_log_and_the_entries_say_what_a_call_has_cost(
    quick: ServedProvider, path: str, body: dict[str, Any]
) -> None:
    before = quick.provider.balance_usd
    await quick.create(body, path=path, name="mine")
    [call] = quick.provider.instants.values()
    [row] = await log_rows(quick)
    assert (row["client_request_id"], row["inference_id"]) == ("mine", call.id)
    assert row["status"] == "succeeded"
    assert row["cost"]["credits"] == round(call.price_usd * 2_000_000)
    [usage] = quick.provider.ledger.usage
    assert (usage.reference_id, usage.model) == (call.id, call.model_id)
    assert quick.provider.balance_usd == pytest.approx(before - call.price_usd, abs=1e-6)


@pytest.mark.parametrize(("path", "body"), [(CHAT, WORDS), (IMAGES, PICTURE)])
async def test_what_the_filter_blocks_is_logged_as_failed_and_costs_nothing(
    quick: ServedProvider, path: str, body: dict[str, Any]
) -> None:
    quick.provider.next_result(Result.BLOCKED)
    assert (await quick.create(body, path=path, name="mine")).status_code == 400
    [row] = await log_rows(quick)
    assert (row["status"], row["cost"]["credits"]) == ("failed", 0)
    assert quick.provider.ledger.usage == []


async def test_withheld_words_are_paid_for_and_empty(quick: ServedProvider) -> None:
    quick.provider.next_result(Result.WITHHELD)
    choice = (await quick.create(WORDS, path=CHAT)).json()["choices"][0]
    assert (choice["finish_reason"], choice["message"]["content"]) == ("content_filter", None)
    assert len(quick.provider.ledger.usage) == 1


async def test_a_withheld_picture_is_paid_for_and_has_no_link(quick: ServedProvider) -> None:
    quick.provider.next_result(Result.WITHHELD)
    assert (await quick.create(PICTURE, path=IMAGES)).json()["data"] == []
    assert len(quick.provider.ledger.usage) == 1


@pytest.mark.parametrize(
    ("path", "body", "on"), [(CHAT, WORDS, "chat"), (IMAGES, PICTURE, "images")]
)
async def test_a_lost_answer_took_effect_and_one_before_did_not(
    quick: ServedProvider, path: str, body: dict[str, Any], on: str
) -> None:
    for fault, count in (("lost-before", 0), ("lost", 1)):
        quick.provider.next(fault, on=on)
        with pytest.raises(httpx.RemoteProtocolError):
            await quick.create(body, path=path)
        assert len(quick.provider.instants) == count


async def test_a_key_needs_the_scope_of_each(quick: ServedProvider) -> None:
    quick.provider.key.scopes = ["model:video", "model:chat"]
    assert (await quick.create(WORDS, path=CHAT)).status_code == 200
    assert (await quick.create(PICTURE, path=IMAGES)).status_code == 403


async def test_both_models_are_listed_with_their_prices(quick: ServedProvider) -> None:
    for body, unit in ((WORDS, "output_token"), (PICTURE, "image")):
        query = {"id": str(body["model"]), "include": "pricing"}
        [row] = (await quick.client.get("/v1/models", params=query)).json()["data"]
        assert unit in {each["name"] for each in row["pricing"]["units"]}
