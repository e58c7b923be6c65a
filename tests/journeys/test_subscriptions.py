"""A monthly pack is paid no longer by whoever is kept out, or was paid back."""

import pytest

from tests.clock import MovableClock
from tests.journeys.admins import Admin, admin
from tests.journeys.reliability.waiting import as_time_passes, eventually
from tests.journeys.shopping import SOLD, balance, buys, charges, hears, told
from tests.journeys.telegram_faults import Broken, On
from tests.journeys.test_knocks import DENY, KNOCK, closed, refused
from tests.journeys.trust.conftest import Bot, bot, clock
from tests.sentences import tells
from tests.stage import Stage, words

__all__ = ["bot", "clock"]


@pytest.fixture
def dora(stage: Stage) -> Admin:
    return admin(stage)


async def subscribes(stage: Stage) -> str:
    """Let Anna subscribe to a monthly pack; return the id of her payment."""
    shop = await stage.answer_to(await stage.says("/buy"))
    await stage.press(shop, words("button-pack", stars=250, monthly="yes"))
    link = (await hears(stage, "buy-monthly")).buttons[0][0].url
    assert await stage.telegram.pay(stage.anna, str(link)) is None
    await hears(stage, "stars-credited")
    return charges(stage)[-1]


def goes_on(stage: Stage) -> list[bool]:
    """Return of each subscription of Anna's whether it will be paid again."""
    return [not each.canceled for each in stage.telegram.subscriptions(stage.anna)]


async def test_a_subscription_that_is_paid_back_ends(stage: Stage, dora: Admin) -> None:
    async with stage.bot(**SOLD, admin_users=str(dora.person.id)):
        charge = await subscribes(stage)
        answer = await dora.says(f"/refund {charge}")
        heard = await hears(stage, "stars-refunded")
    assert tells(answer.text, "refund-done")
    assert tells(answer.text, "subscription-ended")
    assert tells(heard.text, "subscription-ended")
    assert goes_on(stage) == [False]
    assert balance(stage) == 0


async def test_a_subscription_that_the_audit_finds_paid_back_ends(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    async with bot(**SOLD):
        charge = await subscribes(stage)
    world = stage.telegram.world
    world.stars.refund(stage.anna.id, charge, world.date)
    async with bot(**SOLD):
        clock.advance(3600)
        await as_time_passes(clock, lambda: told(stage, "stars-refunded"))
    assert tells(told(stage, "stars-refunded")[0].text, "subscription-ended")
    assert goes_on(stage) == [False]


async def test_of_a_pack_that_is_bought_once_no_subscription_ends(
    stage: Stage, dora: Admin
) -> None:
    async with stage.bot(**SOLD, admin_users=str(dora.person.id)):
        answer = await dora.says(f"/refund {await buys(stage, 250)}")
        heard = await hears(stage, "stars-refunded")
    assert tells(answer.text, "refund-done")
    assert not tells(answer.text, "subscription-ended")
    assert not tells(heard.text, "subscription-ended")


async def test_the_subscription_of_somebody_who_is_denied_ends(stage: Stage, dora: Admin) -> None:
    stage.telegram.give_stars(stage.anna, 1000)
    async with stage.bot(**SOLD, admin_users=str(dora.person.id)):
        await subscribes(stage)
        await buys(stage, 250)
        answer = await dora.says(f"/deny {stage.anna.id}")
        other = await dora.says(f"/deny {stage.telegram.person('Eve').id}")
        again = await dora.says(f"/deny {stage.anna.id}")
    assert tells(answer.text, "access-denied")
    assert tells(answer.text, "subscription-ended")
    assert not tells(other.text, "subscription-ended")
    assert not tells(again.text, "subscription-ended")
    assert goes_on(stage) == [False]
    assert balance(stage) == 500


async def test_the_subscription_of_a_former_member_ends_when_they_are_not_let_in_again(
    stage: Stage, dora: Admin
) -> None:
    async with stage.bot(**SOLD):
        await subscribes(stage)
    async with stage.bot(**SOLD, **closed(dora)):
        await stage.press(await refused(stage, stage.anna, stage.chat), KNOCK)
        await stage.press(await dora.asked(), DENY, dora.person)
        await eventually(lambda: goes_on(stage) == [False])


async def test_in_a_group_nobody_reads_that_somebody_had_a_subscription(
    stage: Stage, dora: Admin
) -> None:
    club = stage.telegram.group("Film club", [stage.anna, dora.person])
    async with stage.bot(**SOLD, admin_users=str(dora.person.id)):
        await subscribes(stage)
        answer = await dora.says(f"/deny@veogram_bot {stage.anna.id}", club)
    assert tells(answer.text, "access-denied")
    assert not tells(answer.text, "subscription-ended")
    assert goes_on(stage) == [False]


async def test_a_subscription_ends_although_telegram_does_not_answer_for_a_while(
    stage: Stage, dora: Admin, on: On
) -> None:
    broken = Broken(is_down=True)
    on("editUserStarSubscription", broken)
    async with stage.bot(**SOLD, admin_users=str(dora.person.id)):
        charge = await subscribes(stage)
        asked = await stage.telegram.send(dora.person, dora.chat, f"/refund {charge}")
        await stage.until(lambda: bool(broken.refused))
        broken.is_down = False
        assert tells((await stage.answer_to(asked)).text, "subscription-ended")
    assert goes_on(stage) == [False]
    assert balance(stage) == 0
