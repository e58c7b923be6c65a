from typing import Any

import httpx
import pytest

from bot.errors import OperatorNeeded, OutcomeUnknown
from bot.provider.base import LoggedRequest
from tests.unit.provider.aimlapi.wire import NONSENSE, api, own_error, page, says


def row(
    name: str | None, generation_id: str | None, status: str = "succeeded"
) -> dict[str, object]:
    return {
        "created": "2026-08-19T12:00:05.000Z",
        "status": status,
        "model": "google/veo-3.0-fast",
        "cost": {"usd": 3.15, "credits": 6_300_000},
        "inference_id": generation_id,
        "client_request_id": name,
    }


def log(*rows: object, has_more: bool = False) -> httpx.Response:
    return says({"data": [*rows], "pagination": {"has_more": has_more}})


@pytest.mark.parametrize(("status", "succeeded"), [("succeeded", True), ("failed", False)])
async def test_paid_calls_are_read_by_the_names_that_they_were_given(
    status: str, succeeded: bool
) -> None:
    provider, _ = api(log(row("other", "gen-0"), row(None, "gen-2"), row("ours", "gen-1", status)))
    assert await provider.requests(0.0, 60.0) == [
        LoggedRequest("other", "gen-0", succeeded=True, cost=6_300_000),
        LoggedRequest("ours", "gen-1", succeeded, 6_300_000),
    ]


@pytest.mark.parametrize("answer", [log(), log(row(None, "gen-2")), log("ours", None, 7, ["ours"])])
async def test_what_nobody_named_is_nobodys(answer: httpx.Response) -> None:
    provider, wire = api(answer)
    assert await provider.requests(0.0, 60.0) == []
    assert len(wire.asked) == 1


async def test_only_a_row_that_says_so_has_failed() -> None:
    provider, _ = api(log(row("ours", None, "failed"), row("made", "gen-1", "processing")))
    assert await provider.requests(0.0, 60.0) == [
        LoggedRequest("ours", "", succeeded=False, cost=6_300_000),
        LoggedRequest("made", "gen-1", succeeded=True, cost=6_300_000),
    ]


@pytest.mark.parametrize("status", ["succeeded", "processing", "", None, 7])
async def test_a_row_without_a_generation_and_without_a_failure_proves_nothing(
    status: Any,
) -> None:
    provider, _ = api(log(row("ours", None, status)))
    assert await provider.requests(0.0, 60.0) == []


async def test_the_window_is_told_in_iso_8601() -> None:
    provider, wire = api(log())
    await provider.requests(1_000_000_000.0, 1_000_000_600.5)
    asked = wire.asked[0].url
    assert asked.path == "/v2/logs"
    assert asked.params["start"] == "2001-09-09T01:46:40+00:00"
    assert asked.params["end"] == "2001-09-09T01:56:40+00:00"
    assert "period" not in asked.params
    assert 1 <= int(asked.params["limit"]) <= 100


async def test_the_log_is_read_page_by_page() -> None:
    strangers = [row(f"other-{n}", f"gen-{n}") for n in range(100)]
    first = log(*strangers, has_more=True)
    provider, wire = api(first, first, log(row("ours", "gen-1")))
    rows = await provider.requests(0.0, 60.0)
    assert rows[-1] == LoggedRequest("ours", "gen-1", succeeded=True, cost=6_300_000)
    assert len(rows) == 201
    offsets = [int(asked.url.params["offset"]) for asked in wire.asked]
    limit = int(wire.asked[0].url.params["limit"])
    assert offsets == [0, limit, 2 * limit]


async def test_a_log_without_end_is_not_read_for_ever_and_proves_nothing() -> None:
    provider, wire = api(log(row("ours", "gen-0"), has_more=True))
    with pytest.raises(OutcomeUnknown):
        await provider.requests(0.0, 60.0)
    assert len(wire.asked) <= 50


@pytest.mark.parametrize(
    "answer",
    [
        *NONSENSE.values(),
        page(),
        httpx.ReadTimeout("late"),
        says({}),
        says({"data": None, "pagination": None}),
        says({"data": {"client_request_id": "ours"}, "pagination": {"has_more": False}}),
        says({"data": [row("other", "gen-0")] * 100}),
        says({"data": [], "pagination": {}}),
        says({"data": [], "pagination": [False]}),
        says({"data": [], "pagination": {"has_more": None}}),
        says({"data": [], "pagination": {"has_more": "false"}}),
    ],
    ids=repr,
)
async def test_a_log_that_cannot_be_read_is_never_taken_for_an_empty_one(
    answer: httpx.Response | httpx.RequestError,
) -> None:
    provider, _ = api(answer)
    with pytest.raises(OutcomeUnknown):
        await provider.requests(0.0, 60.0)


async def test_a_wrong_key_is_told_apart() -> None:
    provider, _ = api(own_error(401))
    with pytest.raises(OperatorNeeded):
        await provider.requests(0.0, 60.0)


async def test_a_log_whose_pages_drip_ends_and_proves_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.provider.aimlapi.client._LOG_SECONDS", 0.0)
    provider, _ = api(log(row("ours", "gen-0"), has_more=True))
    with pytest.raises(OutcomeUnknown):
        await provider.requests(0.0, 60.0)
