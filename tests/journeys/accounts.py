"""What the journeys about money share: a bot whose admin is Anna, and its books."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from bot.money.costs import in_cents
from bot.texts import texts_for
from sandbox.telegram.messages import Message
from tests.clock import MovableClock
from tests.journeys.reliability.waiting import eventually, rows
from tests.sentences import tells
from tests.stage import Stage, words

CHARGED = "SELECT sum(charged), sum(reserved), sum(videos) FROM entries"
HOUR, DAY = 3600.0, 24 * 3600.0
READ_PAUSE = 601.0
"""Seconds after which the provider's ledger is read again."""


@asynccontextmanager
async def run_by_anna(stage: Stage, clock: MovableClock, **changes: Any) -> AsyncIterator[None]:
    """Run the bot with Anna as its admin."""
    async with stage.bot(clock, admin_users=str(stage.anna.id), **changes):
        yield


def price(amount: int) -> str:
    """Return credits as English texts write them."""
    return texts_for("en").price(in_cents(amount))


def booked(stage: Stage) -> tuple[int, int, int]:
    """Return what all entries of the ledger add up to: charged, reserved, videos."""
    [found] = rows(stage.folder, CHARGED)
    return found[0] or 0, found[1] or 0, found[2] or 0


def charges(stage: Stage) -> list[tuple[int, bool]]:
    """Return the stored rows of the provider's ledger: credits, and whether they are ours."""
    found = rows(stage.folder, "SELECT credits, task_id IS NOT NULL FROM charges ORDER BY credits")
    return [(amount, bool(is_ours)) for amount, is_ours in found]


async def reconciled(stage: Stage, clock: MovableClock) -> None:
    """Let the provider's ledger be read to its end once more, and everything be matched."""
    clock.advance(READ_PAUSE)
    since = clock()
    mark = "SELECT reached_at FROM positions WHERE name = 'charges'"
    await eventually(lambda: any(at >= since for (at,) in rows(stage.folder, mark)))
    unmatched = (
        "SELECT 1 FROM charges JOIN tasks ON reference = generation_id"
        " WHERE charges.task_id IS NULL"
    )
    await eventually(lambda: not rows(stage.folder, unmatched))


async def a_delivered_video(stage: Stage) -> None:
    """Let Anna ask for a video, and get it."""
    await stage.video_for(await stage.says("/veo a red fox"))


async def costs(stage: Stage) -> str:
    """Return, as HTML, what /costs tells."""
    return (await stage.answer_to(await stage.says("/costs"))).html


def line(key: str, amount: int, **more: Any) -> str:
    """Return a line of /costs."""
    return words(f"costs-{key}", amount=price(amount), **more)


async def alert(stage: Stage, kind: str) -> Message:
    """Return the alert of a kind that Anna gets."""
    return await stage.telegram.wait_for(stage.chat, lambda m: tells(m.text, f"alert-{kind}"))


def alerts(stage: Stage, kind: str) -> int:
    """Return how many alerts of a kind Anna has had."""
    return sum(tells(text, f"alert-{kind}") for text in stage.said())
