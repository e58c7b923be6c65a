"""Stars: bought in the private chat, spent beyond the free share, given back with the video."""

import json

import pytest

from bot.chat.outgoing import menu
from bot.money.packs import MONTH_SECONDS, PACKS
from sandbox.telegram.messages import Message
from tests.clock import MovableClock
from tests.journeys.reliability.waiting import held_back
from tests.journeys.shopping import (
    PAID,
    SOLD,
    balance,
    booked,
    buys,
    charges,
    comes_again,
    hears,
    invoice,
    told,
)
from tests.sentences import tells
from tests.stage import Stage, words


async def is_paid_with(stage: Stage, asked: Message) -> int:
    """Return how many Stars a request has taken, as its progress message says."""
    await stage.answer_to(asked, lambda m: tells(m.text, "progress-stars"))
    return -booked(stage, "reserve")[-1][1]


async def test_a_pack_that_is_paid_is_credited_and_stands_in_the_balance(stage: Stage) -> None:
    async with stage.bot(**SOLD):
        shop = await stage.answer_to(await stage.says("/buy"))
        await stage.press(shop, words("button-pack", stars=250, monthly="no"))
        bill = await stage.telegram.wait_for(stage.chat, lambda m: m.invoice is not None)
        assert bill.invoice
        assert (bill.invoice.currency, bill.invoice.amount) == ("XTR", 250)
        assert await stage.telegram.pay(stage.anna, bill) is None
        thanks = await hears(stage, "stars-credited")
        account = await stage.answer_to(await stage.says("/balance"))
    assert charges(stage)[0] in thanks.text
    assert balance(stage) == 250
    assert words("balance", balance=250) in account.html
    assert words("balance-purchase") in account.text


async def test_every_pack_can_be_bought(stage: Stage) -> None:
    stage.telegram.give_stars(stage.anna, 100_000)
    async with stage.bot(**SOLD):
        shop = await stage.answer_to(await stage.says("/buy"))
        for number, pack in enumerate(PACKS, 1):
            monthly = "yes" if pack.monthly else "no"
            before = stage.there()
            await stage.press(shop, words("button-pack", stars=pack.stars, monthly=monthly))
            sent = await stage.telegram.wait_for(
                stage.chat,
                lambda m, old=before: m.id not in old and bool(m.buttons),  # type: ignore[misc]
            )
            button = sent.buttons[0][0]
            source = sent if sent.invoice else (button.url or "")
            assert await stage.telegram.pay(stage.anna, source) is None
            await hears(stage, "stars-credited", number)
    assert balance(stage) == sum(pack.stars for pack in PACKS)


async def test_each_month_of_a_subscription_is_credited_once(stage: Stage) -> None:
    async with stage.bot(**SOLD):
        shop = await stage.answer_to(await stage.says("/buy"))
        await stage.press(shop, words("button-pack", stars=250, monthly="yes"))
        offer = await hears(stage, "buy-monthly")
        link = offer.buttons[0][0].url or ""
        assert stage.telegram.invoice_of(link).subscription_period == MONTH_SECONDS
        assert await stage.telegram.pay(stage.anna, link) is None
        await hears(stage, "stars-credited")
        stage.telegram.renew(charges(stage)[0])
        await hears(stage, "stars-credited", 2)
        comes_again(stage, "successful_payment")
        await hears(stage, "stars-credited", 3)
    assert balance(stage) == 500


async def test_beyond_the_free_share_a_video_is_paid_with_stars(stage: Stage) -> None:
    async with stage.bot(**SOLD, user_daily_limit=1):
        await stage.video_for(await stage.says("/veo one"))
        assert balance(stage) == 0
        await buys(stage, 500)
        asked = await stage.says("/veo two")
        taken = await is_paid_with(stage, asked)
        await stage.video_for(asked)
        account = await stage.answer_to(await stage.says("/balance"))
    assert 0 < taken == 500 - balance(stage)
    assert words("balance-reserve", number="2") in account.text


async def test_who_has_too_few_stars_hears_what_the_video_costs(stage: Stage) -> None:
    async with stage.bot(**PAID):
        refusal = await stage.answer_to(await stage.says("/veo a fox --model veo3"))
        assert tells(refusal.text, "refusal-above-budget")
        assert tells(refusal.text, "refusal-or-stars")
        assert "/buy" in refusal.text
        await buys(stage, 50)
        refusal = await stage.answer_to(await stage.says("/veo a fox --model veo3"))
        assert "50 ⭐" in refusal.text
    assert (balance(stage), stage.creates()) == (50, [])


