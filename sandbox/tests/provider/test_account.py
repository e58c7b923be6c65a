"""What the provider tells of the account and its key, and what the key may do."""

from typing import Any

import httpx
import pytest

from sandbox.provider import Fault
from sandbox.provider.key_info import Retention, SpendingLimit
from sandbox.tests.provider.conftest import KEY, ServedProvider

READS = {
    "/v2/billing/transactions": "transactions",
    "/v2/billing/detail": "billing-detail",
    "/v1/key": "key",
}


async def key_info(served: ServedProvider) -> dict[str, Any]:
    response = await served.client.get("/v1/key")
    assert response.status_code == 200, response.text
    data: dict[str, Any] = response.json()["data"]
    return data


async def test_the_details_tell_the_balance_and_the_auto_top_up(served: ServedProvider) -> None:
    body = (await served.client.get("/v2/billing/detail")).json()
    assert body == {
        "user_id": 111,
        "email": "operator@example.org",
        "current_balance": 1000.0,
        "currency": "USD",
        "autotopup_settings": {
            "is_enabled": False,
            "threshold": 50.0,
            "amount": 100.0,
            "currency": "USD",
        },
    }


async def test_an_account_that_runs_low_tops_itself_up(served: ServedProvider) -> None:
    served.provider.ledger.deposit_usd = 52.0
    await served.finished()
    assert served.provider.balance_usd == pytest.approx(52 - 3.36)
    served.provider.ledger.auto_topup.is_enabled = True
    await served.finished()
    assert served.provider.balance_usd == pytest.approx(52 - 2 * 3.36 + 100)
    newest = (await served.client.get("/v2/billing/transactions?direction=TOPUP&limit=1")).json()
    assert newest["data"][0]["type"] == "PAYMENT"


async def test_the_key_tells_what_it_may(served: ServedProvider) -> None:
    assert await key_info(served) == {
        "name": "veogram",
        "disabled": False,
        "prefix": KEY[:8],
        "scopes": None,
        "limit": None,
        "created_at": "2023-11-14T22:13:20.000Z",
        "updated_at": "2023-11-14T22:13:20.000Z",
        "monthly_usage": 0.0,
    }
    served.provider.key.scopes = ["model:chat"]
    served.provider.key.limit = SpendingLimit(25, Retention.DAY)
    told = await key_info(served)
    assert told["scopes"] == ["model:chat"]
    assert told["limit"] == {"retention": "day", "threshold": 25}


async def test_a_key_without_the_right_buys_nothing(served: ServedProvider) -> None:
    key = served.provider.key
    key.scopes = ["model:chat"]
    assert (await served.create()).status_code == 403
    key.scopes = ["model:chat", "model:video"]
    assert (await served.create()).status_code == 201
    key.disabled = True
    assert (await served.create()).status_code == 403
    assert (await key_info(served))["disabled"] is True


@pytest.mark.parametrize(("retention", "days"), [("day", 1), ("week", 7), ("month", 31)])
async def test_a_spent_limit_holds_until_its_period_is_over(
    served: ServedProvider, retention: str, days: int
) -> None:
    served.provider.key.limit = SpendingLimit(3, Retention(retention))
    await served.finished()
    assert (await served.create()).status_code == 403
    served.clock.moment += days * 86_400
    assert (await served.create()).status_code == 201


async def test_a_limit_without_reset_holds_for_ever(served: ServedProvider) -> None:
    served.provider.key.limit = SpendingLimit(3)
    await served.finished()
    served.clock.moment += 400 * 86_400
    assert (await served.create()).status_code == 403


async def test_the_usage_of_a_month_is_that_of_this_key_alone(served: ServedProvider) -> None:
    await served.finished()
    served.provider.ledger.other_usage("openai/gpt-5", 10)
    assert (await key_info(served))["monthly_usage"] == 3.36
    served.clock.moment += 31 * 86_400
    assert (await key_info(served))["monthly_usage"] == 0


@pytest.mark.parametrize("path", READS)
async def test_the_account_is_read_with_the_key_alone(served: ServedProvider, path: str) -> None:
    wrong = {"Authorization": "Bearer wrong"}
    assert (await served.client.get(path, headers=wrong)).status_code == 401
    assert (await served.client.get(path)).status_code == 200
    assert (await served.client.get(path, params={"shape": "round"})).status_code == 400


@pytest.mark.parametrize(("path", "operation"), READS.items())
async def test_reads_of_the_account_meet_faults_and_stand_in_the_journal(
    served: ServedProvider, path: str, operation: str
) -> None:
    served.provider.next(Fault.HTML, on=operation)
    assert (await served.client.get(path)).status_code == 504
    served.knobs.provider_error_rate = 1.0
    assert (await served.client.get(path)).status_code in {500, 503}
    served.knobs.turn({"provider_error_rate": 0.0, "provider_lost_rate": 1.0})
    with pytest.raises(httpx.RemoteProtocolError):
        await served.client.get(path)
    served.knobs.turn({"provider_lost_rate": 0.0, "provider_down": True})
    assert (await served.client.get(path)).status_code == 503
    assert len(served.journal.of(operation)) == 4
