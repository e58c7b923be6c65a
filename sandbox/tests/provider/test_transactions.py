"""The account's entries: what was really charged, page by page."""

from datetime import UTC, datetime
from typing import Any

import pytest

from sandbox.provider.transactions import Kind
from sandbox.tests.provider.conftest import FOX, ServedProvider

PATH = "/v2/billing/transactions"


async def answer(served: ServedProvider, **params: Any) -> dict[str, Any]:
    response = await served.client.get(PATH, params=params)
    assert response.status_code == 200, response.text
    body: dict[str, Any] = response.json()
    return body


async def rows(served: ServedProvider, **params: Any) -> list[dict[str, Any]]:
    return list((await answer(served, **params))["data"])


async def charges(served: ServedProvider) -> list[dict[str, Any]]:
    return await rows(served, type="MODEL_USAGE")


def iso(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).isoformat()


async def test_an_account_begins_with_its_deposit(served: ServedProvider) -> None:
    (row,) = await rows(served)
    assert row == {
        "created_at": "2023-11-14T22:13:20.000Z",
        "direction": "TOPUP",
        "type": "INIT",
        "amount": {"usd": 1000.0, "credits": 2_000_000_000},
        "model": None,
        "reference_id": None,
    }


async def test_a_charge_is_recorded_once_the_generation_has_completed(
    served: ServedProvider,
) -> None:
    await served.create()
    (generation,) = served.provider.generations.values()
    assert await charges(served) == []
    await served.finish(generation)
    (row,) = await charges(served)
    assert row["direction"] == "CHARGE"
    assert row["model"] == "google/veo3"
    assert row["reference_id"] == generation.id
    assert row["amount"] == {"usd": 3.36, "credits": 6_720_000}
    usage = (await served.fetch(generation.id)).json()["meta"]["usage"]
    assert usage["credits_used"] == row["amount"]["credits"]


async def test_a_charge_can_come_late(served: ServedProvider) -> None:
    served.knobs.provider_charge_delay = 3600.0
    generation = await served.finished()
    served.clock.moment = generation.ended_at + 3599
    assert await charges(served) == []
    served.clock.moment += 1
    (row,) = await charges(served)
    recorded = datetime.fromisoformat(row["created_at"]).timestamp()
    assert recorded == pytest.approx(generation.ended_at + 3600, abs=0.001)


async def test_no_entry_turns_up_before_what_was_read(served: ServedProvider) -> None:
    served.knobs.provider_charge_delay = 7200.0
    generation = await served.finished()
    served.clock.moment += 100
    assert await charges(served) == []
    served.knobs.provider_charge_delay = 0.0
    (row,) = await charges(served)
    recorded = datetime.fromisoformat(row["created_at"]).timestamp()
    assert recorded == pytest.approx(generation.ended_at + 100, abs=0.001)


async def test_a_failed_generation_is_charged_only_where_it_is_charged_silently(
    served: ServedProvider,
) -> None:
    for outcome in ("safety", "empty"):
        served.provider.next(outcome)
        await served.finished()
    assert await charges(served) == []
    served.knobs.provider_silent_charge_rate = 1.0
    served.provider.next("safety")
    generation = await served.finished()
    (row,) = await charges(served)
    assert (row["reference_id"], row["amount"]["usd"]) == (generation.id, 3.36)
    assert (await served.fetch(generation.id)).json()["meta"] is None


async def test_an_overcharge_is_seen_in_the_entries_alone(served: ServedProvider) -> None:
    served.knobs.provider_overcharge_rate = 1.0
    generation = await served.finished()
    (row,) = await charges(served)
    assert row["amount"]["credits"] == 6_720_000 * 12 // 10
    usage = (await served.fetch(generation.id)).json()["meta"]["usage"]
    assert usage["credits_used"] == 6_720_000
    assert served.provider.balance_usd == pytest.approx(1000 - 3.36 * 1.2)


async def test_a_charge_can_be_changed_or_lost_until_it_is_recorded(
    served: ServedProvider,
) -> None:
    ledger = served.provider.ledger
    for change in (lambda name: ledger.charge_instead(name, 1.25), ledger.never_charge):
        await served.create()
        *_, generation = served.provider.generations.values()
        change(generation.id)
        await served.finish(generation)
    assert [row["amount"]["usd"] for row in await charges(served)] == [1.25]
    assert served.provider.balance_usd == 1000 - 1.25
    with pytest.raises(ValueError, match="charged already"):
        ledger.never_charge(generation.id)


