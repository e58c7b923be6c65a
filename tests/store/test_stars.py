"""Accounts of Stars: credited once, booked back once, whoever tells of it and how often."""

import asyncio
from dataclasses import replace

import pytest

from bot.errors import LimitReached, StarsOwed
from bot.money.calendar import Calendar
from bot.money.ledger import EntryKind
from bot.money.stars import StarPayment, purchase_key, refund_key
from bot.store.audit import Audit
from bot.store.database import Database
from bot.store.members import Members
from bot.store.positions import Position, Positions
from bot.store.stars import StarAccounts
from bot.tasks.limits import Limits
from tests.store.scene import NOW, QUOTE, Scene, asking, by_message

PAYMENT = StarPayment("stx" + "a" * 200, user_id=1, chat_id=1, stars=100)
NO_FREE_SHARE = Limits(0, 0, 0, budget=1)


@pytest.fixture
def accounts(database: Database) -> StarAccounts:
    return StarAccounts(database, Calendar())


@pytest.fixture
def others(neighbour: Database) -> StarAccounts:
    """The same accounts, as another process sees them."""
    return StarAccounts(neighbour, Calendar())


async def test_a_payment_is_credited_once_however_many_tell_of_it(
    accounts: StarAccounts, others: StarAccounts, database: Database
) -> None:
    told = await asyncio.gather(
        *(each.credit(PAYMENT, NOW) for each in [accounts, others] * 10),
    )
    assert sum(told) == 1
    assert await accounts.balance(1) == 100
    assert await accounts.payment(PAYMENT.id) == PAYMENT
    assert not await Audit(database).differences()


async def test_a_refund_is_booked_once_however_many_tell_of_it(
    accounts: StarAccounts, others: StarAccounts, database: Database
) -> None:
    await accounts.credit(PAYMENT, NOW)
    told = await asyncio.gather(*(each.refund(PAYMENT, NOW) for each in [accounts, others] * 10))
    assert sum(told) == 1
    assert await accounts.balance(1) == 0
    assert not await Audit(database).differences()


async def test_a_refund_takes_what_was_credited_from_whom_it_was_credited_to(
    accounts: StarAccounts,
) -> None:
    await accounts.credit(PAYMENT, NOW)
    assert await accounts.refund(replace(PAYMENT, user_id=2, chat_id=2, stars=7), NOW)
    assert (await accounts.balance(1), await accounts.balance(2)) == (0, 0)


async def test_a_refund_that_comes_before_its_payment_leaves_nothing_behind(
    accounts: StarAccounts, database: Database
) -> None:
    assert await accounts.refund(PAYMENT, NOW)
    assert not await accounts.credit(PAYMENT, NOW)
    assert await accounts.balance(1) == 0
    assert not await Audit(database).differences()


async def test_an_account_shows_what_has_changed_it_newest_first(
    accounts: StarAccounts, scene: Scene
) -> None:
    await accounts.credit(PAYMENT, NOW)
    await scene.new.add(replace(by_message(quote=QUOTE), stars=40), NO_FREE_SHARE, NOW)
    await accounts.refund(PAYMENT, NOW)
    shown = [(entry.kind, entry.stars) for entry in await accounts.page(1, 0, 10)]
    assert shown == [
        (EntryKind.REFUND, -100),
        (EntryKind.RESERVE, -40),
        (EntryKind.PURCHASE, 100),
    ]
    assert [entry.stars for entry in await accounts.page(1, 1, 1)] == [-40]
    assert await accounts.page(2, 0, 10) == []


async def test_what_was_paid_back_is_no_payment_that_could_be_paid_back(
    accounts: StarAccounts,
) -> None:
    later = replace(PAYMENT, id=f"{PAYMENT.id}2")
    for payment in (PAYMENT, later):
        await accounts.credit(payment, NOW)
    assert await accounts.last_payments(1, 3) == [later, PAYMENT]
    await accounts.refund(PAYMENT, NOW)
    assert await accounts.last_payments(1, 3) == [later]


async def test_whoever_owes_stars_gets_no_video_until_they_are_made_good(
    accounts: StarAccounts, scene: Scene
) -> None:
    await accounts.credit(PAYMENT, NOW)
    first = replace(by_message(asking(1), quote=QUOTE), stars=40)
    task, _ = await scene.new.add(first, NO_FREE_SHARE, NOW)
    await accounts.refund(PAYMENT, NOW)
    with pytest.raises(StarsOwed) as caught:
        await scene.new.add(by_message(asking(2), quote=QUOTE), Limits(), NOW)
    assert caught.value.stars == 40
    # What was asked for before is the same request still.
    assert await scene.new.add(first, NO_FREE_SHARE, NOW) == (task, False)
    await scene.new.add(by_message(asking(2, user_id=2), quote=QUOTE), Limits(), NOW)
    await accounts.credit(replace(PAYMENT, id="stx2", stars=40), NOW)
    await scene.new.add(by_message(asking(2), quote=QUOTE), Limits(), NOW)


async def test_a_refusal_names_the_stars_that_are_missing(
    accounts: StarAccounts, scene: Scene
) -> None:
    await accounts.credit(PAYMENT, NOW)
    with pytest.raises(LimitReached) as caught:
        await scene.new.add(replace(by_message(quote=QUOTE), stars=101), NO_FREE_SHARE, NOW)
    assert (caught.value.stars, caught.value.balance) == (101, 100)


async def test_which_keys_are_booked_is_known(accounts: StarAccounts) -> None:
    assert not await accounts.exists(1)
    await accounts.credit(PAYMENT, NOW)
    keys = {purchase_key(PAYMENT.id), refund_key(PAYMENT.id)}
    assert await accounts.booked(keys) == {purchase_key(PAYMENT.id)}
    assert await accounts.booked([]) == set()
    assert await accounts.exists(1)


async def test_a_job_goes_on_from_its_own_position(database: Database) -> None:
    positions = Positions(database)
    assert await positions.get("one") == Position(0, 0.0)
    await positions.set("one", Position(5, NOW))
    await positions.set("one", Position(6, NOW + 1))
    assert await positions.get("one") == Position(6, NOW + 1)
    assert await positions.get("two") == Position()


async def test_the_groups_of_a_person_are_known(database: Database) -> None:
    members = Members(database)
    for chat_id in (-1, -2, -3):
        await members.add(chat_id, 7)
    await members.add(-4, 8)
    assert sorted(await members.chats_of(7, 10)) == [-3, -2, -1]
    assert len(await members.chats_of(7, 2)) == 2
