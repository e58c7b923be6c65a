import json
from typing import Any

import httpx
import pytest

from bot.errors import OperatorNeeded, OutcomeUnknown, ProviderError
from bot.money.charges import Account, AutoTopUp, Charge, Key
from bot.provider.base import ChargePage
from tests.unit.provider.aimlapi.wire import NONSENSE, api, own_error, page, says

AT = 1_787_659_200.0
"""2026-08-25T12:00:00 UTC"""

GONE = own_error(404)


def row(**changes: Any) -> dict[str, Any]:
    return {
        "created_at": "2026-08-25T12:00:00.000Z",
        "direction": "CHARGE",
        "type": "MODEL_USAGE",
        "amount": {"usd": 3.15, "credits": 6_300_000},
        "model": "google/veo-3.0-fast",
        "reference_id": "gen-1",
        **changes,
    }


def amount(usd: Any, credits_: Any = None) -> dict[str, Any]:
    return row(amount={"usd": usd, "credits": credits_})


def ledger(*rows: object, has_more: Any = False, cursor: Any = None) -> httpx.Response:
    return says({"data": [*rows], "pagination": {"has_more": has_more, "next_cursor": cursor}})


def charge(credits_: int = 6_300_000, reference: str = "gen-1") -> Charge:
    return Charge(AT, "MODEL_USAGE", reference, credits_, "google/veo-3.0-fast")


async def test_the_use_of_models_since_a_moment_is_asked_for() -> None:
    provider, wire = api(ledger(row()))
    assert await provider.charges(1_000_000_000.0) == ChargePage([charge()])
    asked = wire.asked[0].url
    assert asked.path == "/v2/billing/transactions"
    assert dict(asked.params) == {
        "type": "MODEL_USAGE",
        "from": "2001-09-09T01:46:40+00:00",
        "limit": "100",
    }


async def test_a_page_is_followed_by_its_cursor_as_it_was_given() -> None:
    provider, wire = api(ledger(row(), has_more=True, cursor="a+b/c=="), ledger())
    first = await provider.charges(0.0)
    assert first.cursor == "a+b/c=="
    assert await provider.charges(0.0, first.cursor) == ChargePage([])
    assert wire.asked[1].url.params["cursor"] == "a+b/c=="


@pytest.mark.parametrize(
    ("changed", "read"),
    [
        (amount(9.99, 6_300_000), charge()),
        (amount(9.99, 6_300_000.0), charge()),
        (amount(3.15), charge()),
        (amount(3.15, "many"), charge()),
        (amount(3.15, 6_300_000.5), charge()),
        (amount(0.1), charge(200_000)),
        (amount(0, 0), charge(0)),
        (row(direction="TOPUP"), charge(-6_300_000)),
        (row(created_at="2026-08-25T14:00:00+02:00"), charge()),
        (row(created_at="2026-08-25T12:00:00"), charge()),
        (row(reference_id=None), charge(reference="")),
    ],
    ids=repr,
)
async def test_amounts_are_whole_credits(changed: object, read: Charge) -> None:
    provider, _ = api(ledger(changed))
    assert await provider.charges(0.0) == ChargePage([read])


@pytest.mark.parametrize(
    "odd",
    [
        None,
        "a row",
        {},
        row(created_at=None),
        row(created_at="yesterday"),
        row(created_at="0001-01-01T00:00:00+14:00"),
        row(direction="SIDEWAYS"),
        row(direction=None),
        row(type=None),
        row(amount=None),
        row(amount=7),
        amount(None),
        amount("3.15"),
        amount(True),
        amount(-3.15, -6_300_000),
        amount(1e300),
        amount(None, 10**30),
        row(reference_id=7),
        row(reference_id="x" * 257),
        row(reference_id="a\0b"),
        row(reference_id="half \ud800"),
    ],
    ids=repr,
)
async def test_a_row_that_makes_no_sense_is_counted_and_hides_no_other(odd: object) -> None:
    answer = {"data": [odd, row()], "pagination": {"has_more": False}}
    provider, _ = api(httpx.Response(200, text=json.dumps(answer)))
    assert await provider.charges(0.0) == ChargePage([charge()], unreadable=1)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
async def test_what_is_no_number_is_no_amount(number: str) -> None:
    text = ledger(amount(7777)).text.replace("7777", number)
    provider, _ = api(httpx.Response(200, text=text))
    assert await provider.charges(0.0) == ChargePage([], unreadable=1)


async def test_what_is_no_use_of_a_model_is_left_out() -> None:
    rows = [row(type="PAYMENT", direction="TOPUP"), row(type="INIT"), row()]
    provider, _ = api(ledger(*rows))
    assert await provider.charges(0.0) == ChargePage([charge()])