async def test_whatever_happens_the_balance_is_the_sum_of_the_entries(
    served: ServedProvider,
) -> None:
    ledger = served.provider.ledger
    served.knobs.turn(
        {
            "provider_overcharge_rate": 0.5,
            "provider_silent_charge_rate": 0.5,
            "provider_refusal_rate": 0.5,
        }
    )
    for _ in range(12):
        await served.finished(duration=4)
    ledger.other_usage("openai/gpt-5", 0.1234565)
    ledger.pay_in(25)
    ledger.refund(3.36, "some-generation")
    signs = {"TOPUP": 1, "CHARGE": -1}
    listed = await rows(served)
    assert all(row["amount"]["credits"] > 0 for row in listed)
    total = sum(signs[row["direction"]] * row["amount"]["credits"] for row in listed)
    billing = (await served.client.get("/v2/billing")).json()["current_balance"]
    assert billing * 2_000_000 == pytest.approx(total, abs=0.01)
    assert {row["type"] for row in listed} == {"INIT", "PAYMENT", "REFUND", "MODEL_USAGE"}


async def test_other_use_of_the_account_is_an_entry_that_is_not_ours(
    served: ServedProvider,
) -> None:
    await served.finished()
    other = served.provider.ledger.other_usage("openai/gpt-5", 0.5, at=served.clock.moment - 60)
    listed = await charges(served)
    assert [row["model"] for row in listed] == ["google/veo3", "openai/gpt-5"]
    assert listed[1]["reference_id"] == other.reference_id
    assert other not in served.provider.ledger.usage


async def test_pages_follow_each_other_whatever_is_recorded_between(
    served: ServedProvider,
) -> None:
    for number in range(7):
        served.provider.ledger.other_usage(f"model-{number}", 1)
        served.clock.moment += number % 2
    seen: list[str | None] = []
    cursor: dict[str, str] = {}
    for count in (3, 3, 2):
        page = await answer(served, limit=3, **cursor)
        assert len(page["data"]) == count
        seen += [row["model"] for row in page["data"]]
        cursor = {"cursor": page["pagination"]["next_cursor"]}
        served.provider.ledger.other_usage("later", 1)
    assert page["pagination"] == {"next_cursor": None, "has_more": False}
    assert seen == [f"model-{number}" for number in reversed(range(7))] + [None]


async def test_entries_are_filtered(served: ServedProvider) -> None:
    start = served.clock.moment
    served.clock.moment += 10.0005
    served.provider.ledger.other_usage("openai/gpt-5", 1)
    served.clock.moment = start + 20
    served.provider.ledger.pay_in(5)
    assert [row["type"] for row in await rows(served, direction="CHARGE")] == ["MODEL_USAGE"]
    assert [row["type"] for row in await rows(served, type=Kind.PAYMENT.value)] == ["PAYMENT"]
    (middle,) = await rows(served, **{"from": iso(start + 1), "to": iso(start + 20)})
    since = await rows(served, **{"from": middle["created_at"]})
    assert [row["type"] for row in since] == ["PAYMENT", "MODEL_USAGE"]
    until = await rows(served, to=middle["created_at"])
    assert [row["type"] for row in until] == ["INIT"]


@pytest.mark.parametrize(
    "query",
    [
        "offset=1",
        "limit=0",
        "limit=101",
        "limit=ten",
        "limit=5&limit=6",
        "direction=charge",
        "type=USAGE",
        "from=2026-08-01",
        "from=2026-08-01T00:00:00",
        "from=yesterday",
        "from=2026-08-01T00:00:00Z&to=2026-08-01T00:00:00Z",
        "cursor=",
        "cursor=abc",
        "cursor=eyJ2IjoxLCJjIjpbMV19",
        "cursor=eyJ2IjoxLCJjIjpbMSwyXX0=",
        "cursor=eyJ2IjogMSwgImMiOiBbMSwgMl19",
    ],
)
async def test_a_wrong_query_is_400(served: ServedProvider, query: str) -> None:
    assert (await served.client.get(f"{PATH}?{query}")).status_code == 400


async def test_a_test_can_set_what_the_account_began_with(served: ServedProvider) -> None:
    served.provider.ledger.deposit_usd = 1.0
    assert served.provider.balance_usd == 1.0
    assert (await rows(served))[0]["amount"] == {"usd": 1.0, "credits": 2_000_000}
    assert (await served.create(FOX)).status_code == 403
