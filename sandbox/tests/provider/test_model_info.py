import httpx
import pytest

from sandbox.provider.catalogue import catalogue
from sandbox.provider.instant_models import instant_models
from sandbox.tests.provider.conftest import ServedProvider


async def test_models_need_no_key_and_are_found_by_id_or_alias(served: ServedProvider) -> None:
    async with httpx.AsyncClient(base_url=served.client.base_url, trust_env=False) as stranger:
        answer = await stranger.get("/v1/models?id=veo2,google/veo3&id=veo-3.0-fast")
    ids = [model["id"] for model in answer.json()["data"]]
    assert sorted(ids) == ["google/veo-3.0-fast", "google/veo2", "google/veo3"]
    assert "pricing" not in answer.json()["data"][0]


@pytest.mark.parametrize("query", ["include=pricing", "include=tags,pricing", "details=true"])
async def test_prices_are_included_when_asked_for(served: ServedProvider, query: str) -> None:
    models = (await served.client.get(f"/v1/models?{query}")).json()["data"]
    assert len(models) == len(catalogue()) + len(instant_models())
    assert {model["pricing"]["kind"] for model in models} == {"fixed", "variants", "variable"}
    cases = [
        variant["when"]["resolution"]
        for model in models
        for variant in model["pricing"].get("variants", ())
    ]
    assert {"720p", "720P"} <= set(cases)


async def test_an_unchanged_list_is_304(served: ServedProvider) -> None:
    first = await served.client.get("/v1/models?include=pricing")
    known = {"If-None-Match": first.headers["etag"]}
    assert (await served.client.get("/v1/models?include=pricing", headers=known)).status_code == 304
    assert (await served.client.get("/v1/models", headers=known)).status_code == 200


async def test_models_of_another_type_are_none(served: ServedProvider) -> None:
    assert (await served.client.get("/v1/models?type=openai/chat")).json()["data"] == []


async def test_metrics_follow_the_pace_of_the_models(served: ServedProvider) -> None:
    async def p50() -> dict[str, float]:
        answer = await served.client.get("/models/metrics?aliases=veo2&aliases=google/veo3")
        rows = answer.json()["models"]
        return {row["alias"]: row["metrics"]["duration_ms"]["p50"] for row in rows}

    served.knobs.speed = 1.0
    assert await p50() == {"veo2": 45_000, "google/veo3": 120_000}
    served.knobs.speed, served.knobs.provider_slow = 10.0, 2.0
    assert await p50() == {"veo2": 9_000, "google/veo3": 24_000}


async def test_percentiles_rise_and_every_model_is_measured(served: ServedProvider) -> None:
    rows = (await served.client.get("/models/metrics")).json()["models"]
    assert len(rows) == len(catalogue())
    for row in rows:
        durations = [row["metrics"]["duration_ms"][p] for p in ("p50", "p75", "p90", "p99")]
        assert durations == sorted(set(durations))


@pytest.mark.parametrize("query", ["alias=veo2", "period=1h", "&".join(["aliases=x"] * 101)])
async def test_metrics_refuse_unknown_parameters(served: ServedProvider, query: str) -> None:
    assert (await served.client.get(f"/models/metrics?{query}")).status_code == 400


async def test_a_comma_separated_alias_matches_nothing(served: ServedProvider) -> None:
    answer = await served.client.get("/models/metrics?aliases=veo2,google/veo3")
    assert answer.json()["models"] == []


async def test_the_balance_falls_with_each_purchase(served: ServedProvider) -> None:
    assert (await served.client.get("/v2/billing")).json() == {
        "current_balance": 1000.0,
        "currency": "USD",
    }
    await served.create()
    balance = (await served.client.get("/v2/billing")).json()["current_balance"]
    assert balance == served.provider.balance_usd == pytest.approx(996.64)
    served.knobs.provider_out_of_credits = True
    assert (await served.client.get("/v2/billing")).json()["current_balance"] == 0
