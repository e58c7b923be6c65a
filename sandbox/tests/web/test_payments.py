"""The payment sheet's endpoints, and the accounts."""

import asyncio
from typing import Any

import httpx
import pytest

from sandbox import Sandbox
from sandbox.tests.web.control_client import bot, messages
from sandbox.web import payments

BILL = {
    "title": "Films",
    "description": "Ten of them",
    "payload": "P",
    "currency": "XTR",
    "prices": [{"label": "Films", "amount": 5}],
}


@pytest.fixture
async def bill(http: httpx.AsyncClient, anna: int) -> dict[str, Any]:
    """What names an invoice in Anna's private chat, paid by her."""
    await bot(http, "sendInvoice", chat_id=anna, **BILL)
    (message,) = await messages(http, anna)
    return {"from": anna, "chat_id": anna, "message_id": message["id"]}


async def pays(http: httpx.AsyncClient, body: dict[str, Any], **answer: Any) -> Any:
    paying = asyncio.create_task(http.post("/sandbox/checkout", json=body))
    update = (await bot(http, "getUpdates", offset=-1, timeout=20))[-1]
    query = update["pre_checkout_query"]["id"]
    await bot(http, "answerPreCheckoutQuery", pre_checkout_query_id=query, **answer)
    await bot(http, "getUpdates", offset=update["update_id"] + 1)
    return (await paying).json()


async def sheet(http: httpx.AsyncClient, query: dict[str, Any]) -> Any:
    return (await http.get("/sandbox/checkout", params=query)).json()


async def test_a_sheet_shows_the_invoice_and_the_stars(
    http: httpx.AsyncClient, bill: dict[str, Any]
) -> None:
    assert await sheet(http, bill) == {
        "title": "Films",
        "description": "Ten of them",
        "start_parameter": "",
        "currency": "XTR",
        "total_amount": 5,
        "subscription_period": 0,
        "stars": 1000,
        "paid": False,
    }


async def test_an_invoice_is_paid(http: httpx.AsyncClient, anna: int, bill: dict[str, Any]) -> None:
    assert await pays(http, bill, ok=True) == {"paid": True, "reason": None}
    invoice, service = await messages(http, anna)
    assert service["service"] == "Anna paid 5 ⭐"
    assert invoice["invoice"]["paid_by"] == [anna]
    after = await sheet(http, bill)
    assert (after["paid"], after["stars"]) == (True, 995)
    again = await http.post("/sandbox/checkout", json=bill)
    assert again.status_code == 400


async def test_a_refusal_is_in_the_bot_s_words(
    http: httpx.AsyncClient, bill: dict[str, Any]
) -> None:
    answer = await pays(http, bill, ok=False, error_message="Sold out")
    assert answer == {"paid": False, "reason": "Sold out"}
    assert (await sheet(http, bill))["stars"] == 1000


async def test_a_checkout_without_an_answer_is_a_timeout(
    http: httpx.AsyncClient, bill: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(payments, "CHECKOUT_SECONDS", 0.01)
    assert (await http.post("/sandbox/checkout", json=bill)).status_code == 504


async def test_a_subscription_by_link_can_be_paid_again(http: httpx.AsyncClient, anna: int) -> None:
    link = await bot(http, "createInvoiceLink", **BILL, subscription_period=2_592_000)
    body = {"from": anna, "link": link}
    assert (await sheet(http, body))["subscription_period"] == 2_592_000
    assert (await pays(http, body, ok=True))["paid"]
    (begun,) = (await http.get("/sandbox/accounts")).json()["subscriptions"]
    assert (begun["person"], begun["title"], begun["price"]) == ("Anna", "Films", "5 ⭐")
    renewed = await http.post(
        "/sandbox/subscriptions/renew", json={"charge_id": begun["charge_id"]}
    )
    assert renewed.json()["is_recurring"] is True
    accounts = (await http.get("/sandbox/accounts")).json()
    assert accounts["stars"] == 10
    assert accounts["subscriptions"][0]["expires"] == begun["expires"] + 2_592_000


async def test_a_person_gets_stars(http: httpx.AsyncClient, anna: int) -> None:
    path = f"/sandbox/people/{anna}/stars"
    assert (await http.post(path, json={"amount": 500})).json() == {"stars": 1500}
    for wrong in (0, -1, 1.5, "5", True, 100_001, None):
        assert (await http.post(path, json={"amount": wrong})).status_code == 400


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"link": "https://t.me/$none"}, 400),
        ({"chat_id": 1, "message_id": 1}, 404),
        ({}, 404),
    ],
)
async def test_what_is_no_invoice_is_refused(
    http: httpx.AsyncClient, anna: int, body: dict[str, Any], status: int
) -> None:
    asked = {"from": anna} | body
    assert (await http.get("/sandbox/checkout", params=asked)).status_code == status
    assert (await http.post("/sandbox/checkout", json=asked)).status_code == status


async def test_the_provider_s_account_is_shown_newest_first(
    http: httpx.AsyncClient, sandbox: Sandbox
) -> None:
    sandbox.provider.ledger.other_usage("openai/gpt-5", 0.25)
    accounts = (await http.get("/sandbox/accounts")).json()
    assert accounts["balance_usd"] == 999.75
    assert [row["type"] for row in accounts["transactions"]] == ["MODEL_USAGE", "INIT"]
    for _ in range(60):
        sandbox.provider.ledger.other_usage("openai/gpt-5", 0.25)
    assert len((await http.get("/sandbox/accounts")).json()["transactions"]) == 50
