"""People who buy Stars."""

from typing import Any

from sandbox.telegram.messages import Message
from sandbox.telegram.people import Person
from tests.journeys.reliability.waiting import rows
from tests.sentences import tells
from tests.stage import Stage

SOLD: dict[str, Any] = {"stars_per_usd": 77}
PAID: dict[str, Any] = {**SOLD, "user_daily_budget_usd": "0.01"}
"""Where no video is free any more."""


def balance(stage: Stage, person: Person | None = None) -> int:
    """Return how many Stars a person has with the bot."""
    user_id = (person or stage.anna).id
    found = rows(stage.folder, f"SELECT stars FROM balances WHERE user_id = {user_id}")
    return int(found[0][0]) if found else 0


def booked(stage: Stage, kind: str) -> list[tuple[int, int]]:
    """Return people and Stars of the entries of a kind."""
    query = f"SELECT user_id, stars FROM entries WHERE kind = '{kind}' ORDER BY id"
    return rows(stage.folder, query)


def charges(stage: Stage) -> list[str]:
    """Return the ids of all payments, oldest first."""
    return list(stage.telegram.world.stars.payments)


def told(stage: Stage, key: str, person: Person | None = None) -> list[Message]:
    """Return where the bot has said a sentence to a person."""
    chat = stage.telegram.private(person or stage.anna)
    return [m for m in stage.telegram.messages(chat) if m.sender is None and tells(m.text, key)]


async def invoice(stage: Stage, stars: int = 100, person: Person | None = None) -> Message:
    """Return an invoice that a person has asked for."""
    who = person or stage.anna
    chat = stage.telegram.private(who)
    asked = await stage.telegram.send(who, chat, f"/buy {stars}")
    return await stage.answer_to(asked, lambda m: m.invoice is not None)


async def hears(stage: Stage, key: str, count: int = 1, person: Person | None = None) -> Message:
    """Return the last time that a person was told something, when that was often enough."""
    await stage.until(lambda: len(told(stage, key, person)) >= count)
    return told(stage, key, person)[-1]


async def buys(stage: Stage, stars: int = 100, person: Person | None = None) -> str:
    """Let a person buy Stars; return the id of the payment when the bot has said thanks."""
    before = len(told(stage, "stars-credited", person))
    bill = await invoice(stage, stars, person)
    assert await stage.telegram.pay(person or stage.anna, bill) is None
    await hears(stage, "stars-credited", before + 1, person)
    return charges(stage)[-1]


def comes_again(stage: Stage, kind: str, person: Person | None = None) -> None:
    """Deliver the last service message of a kind twice more: as it came, and as a new update."""
    chat = stage.telegram.private(person or stage.anna)
    messages = stage.telegram.messages(chat)
    last = [m for m in messages if m.service and m.service.kind == kind][-1]
    stage.telegram.repeat(last)
    stage.telegram.push({"message": stage.telegram.world.as_json(last)})
