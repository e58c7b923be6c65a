"""Whatever random people do in a large world, nobody spends, sees or stops what is not theirs.

``FUZZ_SECONDS`` (default 6) turns it up, ``FUZZ_SEED`` (default 1) replays it:
``FUZZ_SECONDS=60 FUZZ_SEED=7 pytest -s tests/journeys/trust/test_fuzz.py``.
"""

import os
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.clock import MovableClock
from tests.journeys.reliability.waiting import eventually, is_all_handled, rows
from tests.journeys.trust.conftest import Bot
from tests.journeys.trust.fuzz.acts import Acts
from tests.journeys.trust.fuzz.crowd import Crowd
from tests.journeys.trust.fuzz.deletions import Deletions
from tests.journeys.trust.fuzz.record import Record
from tests.journeys.trust.fuzz.rules import Rules
from tests.journeys.trust.fuzz.sights import Sights
from tests.stage import Stage

SECONDS = float(os.environ.get("FUZZ_SECONDS", "6"))
SEED = int(os.environ.get("FUZZ_SEED", "1"))
AT_ONCE, LEAST = 20, 4
"""Acts of a round, and rounds of the shortest run."""
SPEED = 20.0
"""How much faster than life videos are made: some are still in progress when the next round
begins, and can be cancelled."""
PAUSES = (1.0, 30.0, 200.0, 1200.0, 4000.0)
UNTOLD = "SELECT count(*) FROM tasks WHERE NOT outcome_notified"
BUGS = "SELECT count(*) FROM inbox WHERE attempts > 0"


@pytest.mark.timeout(120 + 6 * SECONDS)
async def test_nothing_is_bought_shown_or_changed_that_its_owner_did_not_allow(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    stage.knobs.speed = SPEED
    crowd, dice = Crowd(stage), random.Random(SEED)
    record = Record(crowd, clock)
    acts = Acts(crowd, record, dice)
    with _told_if_it_fails(acts):
        with _watched(stage, record):
            async with bot(**crowd.settings):
                await _live(stage, clock, acts)
                await _come_to_an_end(stage, clock)
        _check(crowd, record)


@contextmanager
def _told_if_it_fails(acts: Acts) -> Iterator[None]:
    """Tell the seed and the last acts with whatever goes wrong."""
    try:
        yield
    except BaseException as error:
        last = "\n".join(acts.chosen)
        error.add_note(f"FUZZ_SEED={SEED} FUZZ_SECONDS={SECONDS:g}; the last acts:\n{last}")
        raise


@contextmanager
def _watched(stage: Stage, record: Record) -> Iterator[None]:
    """Record what happens in the chats, and which files the bot makes."""
    stop = stage.telegram.world.events.listen(record.see)
    stop_requests = stage.sandbox.journal.watch(record.see_request)
    try:
        yield
    finally:
        stop()
        stop_requests()


async def _live(stage: Stage, clock: MovableClock, acts: Acts) -> None:
    """Let the crowd do what it does, for so long."""
    until = time.monotonic() + SECONDS
    while time.monotonic() < until or acts.record.round < LEAST:
        acts.record.round += 1
        for act in [acts.choose() for _ in range(AT_ONCE)]:
            await act.do()
        await _all_handled(stage, clock)
        await acts.finish_searches()
        clock.advance(acts.dice.choice(PAUSES))


def _check(crowd: Crowd, record: Record) -> None:
    """Check all rules, and that there was something to check."""
    folder = crowd.stage.folder
    bought = Rules(crowd, record, folder).check()
    shown = Sights(crowd, record, folder).check()
    forgotten = Deletions(crowd, record, folder).check()
    print(  # noqa: T201
        f"\nseed {SEED}: {record.round} rounds, {len(record.said)} messages, "
        f"{len(record.pressed)} presses, {bought} videos asked for, "
        f"{shown} messages of the bot's, {forgotten} times somebody was forgotten"
    )
    assert rows(folder, BUGS) == [(0,)]
    assert bought > 0
    assert record.pressed
    assert shown > 0


async def _all_handled(stage: Stage, clock: MovableClock) -> None:
    """Return when everything sent is handled; time passes slowly, for leases must not end."""

    def is_over() -> bool:
        clock.advance(0.1)
        return is_all_handled(stage)

    await eventually(is_over)


async def _come_to_an_end(stage: Stage, clock: MovableClock) -> None:
    """Return when everybody knows what has become of their video."""

    def is_all_told() -> bool:
        clock.advance(5)
        return rows(stage.folder, UNTOLD) == [(0,)]

    await eventually(is_all_told)