async def test_odd_names_of_models_are_bounded_and_can_be_stored() -> None:
    provider, _ = api(ledger(row(model="m\0" * 500), row(model=None), row(model=["veo"])))
    found = await provider.charges(0.0)
    assert [each.model for each in found.charges] == ["m" * 128, "", ""]


@pytest.mark.parametrize(
    "answer",
    [
        *NONSENSE.values(),
        page(),
        httpx.ReadTimeout("late"),
        says({}),
        says({"data": [], "pagination": None}),
        says({"data": {}, "pagination": {"has_more": False}}),
        ledger(has_more=None),
        ledger(has_more="false"),
        ledger(has_more=1, cursor="c"),
        ledger(has_more=True),
        ledger(has_more=True, cursor=""),
        ledger(has_more=True, cursor=7),
    ],
    ids=repr,
)
async def test_a_page_that_cannot_be_read_is_never_taken_for_the_last(
    answer: httpx.Response | httpx.RequestError,
) -> None:
    provider, _ = api(answer)
    with pytest.raises(OutcomeUnknown):
        await provider.charges(0.0)


async def test_a_page_that_leads_to_itself_is_no_page() -> None:
    provider, _ = api(ledger(row(), has_more=True, cursor="same"))
    with pytest.raises(OutcomeUnknown):
        await provider.charges(0.0, "same")


async def test_a_wrong_key_is_told_apart() -> None:
    provider, _ = api(own_error(401))
    for call in (provider.charges(0.0), provider.account(), provider.key()):
        with pytest.raises(OperatorNeeded):
            await call


def detail(**changes: Any) -> httpx.Response:
    settings = {"is_enabled": True, "threshold": 50, "amount": 100.5, "currency": "USD"}
    return says({"current_balance": 12.34, "autotopup_settings": {**settings, **changes}})


@pytest.mark.parametrize(
    ("answer", "account"),
    [
        (
            detail(),
            Account(24_680_000, AutoTopUp(100_000_000, 201_000_000), is_top_up_known=True),
        ),
        (detail(is_enabled=False), Account(24_680_000, is_top_up_known=True)),
        (detail(is_enabled=None), Account(24_680_000)),
        (detail(threshold="low"), Account(24_680_000)),
        (says({"current_balance": -0.5}), Account(-1_000_000)),
    ],
)
async def test_the_account_tells_its_balance_and_auto_top_up(
    answer: httpx.Response, account: Account
) -> None:
    provider, wire = api(answer)
    assert await provider.account() == account
    assert [asked.url.path for asked in wire.asked] == ["/v2/billing/detail"]


@pytest.mark.parametrize(
    "first",
    [GONE, page(), httpx.ReadTimeout("late"), says({}), says({"current_balance": "much"})],
    ids=repr,
)
async def test_where_details_cannot_be_read_the_balance_is(first: Any) -> None:
    provider, wire = api(first, says({"current_balance": 1.5, "currency": "USD"}))
    assert await provider.account() == Account(3_000_000)
    assert wire.asked[-1].url.path == "/v2/billing"


@pytest.mark.parametrize("answer", [*NONSENSE.values(), page(), says({})], ids=repr)
async def test_an_account_that_cannot_be_read_is_never_an_empty_one(answer: Any) -> None:
    provider, _ = api(answer)
    with pytest.raises(ProviderError):
        await provider.account()


def key(**changes: Any) -> httpx.Response:
    return says({"data": {"disabled": False, "prefix": "b747e891", **changes}})


@pytest.mark.parametrize(
    ("answer", "known", "makes_videos"),
    [
        (key(), Key(False), True),
        (key(scopes=None, limit=None), Key(False), True),
        (key(disabled=True), Key(True), False),
        (key(scopes=["model:chat"]), Key(False, ("model:chat",)), False),
        (key(scopes=["model:video", 7]), Key(False, ("model:video",)), True),
        (key(scopes=[]), Key(False, ()), False),
        (
            key(limit={"retention": "month", "threshold": 25}),
            Key(False, None, 50_000_000, "month"),
            True,
        ),
        (key(limit={"retention": 7, "threshold": "much"}), Key(False), True),
    ],
)
async def test_the_key_tells_what_it_may_do(
    answer: httpx.Response, known: Key, makes_videos: bool
) -> None:
    provider, wire = api(answer)
    assert await provider.key() == known
    assert known.makes_videos == makes_videos
    assert wire.asked[0].url.path == "/v1/key"


@pytest.mark.parametrize("answer", [*NONSENSE.values(), says({"data": {}}), key(disabled="no")])
async def test_a_key_that_cannot_be_read_is_not_guessed(answer: httpx.Response) -> None:
    provider, _ = api(answer)
    with pytest.raises(OutcomeUnknown):
        await provider.key()
