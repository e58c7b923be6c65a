from datetime import UTC, datetime
from typing import Any

import pytest

from sandbox.tests.provider.conftest import FOX, ServedProvider


async def rows(served: ServedProvider, **params: Any) -> list[dict[str, Any]]:
    answer = await served.client.get("/v2/logs", params={"period": "24h"} | params)
    assert answer.status_code == 200, answer.text
    return list(answer.json()["data"])


async def test_a_create_is_found_by_its_client_request_id(served: ServedProvider) -> None:
    served.provider.next("html")
    await served.create(name="order")
    (row,) = await rows(served)
    (generation,) = served.provider.purchases("order")
    assert row["client_request_id"] == "order"
    assert row["inference_id"] == generation.id
    assert row["status"] == "succeeded"
    assert row["model"] == "google/veo3"
    assert row["cost"] == {"usd": 3.36, "credits": 6_720_000}
    assert set(row) == {
        "created", "status", "origin", "model", "cost",
        "tokens", "request_id", "inference_id", "client_request_id",
    }  # fmt: skip


async def test_a_row_can_come_late(served: ServedProvider) -> None:
    served.knobs.provider_log_delay = 30.0
    await served.create()
    served.clock.moment += 29
    assert await rows(served) == []
    served.clock.moment += 1
    assert len(await rows(served)) == 1


async def test_a_failed_generation_is_failed_and_free_once_it_ends(served: ServedProvider) -> None:
    served.provider.next("safety")
    await served.create()
    (generation,) = served.provider.generations.values()
    assert (await rows(served))[0]["status"] == "succeeded"
    await served.finish(generation)
    (row,) = await rows(served)
    assert (row["status"], row["cost"]) == ("failed", {"usd": 0.0, "credits": 0})


async def test_refused_creates_are_failed_rows_of_no_generation(served: ServedProvider) -> None:
    served.provider.next("500")
    await served.create(name="order")
    await served.create(FOX | {"duration": 1}, name="order")
    failed = await rows(served, status="failed")
    assert [row["client_request_id"] for row in failed] == ["order", "order"]
    assert not {row["inference_id"] for row in failed} & set(served.provider.generations)
    assert await rows(served, status="succeeded") == []


async def test_what_never_arrived_is_not_in_the_log(served: ServedProvider) -> None:
    served.provider.next("html-before")
    await served.create()
    assert await rows(served) == []


async def test_pages_are_newest_first(served: ServedProvider) -> None:
    for number in range(5):
        await served.create(name=f"n{number}")
        served.clock.moment += 1
    answer = await served.client.get("/v2/logs?period=1h&limit=2&offset=1")
    assert [row["client_request_id"] for row in answer.json()["data"]] == ["n3", "n2"]
    assert answer.json()["pagination"] == {"limit": 2, "offset": 1, "total": 5, "has_more": True}
    last = await served.client.get("/v2/logs?period=1h&limit=2&offset=3")
    assert last.json()["pagination"]["has_more"] is False


async def test_rows_are_filtered_by_model_under_each_of_its_names(served: ServedProvider) -> None:
    await served.create({"model": "veo2", "prompt": "a fox"})
    await served.create()
    assert [row["model"] for row in await rows(served, model="veo2")] == ["google/veo2"]
    assert [row["model"] for row in await rows(served, model="google/veo2")] == ["google/veo2"]
    assert len(await rows(served, model=["veo2", "veo3"])) == 2
    assert await rows(served, model="veo2,veo3") == []


async def test_a_window_can_be_given_by_start_and_end(served: ServedProvider) -> None:
    await served.create()
    now = served.clock.moment

    async def count(start: float, end: float) -> int:
        moments = {"start": start, "end": end}
        params = {k: datetime.fromtimestamp(v, UTC).isoformat() for k, v in moments.items()}
        answer = await served.client.get("/v2/logs", params=params)
        return len(answer.json()["data"])

    assert await count(now - 60, now + 60) == 1
    assert await count(now - 60, now - 30) == 0


@pytest.mark.parametrize(
    "query",
    [
        "",
        "start=2026-08-01",
        "period=24h&start=2026-08-01&end=2026-08-02",
        "start=2026-08-02&end=2026-08-01",
        "start=2026-01-01&end=2026-08-01",
        "start=yesterday&end=2026-08-01",
        "period=24",
        "period=0h",
        "period=93d",
        "period=24h&limit=0",
        "period=24h&limit=101",
        "period=24h&limit=ten",
        "period=24h&offset=-1",
        "period=24h&status=succeeded,failed",
    ],
)
async def test_a_wrong_query_is_400(served: ServedProvider, query: str) -> None:
    assert (await served.client.get(f"/v2/logs?{query}")).status_code == 400


async def test_a_moment_without_offset_is_utc(served: ServedProvider) -> None:
    served.clock.moment = datetime(2026, 8, 1, 12, tzinfo=UTC).timestamp()
    await served.create()
    answer = await served.client.get("/v2/logs?start=2026-08-01T11:59:00&end=2026-08-01T12:00:00Z")
    assert len(answer.json()["data"]) == 1


async def test_another_key_s_requests_are_not_shown(served: ServedProvider) -> None:
    assert (await served.client.get("/v2/logs?period=1h&key_prefix=test")).status_code == 200
    assert (await served.client.get("/v2/logs?period=1h&key_prefix=other")).status_code == 403
    anonymous = {"Authorization": "Bearer wrong"}
    assert (await served.client.get("/v2/logs?period=1h", headers=anonymous)).status_code == 401


async def test_the_log_answers_two_hundred_requests_a_minute(served: ServedProvider) -> None:
    statuses = [(await served.client.get("/v2/logs?period=1h")).status_code for _ in range(201)]
    assert statuses == [200] * 200 + [429]
    served.clock.moment += 60
    assert (await served.client.get("/v2/logs?period=1h")).status_code == 200
