"""Many people who buy videos while the provider fails in every way, and its account."""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

from sandbox.provider.generation import Outcome
from sandbox.telegram.chats import Chat
from sandbox.telegram.messages import Message
from sandbox.telegram.people import Person
from tests.clock import MovableClock
from tests.journeys.reliability.process import BotProcess
from tests.journeys.reliability.waiting import eventually, is_all_handled, rows
from tests.stage import Stage

BAD_DAY: dict[str, float] = {
    "provider_error_rate": 0.06,
    "provider_lost_rate": 0.08,
    "provider_html_rate": 0.06,
    "provider_refusal_rate": 0.08,
    "provider_empty_rate": 0.05,
    "provider_overcharge_rate": 0.15,
    "provider_charge_delay": 1800.0,
}
FAULTS = ("provider_error_rate", "provider_lost_rate", "provider_html_rate")
"""The knobs that let calls fail; the others say what becomes of a generation."""

KINDS = ("", " --model veo3.1-lite", " --res 1080p", " --model veo3.1 --silent", " --duration 4")
CANCELLED_RATE, OTHERS_RATE = 0.15, 0.3
AT_ONCE = 24
"""Videos that are asked for at most before some of them have ended."""

_OPEN = "SELECT count(*) FROM tasks WHERE NOT outcome_notified"
_UNHANDLED = "SELECT count(*) FROM inbox WHERE done_at IS NULL"
PATIENCE = 300.0
"""Seconds: a busy machine is slow, not wrong."""


@dataclass
class Purchases:
    """What is bought, with dice that fall the same way for the same seed."""

    stage: Stage
    clock: MovableClock
    dice: random.Random
    people: list[Person] = field(default_factory=list)
    groups: list[Chat] = field(default_factory=list)
    asked: list[Message] = field(default_factory=list)
    others: int = 0
    """what another bot has spent from the same account, in credits"""

    def __post_init__(self) -> None:
        names = [f"Person {number}" for number in range(12)]
        self.people = [self.stage.telegram.person(name) for name in names]
        self.groups = [self.stage.telegram.group(name, self.people) for name in ("One", "Two")]

    async def ask(self) -> Message:
        """Let somebody ask for a video, and another bot spend something now and then."""
        person = self.dice.choice(self.people)
        chat = self.dice.choice([self.stage.telegram.private(person), *self.groups])
        words = f"/veo fox {len(self.asked)}{self.dice.choice(KINDS)}"
        self.asked.append(await self.stage.telegram.send(person, chat, words))
        if self.dice.random() < OTHERS_RATE:
            usd = self.dice.randrange(1, 5_000_000) / 1_000_000
            self.others += self.stage.sandbox.provider.ledger.other_usage("gpt", usd).credits
        return self.asked[-1]

    async def ask_and_kill(self, bot: BotProcess, count: int) -> None:
        """Let people ask for so many videos, and kill the bot while it makes them."""
        await bot.start()
        for _ in range(count):
            await self.ask()
        await bot.polling()
        await asyncio.sleep(self.dice.uniform(0.2, 1.5))
        await bot.kill()

    async def ask_and_cancel(self, count: int) -> None:
        """Let people ask for so many videos while time passes, and cancel some."""
        for _ in range(count):
            await eventually(lambda: self.waiting < AT_ONCE, PATIENCE)
            asked = await self.ask()
            if self.dice.random() < CANCELLED_RATE and asked.sender:
                await asyncio.sleep(self.dice.uniform(0.0, 0.5))
                await self.stage.telegram.send(asked.sender, asked.chat, "/cancel", reply_to=asked)

    async def all_ended(self) -> None:
        """Return when everything is handled, and each video has ended and the chat knows it."""
        await eventually(lambda: is_all_handled(self.stage) and not self.open, PATIENCE)

    @property
    def open(self) -> int:
        """How many videos are in progress."""
        return int(rows(self.stage.folder, _OPEN)[0][0])

    @property
    def waiting(self) -> int:
        """How many of them there are, with what nobody has looked at yet."""
        unsent = len(self.stage.telegram.world.updates.pending)
        return self.open + unsent + int(rows(self.stage.folder, _UNHANDLED)[0][0])

    @property
    def billed(self) -> Mapping[str, int]:
        """What the provider has charged for each generation of the bot's, in credits."""
        billed: Counter[str] = Counter()
        for row in self.stage.sandbox.provider.ledger.usage:
            billed[row.reference_id or ""] += row.credits
        return billed

    @property
    def booked(self) -> Mapping[str, int]:
        """What the bot's ledger has as charged for each generation, in credits."""
        query = (
            "SELECT generation_id, sum(charged) FROM entries JOIN tasks ON tasks.id = task_id"
            " GROUP BY task_id HAVING sum(charged) != 0"
        )
        return dict(rows(self.stage.folder, query))

    @property
    def reserved(self) -> list[tuple[str, str | None, str]]:
        """The videos of which the bot does not know the cost: status, generation and outcome."""
        query = (
            "SELECT status, generation_id FROM entries JOIN tasks ON tasks.id = task_id"
            " GROUP BY task_id HAVING sum(entries.reserved) != 0"
        )
        generations = self.stage.sandbox.provider.generations
        return [
            (status, name, generations[name].outcome if name in generations else "")
            for status, name in rows(self.stage.folder, query)
        ]

    @property
    def knowable(self) -> list[tuple[str, str | None, str]]:
        """Those of them of which the provider has said, or will say, what they cost."""
        return [each for each in self.reserved if not _is_never_told(*each)]

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to be found out."""
        return self.booked == self.billed and not self.knowable


def _is_never_told(status: str, generation_id: str | None, outcome: str) -> bool:
    """Whether the provider never says what a video has cost.

    Such are calls that never came to it, and what is completed without a video or a charge.
    """
    if generation_id is None:
        return status in {"uncertain", "cancelled"}
    return outcome == Outcome.EMPTY


@asynccontextmanager
async def passing(clock: MovableClock, rate: float) -> AsyncIterator[None]:
    """Let time pass so many times as fast while the block lasts."""

    async def pass_on() -> None:
        while True:
            await asyncio.sleep(0.05)
            clock.advance(0.05 * (rate - 1))

    task = asyncio.create_task(pass_on())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