async def test_videos_in_progress_are_limited_for_those_who_pay_too(stage: Stage) -> None:
    stage.knobs.provider_slow = 1000
    async with stage.bot(**PAID, user_active_limit=1):
        await buys(stage, 1000)
        await is_paid_with(stage, await stage.says("/veo one"))
        refusal = await stage.answer_to(await stage.says("/veo two"))
    assert tells(refusal.text, "refusal-user-active")
    assert not tells(refusal.text, "refusal-or-stars")


async def test_a_question_names_the_stars_that_its_button_may_take(stage: Stage) -> None:
    async with stage.bot(**PAID):
        await buys(stage, 500)
        offer = await stage.answer_to(await stage.says("a fox"))
        asked = await stage.answer_to(await stage.says("/veo"))
        taken = await is_paid_with(stage, await stage.says("/veo a fox"))
    for question in (offer, asked):
        assert words("ask-stars", stars=taken) in question.text


async def test_where_no_stars_are_sold_a_refusal_and_a_question_name_none(stage: Stage) -> None:
    async with stage.bot(user_daily_budget_usd="0.01"):
        refusal = await stage.answer_to(await stage.says("/veo a fox"))
        offer = await stage.answer_to(await stage.says("a fox"))
    assert not tells(refusal.text, "refusal-or-stars")
    assert not tells(offer.text, "ask-stars")


async def test_a_video_that_was_not_charged_gives_its_stars_back_and_says_so(stage: Stage) -> None:
    stage.sandbox.provider.next("safety")
    async with stage.bot(**PAID):
        await buys(stage, 500)
        asked = await stage.says("/veo a fox")
        ending = await stage.answer_to(asked, lambda m: tells(m.text, "ending-stars-back"))
        assert tells(ending.text, "failed-safety")
        account = await stage.answer_to(await stage.says("/balance"))
    assert balance(stage) == 500
    assert words("balance-credit", number="1") in account.text


async def test_a_video_that_is_cancelled_in_time_gives_its_stars_back(stage: Stage) -> None:
    clock = MovableClock()
    async with stage.bot(clock, **PAID):
        await buys(stage, 500)
        stage.knobs.turn({"provider_down": True})
        asked = await stage.says("/veo a fox")
        progress = await stage.answer_to(asked, lambda m: tells(m.text, "progress-stars"))
        await held_back(stage, clock)
        await stage.press(progress, words("button-cancel"))
        await stage.until(lambda: tells(stage.now(progress).text, "ending-stars-back"))
    assert balance(stage) == 500


async def test_an_account_is_shown_page_by_page(stage: Stage) -> None:
    async with stage.bot(**SOLD):
        for _ in range(11):
            await buys(stage, 50)
        page = await stage.answer_to(await stage.says("/balance"))
        assert page.text.count(words("balance-purchase")) == 10
        await stage.press(page, "›")
        assert stage.now(page).text.count(words("balance-purchase")) == 1
        await stage.press(stage.now(page), "‹")
        assert stage.now(page).text.count(words("balance-purchase")) == 10


async def test_dates_are_those_of_the_operators_zone(stage: Stage) -> None:
    clock = MovableClock(stands_at=1_795_300_000.0)  # 23:46 UTC on 21 November 2026
    async with stage.bot(clock, **SOLD, timezone="Asia/Tokyo"):
        stage.telegram.push(_payment(stage))
        await hears(stage, "stars-credited")
        account = await stage.answer_to(await stage.says("/balance"))
    assert "22 Nov 2026" in account.text


def _payment(stage: Stage) -> dict[str, object]:
    person, chat = stage.anna.as_json(), {"id": stage.chat.id, "type": "private"}
    paid = {
        "currency": "XTR",
        "total_amount": 50,
        "invoice_payload": "anything",
        "telegram_payment_charge_id": "stx",
        "provider_payment_charge_id": "",
    }
    message = {"message_id": 9_999, "date": 1, "chat": chat, "from": person}
    return {"message": {**message, "successful_payment": paid}}


