"""Whatever random people do in a large world, nobody spends, sees or stops what is not theirs.

``FUZZ_SECONDS`` (default 4) turns it up, ``FUZZ_SEED`` (default 1) replays it:
``FUZZ_SECONDS=60 FUZZ_SEED=7 pytest -s tests/journeys/trust/test_fuzz.py``.
"""

import asyncio
import os
import random
import time

import pytest

from tests.clock import MovableClock
from tests.journeys.reliability.waiting import all_handled, eventually, rows
from tests.journeys.trust.conftest import Bot
from tests.journeys.trust.fuzz.acts import Act, Acts
from tests.journeys.trust.fuzz.crowd import Crowd
from tests.journeys.trust.fuzz.record import Record
from tests.journeys.trust.fuzz.rules import Rules
from tests.journeys.trust.fuzz.sights import Sights
from tests.stage import Stage

SECONDS = float(os.environ.get("FUZZ_SECONDS", "4"))
SEED = int(os.environ.get("FUZZ_SEED", "1"))
AT_ONCE = 40
PAUSES = (1.0, 30.0, 200.0, 1200.0, 4000.0)
UNTOLD = "SELECT count(*) FROM tasks WHERE NOT outcome_notified"
BUGS = "SELECT count(*) FROM inbox WHERE attempts > 0"


@pytest.mark.timeout(120 + 6 * SECONDS)
async def test_nothing_is_bought_shown_or_changed_that_its_owner_did_not_allow(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    crowd, dice = Crowd(stage), random.Random(SEED)
    record = Record(crowd, clock)
    stop = stage.telegram.world.events.listen(record.see)
    acts = Acts(crowd, record, dice)
    async with bot(**crowd.settings):
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            await _do(stage, clock, [acts.choose() for _ in range(AT_ONCE)])
            clock.advance(dice.choice(PAUSES))
        await _come_to_an_end(stage, clock)
    stop()
    bought = Rules(crowd, record, stage.folder).check()
    shown = Sights(crowd, record, stage.folder).check()
    print(  # noqa: T201
        f"\nseed {SEED}: {len(record.said)} messages, {len(record.pressed)} presses, "
        f"{bought} videos asked for, {shown} messages of the bot's"
    )
    assert rows(stage.folder, BUGS) == [(0,)]
    assert bought > 0
    assert record.pressed


async def _do(stage: Stage, clock: MovableClock, acts: list[Act]) -> None:
    """Do several things at once, and return when the bot has handled all of them.

    Nobody waits for the answer to a query that came too late.
    """
    doing = [asyncio.ensure_future(act()) for act in acts]
    await asyncio.wait(doing, timeout=0.2)
    await all_handled(stage, clock)
    _, waiting = await asyncio.wait(doing, timeout=0.2)
    for each in waiting:
        each.cancel()
    for outcome in await asyncio.gather(*doing, return_exceptions=True):
        if isinstance(outcome, Exception):
            raise outcome


async def _come_to_an_end(stage: Stage, clock: MovableClock) -> None:
    """Return when everybody knows what has become of their video."""

    def is_all_told() -> bool:
        clock.advance(5)
        return rows(stage.folder, UNTOLD) == [(0,)]

    await eventually(is_all_told)
