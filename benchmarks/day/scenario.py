"""A part of a day, run through by some processes of the bot under some load."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from statistics import mean

from benchmarks.day.clock import SimulatedClock
from benchmarks.day.costs import Costs
from benchmarks.day.fleet import Fleet
from benchmarks.day.habits import BUSIEST, Habits, People
from benchmarks.day.replica import Replica
from benchmarks.day.table import Queue, Row
from benchmarks.day.tally import Tally
from benchmarks.day.world import World
from bot.chat.outgoing.call_classes import CallClass

CALLS_PER_SECOND = 25
"""The default of TELEGRAM_CALLS_PER_SECOND."""

_WARM_UP = 240.0
"""Seconds until as many videos are in progress as ever."""


@dataclass(frozen=True)
class Scenario:
    """What is to be run."""

    habits: Habits = field(default_factory=Habits)
    costs: Costs = field(default_factory=Costs)
    replicas: int = 1
    calls_per_second: int = CALLS_PER_SECOND
    begins: float = BUSIEST
    """seconds after midnight"""
    seconds: float = 600.0
    """how long is measured, after the warm-up"""
    deaths: Sequence[tuple[float, int]] = ()
    """after how many seconds of that which process is killed"""
    seed: int = 1


@dataclass(frozen=True)
class Outcome:
    """What was measured."""

    scenario: Scenario
    tally: Tally
    world: World
    replicas: Sequence[Replica]

    @property
    def processor(self) -> float:
        """The share of its time for which the busiest process was busy."""
        return max(replica.processor.share for replica in self.replicas)

    @property
    def seconds(self) -> range:
        """The seconds that were measured."""
        begins = int(self.scenario.begins)
        return range(begins, begins + int(self.scenario.seconds))

    @property
    def needed_calls(self) -> int:
        """How many calls to Telegram were made that had to be, progress left out."""
        waits = self.tally.waits
        return sum(len(waits[kind]) for kind in CallClass if kind.may_wait)

    @property
    def in_progress(self) -> float:
        """How many videos were in progress, on average."""
        return mean(self.tally.making)


def run(scenario: Scenario) -> Outcome:
    """Run it, the same each time."""
    clock = SimulatedClock(scenario.begins - _WARM_UP)
    tally = Tally(since=scenario.begins)
    dice = random.Random(scenario.seed)  # noqa: S311 -- no secrets
    world = World(clock, scenario.habits, scenario.costs, scenario.calls_per_second, tally, dice)
    fleet = Fleet(world, scenario.replicas)
    clock.start(_arrive(scenario, world), world.life)
    clock.run(scenario.begins)
    for server in (world.database, *(replica.processor for replica in fleet.replicas)):
        server.count_anew()
    for after, which in scenario.deaths:
        clock.call_at(scenario.begins + after, partial(fleet.kill, which))
    clock.run(scenario.begins + scenario.seconds)
    _close(world)
    return Outcome(scenario, tally, world, fleet.replicas)


def _close(world: World) -> None:
    """Count those, too, who still wait."""
    now = world.clock.now
    world.tally.close(now)
    waiting = [video for video in world.making if video.queue is not Queue.ENDED]
    for video in waiting:
        if world.tally.is_on(video.done_at) and video.done_at < now:
            world.tally.late.append(now - video.done_at)


async def _arrive(scenario: Scenario, world: World) -> None:
    """Let people ask."""
    people = People(scenario.habits, world.dice)
    for asked in people.ask(world.clock.now, scenario.begins + scenario.seconds):
        await world.clock.sleep(asked.at - world.clock.now)
        world.tally.receive(asked)
        world.arrived.append(Row(asked))
