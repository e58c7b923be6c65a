"""Payments and refunds, whatever fails meanwhile: booked once, and said at least once."""

from collections.abc import AsyncIterator

from tests.journeys.reliability.sweep.play import Scene, Sweep, each_of
from tests.journeys.reliability.sweep.take import Take
from tests.journeys.reliability.waiting import rows
from tests.journeys.shopping import balance
from tests.stage import Stage


def service(stage: Stage, kind: str, charge_id: str) -> None:
    """Tell the bot that a payment was made, or paid back."""
    person, chat = stage.anna.as_json(), {"id": stage.chat.id, "type": "private"}
    payment = {
        "currency": "XTR",
        "total_amount": 100,
        "invoice_payload": "",
        "telegram_payment_charge_id": charge_id,
        "provider_payment_charge_id": "",
    }
    message = {"message_id": 9_999, "date": 1, "chat": chat, "from": person, kind: payment}
    stage.telegram.push({"message": message})


def next_charge(stage: Stage) -> str:
    """Return the id of a payment that nobody has heard of."""
    known = rows(stage.folder, "SELECT 1 FROM entries WHERE kind = 'purchase'")
    return f"stx{len(known)}"


async def a_payment(take: Take) -> AsyncIterator[None]:
    before = balance(take.stage)
    yield
    service(take.stage, "successful_payment", next_charge(take.stage))
    yield
    assert balance(take.stage) == before + 100
    assert take.said("stars-credited") >= 1


async def a_refund(take: Take) -> AsyncIterator[None]:
    before, charge_id = balance(take.stage), next_charge(take.stage)
    service(take.stage, "successful_payment", charge_id)
    yield
    service(take.stage, "refunded_payment", charge_id)
    yield
    assert balance(take.stage) == before
    assert take.said("stars-refunded") >= 1


async def a_refund_of_what_was_never_told(take: Take) -> AsyncIterator[None]:
    before = balance(take.stage)
    yield
    service(take.stage, "refunded_payment", next_charge(take.stage))
    yield
    assert balance(take.stage) == before
    assert take.said("stars-refunded") >= 1


SCENES: tuple[Scene, ...] = (a_payment, a_refund, a_refund_of_what_was_never_told)


@each_of(*SCENES, on_postgresql=a_payment)
async def test_whatever_fails_it_is_booked_once_and_said_at_least_once(
    sweep: Sweep, scene: Scene
) -> None:
    await sweep(scene)