@pytest.mark.parametrize("text", ["/buy 7", "/buy many", "/buy 100 100", "/buy ²", "/buy -50"])
async def test_a_pack_that_does_not_exist_gets_one_sentence(stage: Stage, text: str) -> None:
    async with stage.bot(**SOLD):
        answer = await stage.answer_to(await stage.says(text))
    assert tells(answer.text, "refusal-unknown-pack")


@pytest.mark.parametrize("command", ["/buy", "/buy 100", "/balance", "/paysupport hello"])
async def test_in_a_group_money_is_no_matter_of_the_others(stage: Stage, command: str) -> None:
    club = stage.telegram.group("Film club", [stage.anna], privacy=False)
    async with stage.bot(**SOLD):
        name, *rest = command.split()
        asked = await stage.telegram.send(
            stage.anna, club, " ".join([f"{name}@veogram_bot", *rest])
        )
        answer = await stage.answer_to(asked)
        assert tells(answer.text, "private-only")
        assert answer.buttons[0][0].url == "https://t.me/veogram_bot?start=buy"
        shop = await stage.answer_to(await stage.says("/start buy"))
    assert tells(shop.text, "buy")


async def test_where_none_are_sold_the_menu_holds_no_stars_and_nothing_is_sold(
    stage: Stage,
) -> None:
    async with stage.bot():
        answer = await stage.answer_to(await stage.says("/buy"))
        assert tells(answer.text, "refusal-stars-off")
        account = await stage.answer_to(await stage.says("/balance"))
        assert words("balance-none", rate=0) in account.html
        terms = await stage.answer_to(await stage.says("/terms"))
        assert terms.html == words("terms", rate=0, customer="no")
        assert not any(f"/{command}" in account.text + terms.text for command in menu.STARS)
        await stage.until(lambda: len(stage.requests("setMyCommands")) == 18)
    assert not {*menu.STARS} & _in_menus(stage)


async def test_where_stars_are_sold_the_menu_of_private_chats_says_so(stage: Stage) -> None:
    async with stage.bot(**SOLD):
        page = await stage.answer_to(await stage.says("/help"))
        await stage.until(lambda: len(stage.requests("setMyCommands")) == 18)
    assert {*menu.STARS} <= _in_menus(stage)
    assert tells(page.text, "help-stars")
    assert not tells(page.text, "help-stars-admin")


def _in_menus(stage: Stage) -> set[str]:
    sent = stage.requests("setMyCommands")
    return {each["command"] for request in sent for each in json.loads(request["commands"])}


async def test_whoever_has_had_stars_reads_all_terms_where_none_are_sold_any_more(
    stage: Stage,
) -> None:
    async with stage.bot(**SOLD):
        await buys(stage)
    async with stage.bot():
        terms = await stage.answer_to(await stage.says("/terms"))
    assert terms.html == words("terms", rate=0, customer="yes")
    assert "/paysupport" in terms.text


async def test_the_terms_say_the_rate_and_anybody_may_read_them(stage: Stage) -> None:
    async with stage.bot(**SOLD, allowed_users="1"):
        answer = await stage.answer_to(await stage.says("/terms"))
    assert tells(answer.text, "terms")
    assert "77 ⭐" in answer.text


async def test_whoever_may_make_videos_in_a_group_alone_buys_stars_all_the_same(
    stage: Stage,
) -> None:
    club = stage.telegram.group("Film club", [stage.anna], privacy=False)
    async with stage.bot(**PAID, allowed_users="1", allowed_chats=str(club.id)):
        refusal = await stage.answer_to(await stage.says("/buy"))
        assert tells(refusal.text, "refusal-not-allowed")
        asked = await stage.telegram.send(stage.anna, club, "/veo@veogram_bot a fox")
        assert tells((await stage.answer_to(asked)).text, "refusal-or-stars")
        await buys(stage, 500)
        asked = await stage.telegram.send(stage.anna, club, "/veo@veogram_bot a fox")
        await stage.video_for(asked)
    assert 0 < balance(stage) < 500
    assert not told(stage, "checkout-not-allowed")


async def test_an_invoice_has_no_button_but_to_pay(stage: Stage) -> None:
    async with stage.bot(**SOLD):
        bill = await invoice(stage)
    assert [[button.pay for button in row] for row in bill.buttons] == [[True]]
