"""However much fails, our ledger says at last what the provider's does, to the credit.

``PURCHASES`` (default 100) and ``PURCHASE_SEEDS`` (default ``1``) turn it up:
``PURCHASES=1000 pytest -s tests/journeys/money``.
"""

import os
import random
import time
from collections import Counter
from pathlib import Path

import pytest

from bot.store.audit import Audit
from tests.clock import MovableClock
from tests.databases import opened
from tests.journeys.accounts import DAY, HOUR, costs, line, reconciled, run_by_anna
from tests.journeys.money.purchases import BAD_DAY, FAULTS, Purchases, passing
from tests.journeys.reliability.process import BotProcess
from tests.journeys.reliability.waiting import rows
from tests.stage import open_stage, words

PURCHASES = int(os.environ.get("PURCHASES", "100"))
SEEDS = [int(seed) for seed in os.environ.get("PURCHASE_SEEDS", "1").split(",")]

KILLED = 8
"""Videos that are asked for before each kill of the process."""
LEGS = 2
"""Times that the bot is stopped in order, in the middle of its work, until all has been asked."""
RATE, LATER_RATE = 30.0, 120.0
"""How many times as fast time passes while people buy, and while they only wait."""
STEP, MOST_STEPS = 4 * HOUR, 30
"""How the day passes: the provider's ledger is read again after each step."""

NO_LIMITS = {"user_active_limit": 0, "user_daily_limit": 0}


@pytest.mark.timeout(180 + PURCHASES)
@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("share", "silent", "kills"), [(0.85, 0.0, 2), (0.15, 0.5, 1)], ids=["told", "silent"]
)
async def test_after_a_day_what_is_booked_is_what_the_provider_has_charged(
    tmp_path: Path, seed: int, share: float, silent: float, kills: int
) -> None:
    count, clock, since = round(PURCHASES * share), MovableClock(), time.monotonic()
    async with open_stage(tmp_path, clock, seed, provider_silent_charge_rate=silent) as stage:
        stage.knobs.turn(BAD_DAY)
        stage.sandbox.provider.ledger.deposit_usd = 1e6
        purchases = Purchases(stage, clock, random.Random(seed))
        bot = BotProcess(stage.sandbox, tmp_path)
        stage.sandbox.provider.next("refusal-lost", on="create")
        for _ in range(kills):
            await purchases.ask_and_kill(bot, KILLED)
        for part in _in_parts(count - kills * KILLED, LEGS):
            async with run_by_anna(stage, clock, **NO_LIMITS), passing(clock, RATE):
                await purchases.ask_and_cancel(part)
        async with run_by_anna(stage, clock, **NO_LIMITS):
            await _a_day_passes(purchases)
            told = await costs(stage)
        _print(purchases, f"seed {seed}, {time.monotonic() - since:.0f} s")
        _judge(purchases)
        assert told.count(line("ours-only", 0, count=0)) == 3
        assert words("costs-awaited", amount="|", count=0).partition("|")[0] not in told
        async with opened(f"sqlite:///{tmp_path}/veogram.db") as database:
            assert not await Audit(database).differences()


def _in_parts(count: int, parts: int) -> list[int]:
    """Return so many numbers that add up to ``count``."""
    return [count // parts + (number < count % parts) for number in range(parts)]


async def _a_day_passes(purchases: Purchases) -> None:
    """Let all videos end, then a day pass, half of which calls go on to fail."""
    clock = purchases.clock
    async with passing(clock, LATER_RATE):
        await purchases.all_ended()
        over_at = clock() + DAY
        for _ in range(MOST_STEPS):
            clock.advance(STEP)
            await reconciled(purchases.stage, clock)
            if clock() > over_at - DAY / 2:
                purchases.stage.knobs.turn(dict.fromkeys(FAULTS, 0.0))
            if clock() > over_at and purchases.is_settled:
                break


def _judge(purchases: Purchases) -> None:
    """Hold the two ledgers beside each other, video by video."""
    provider = purchases.stage.sandbox.provider
    tasks = rows(purchases.stage.folder, "SELECT id, generation_id FROM tasks")
    assert len(tasks) == len(purchases.asked)
    refused = {each.inference_id for each in provider.requests if each.generation is None}
    bought = [name for _, name in tasks if name and name not in refused]
    assert Counter(bought) == Counter(provider.generations.keys())
    assert purchases.booked == purchases.billed
    assert not purchases.knowable
    charged = dict(
        rows(
            purchases.stage.folder,
            "SELECT task_id IS NOT NULL, sum(credits) FROM charges GROUP BY 1",
        )
    )
    assert charged == {1: sum(purchases.billed.values()), 0: purchases.others}


def _print(purchases: Purchases, title: str) -> None:
    """Print what was tried, so that a look shows that it was something."""
    folder = purchases.stage.folder
    ends = rows(folder, "SELECT status, reason, count(*) FROM tasks GROUP BY 1, 2")
    kinds = rows(folder, "SELECT kind, count(*), sum(charged) FROM entries GROUP BY 1")
    print(f"\n{title}: {len(purchases.asked)} requests")  # noqa: T201
    print(f"ends {ends}\nentries {kinds}")  # noqa: T201
    print(  # noqa: T201
        f"booked {sum(purchases.booked.values())}, charged {sum(purchases.billed.values())}, "
        f"others {purchases.others}, of unknown cost {Counter(purchases.reserved)}"
    )
