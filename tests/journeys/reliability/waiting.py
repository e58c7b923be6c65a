"""Waiting for what no event tells of."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sandbox.telegram.messages import Message
from sandbox.telegram.waiting import PATIENCE
from tests.clock import MovableClock
from tests.databases import database_in
from tests.journeys.reliability.asking import asked, bring_back, take_away
from tests.stage import Stage

FAILURES = 5
"""How often an update that meets a bug is tried."""


async def eventually(holds: Callable[[], Any], patience: float = PATIENCE) -> None:
    """Return when something is true."""
    async with asyncio.timeout(patience):
        while not holds():  # noqa: ASYNC110 -- nothing tells of a row in another process
            await asyncio.sleep(0.02)


async def as_time_passes(
    clock: MovableClock,
    holds: Callable[[], Any],
    *,
    stands_still: Callable[[], bool] = lambda: False,
) -> None:
    """Return when something is true; time passes, so that no pause has to be waited for.

    While it ``stands_still``, what is under way takes no time, however slow the machine is.
    """
    async with asyncio.timeout(PATIENCE):
        while not holds():
            clock.advance(0 if stands_still() else 5)
            await asyncio.sleep(0.05)


async def held_back(stage: Stage, clock: MovableClock) -> None:
    """Return when all that was asked for waits, for a minute or so, for a provider that is away."""
    tried = "SELECT min(attempts) >= 5 AND count(*) = sum(status = 'queued') FROM tasks"
    await as_time_passes(clock, lambda: rows(stage.folder, tried) == [(1,)])


def unconfirmed(stage: Stage) -> set[int]:
    """Return the messages that wait at Telegram because nobody has confirmed them."""
    waiting = (
        update.as_json().get("message", {}) for update in stage.telegram.world.updates.pending
    )
    return {message["message_id"] for message in waiting if "message_id" in message}


def given(stage: Stage) -> set[int]:
    """Return the messages that the bot has been given."""
    answers = [entry.answer for entry in stage.sandbox.journal.of("getUpdates") if entry.answer]
    updates = [update for answer in answers for update in answer.get("result", ())]
    return {update["message"]["message_id"] for update in updates if "message" in update}


def rows(folder: Path, query: str) -> list[Any]:
    """Ask the bot's database."""
    return asked(database_in(folder), query)


def written(folder: Path, query: str) -> None:
    """Change the bot's database."""
    asked(database_in(folder), query, writes=True)


def let_leases_end(folder: Path) -> None:
    """Let the seconds pass after which a killed process counts as dead.

    On SQLite nobody waits for them: the lock that it held is free.
    """
    if not database_in(folder).startswith("sqlite"):
        for table in ("leaderships", "replicas"):
            written(folder, f"UPDATE {table} SET until = 0")


def is_all_handled(stage: Stage) -> bool:
    """Whether everything that was sent has come, and is done."""
    undone = "SELECT 1 FROM inbox WHERE done_at IS NULL"
    return not stage.telegram.world.updates.pending and not rows(stage.folder, undone)


async def all_handled(
    stage: Stage,
    clock: MovableClock,
    *,
    unless: Callable[[], bool] = lambda: False,
    stands_still: Callable[[], bool] = lambda: False,
) -> None:
    """Return when everything sent is handled; time passes, see ``as_time_passes``."""
    await as_time_passes(
        clock, lambda: unless() or is_all_handled(stage), stands_still=stands_still
    )


async def change(stage: Stage, query: str) -> None:
    """Change the bot's database, in a thread: the bot, in this loop, may be writing."""
    await asyncio.to_thread(written, stage.folder, query)


@asynccontextmanager
async def without_table(folder: Path, name: str) -> AsyncIterator[None]:
    """Take a table away, so that whatever would be written there is not.

    In a thread of its own: the bot, in this loop, may be in the middle of writing.
    """
    url = database_in(folder)
    await asyncio.to_thread(take_away, url, name)
    try:
        yield
    finally:
        await asyncio.to_thread(bring_back, url, name)


async def a_video(stage: Stage, asked: Message) -> Message:
    """Return the video that answers a message.

    After a kill an old progress message may stand beside it: one that was sent, and whose number
    was not yet written down.
    """
    return await stage.answer_to(asked, lambda m: bool(m.video or m.animation))


def failures(stage: Stage) -> int:
    """Return how often the update that fails most has failed."""
    ((most,),) = rows(stage.folder, "SELECT max(attempts) FROM inbox")
    return int(most or 0)


async def let_fail(stage: Stage, clock: MovableClock) -> None:
    """Let an update fail as often as it is tried, and the pause after each failure pass."""
    for number in range(1, FAILURES + 1):
        await eventually(lambda n=number: failures(stage) >= n)  # type: ignore[misc]
        clock.advance(60)
