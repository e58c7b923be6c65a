"""Everything goes wrong at once, and the process is killed again and again.

``CHAOS_ROUNDS`` (kills per seed, default 4) and ``CHAOS_SEEDS`` (default ``1``) turn it up:
``CHAOS_ROUNDS=50 CHAOS_SEEDS=1,2,3 pytest -s tests/journeys/reliability/test_chaos.py``.
"""

import asyncio
import contextlib
import os
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from sandbox import Sandbox
from sandbox.telegram.messages import Message
from sandbox.telegram.people import Person
from tests.clock import FastClock
from tests.journeys.reliability.asking import on_both_databases
from tests.journeys.reliability.process import BotProcess
from tests.journeys.reliability.waiting import eventually, rows
from tests.stage import without_limits

ROUNDS = int(os.environ.get("CHAOS_ROUNDS", "4"))
SEEDS = [int(seed) for seed in os.environ.get("CHAOS_SEEDS", "1").split(",")]
REQUESTS_A_ROUND = 10
HASTE = 20.0
"""How many times as fast time flies, for the bot and for the sandbox."""

BAD_DAY: dict[str, object] = {
    "provider_error_rate": 0.1,
    "provider_lost_rate": 0.1,
    "provider_html_rate": 0.1,
    "provider_refusal_rate": 0.05,
    "provider_empty_rate": 0.05,
    "provider_log_delay": 20.0,
    "provider_rate_limit": 60,
    "telegram_drop_rate": 0.1,
    "telegram_floods": True,
}
GOOD_DAY = {name: False if value is True else 0 for name, value in BAD_DAY.items()}
MOODS = ("provider_down", "telegram_down", "telegram_cannot_fetch", "link_expired")


@dataclass
class Chaos:
    """A sandbox in trouble, and the people who ask all the same."""

    folder: Path
    seed: int
    clock: FastClock
    sandbox: Sandbox
    bot: BotProcess
    dice: random.Random
    people: list[Person] = field(default_factory=list)
    asked: list[Message] = field(default_factory=list)

    async def ask(self) -> None:
        """Let somebody ask for a video; now and then Telegram says it twice."""
        person = self.dice.choice(self.people)
        chat = self.sandbox.telegram.private(person)
        message = await self.sandbox.telegram.send(person, chat, f"/veo fox {len(self.asked)}")
        self.asked.append(message)
        if self.dice.random() < 0.2:
            self.sandbox.telegram.repeat(message)

    async def round(self) -> None:
        """Ask while everything fails in a new way, and end with a kill at any moment."""
        moods = {mood: self.dice.random() < 0.2 for mood in MOODS}
        self.sandbox.knobs.turn(moods)
        await self.bot.start()
        for _ in range(REQUESTS_A_ROUND):
            await self.ask()
        if self.dice.random() < 0.8:  # else it may be killed before it is up
            with contextlib.suppress(TimeoutError):
                await self.bot.polling(patience=10)
        await asyncio.sleep(self.dice.uniform(0.0, 3.0))
        await self.bot.kill()


@pytest.mark.timeout(60 + 30 * ROUNDS)
@on_both_databases
@pytest.mark.parametrize("seed", SEEDS)
async def test_each_request_is_paid_at_most_once_and_answered_at_least_once(
    folder: Path, seed: int
) -> None:
    since = time.time()
    clock = FastClock(since, HASTE)
    knobs = without_limits(speed=1.0)
    knobs.turn(BAD_DAY)
    sandbox = Sandbox(knobs=knobs, seed=seed, quality="tiny", now=clock)
    module, haste = "tests.journeys.reliability.hasty", {"HASTE": str(HASTE)}
    async with sandbox.serve():
        bot = BotProcess(sandbox, folder, module=module, HASTE_SINCE=str(since), **haste)
        chaos = Chaos(folder, seed, clock, sandbox, bot, random.Random(seed))
        chaos.people = [sandbox.telegram.person(f"Person {n}") for n in range(30)]
        try:
            for _ in range(ROUNDS):
                await chaos.round()
            await _recover(chaos)
        finally:
            await bot.kill()
        _judge(chaos, time.time() - since)


async def _recover(chaos: Chaos) -> None:
    """Let the faults end and everything come to its end."""
    chaos.sandbox.knobs.turn({**GOOD_DAY, **dict.fromkeys(MOODS, False)})
    await chaos.bot.start()
    open_updates = "SELECT count(*) FROM inbox WHERE done_at IS NULL"
    open_tasks = "SELECT count(*) FROM tasks WHERE NOT outcome_notified"
    updates = chaos.sandbox.telegram.world.updates
    await eventually(lambda: not updates.pending, patience=180)
    await eventually(lambda: _rows(chaos, open_updates) == [(0,)], patience=180)
    await eventually(lambda: _rows(chaos, open_tasks) == [(0,)], patience=180)


def _judge(chaos: Chaos, seconds: float) -> None:
    """Print the figures, and hold them to the promises."""
    paid = Counter(
        (generation.client_request_id or "").split("-")[2]
        for generation in chaos.sandbox.provider.generations.values()
    )
    tasks = _rows(chaos, "SELECT chat_id, message_id, status, reason, id FROM tasks")
    statuses = Counter(status for _, _, status, _, _ in tasks)
    answers = {message.key: _answers(chaos, message) for message in chaos.asked}
    videos = {key: len([m for m in said if m.video]) for key, said in answers.items()}
    copies = sum(count - 1 for count in videos.values() if count > 1)
    print(  # noqa: T201
        f"\nseed {chaos.seed}: {len(chaos.asked)} requests, {ROUNDS} kills, {seconds:.0f} s; "
        f"{dict(statuses)}; {sum(paid.values())} purchases, most per request "
        f"{max(paid.values())}; {copies} second copies"
    )
    assert len(tasks) == len(chaos.asked)
    assert max(paid.values()) == 1
    for chat_id, message_id, status, reason, task_id in tasks:
        key = (chat_id, message_id)
        if status == "delivered":
            assert videos[key] >= 1, f"task {task_id} is delivered, and no video is there"
        else:
            assert _is_told(answers[key]), f"task {task_id} ended as {status} ({reason}), untold"


def _answers(chaos: Chaos, asked: Message) -> list[Message]:
    shown = chaos.sandbox.telegram.messages(asked.chat)
    return [m for m in shown if m.sender is None and m.reply_to and m.reply_to.id == asked.id]


def _is_told(answers: list[Message]) -> bool:
    """Whether the chat was told in words how it ended."""
    return any(m.text.startswith("⚠️") for m in answers)


def _rows(chaos: Chaos, query: str) -> list[Any]:
    return rows(chaos.folder, query)
