"""The simulated day: what it assumes is so, and what comes out of it can be told."""

import random
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from benchmarks import limits, ticks
from benchmarks.day import (
    leadership,
    lost_calls,
    progress,
    replica,
    report,
    video_service,
)
from benchmarks.day.__main__ import PARTS
from benchmarks.day.clock import Life, SimulatedClock
from benchmarks.day.costs import Costs
from benchmarks.day.fleet import Fleet
from benchmarks.day.habits import DAY, Asked, Habits, People, Wish, models
from benchmarks.day.paper import Paper
from benchmarks.day.replica import SLOTS
from benchmarks.day.scenario import CALLS_PER_SECOND, Scenario, run
from benchmarks.day.server import Server
from benchmarks.day.table import Queue, Row, Table
from benchmarks.day.tally import Tally, percentile
from benchmarks.day.world import World
from benchmarks.results import PAGE, section
from bot.chat import progress_rounds
from bot.composition import application, pipeline
from bot.pipeline import leadership as bot_leadership
from bot.pipeline import log_looks, log_windows, worker
from bot.provider.aimlapi import client
from bot.settings import Settings
from bot.tasks.kinds import HELPERS

FEW = Habits(people=3_000, videos=6_000, groups=60)
SHORT = Scenario(habits=FEW, seconds=60.0)
MODEL = next(models())[0]


def asked(wish: Wish = Wish.VIDEO, chat_id: int = 1, picture: bool = False) -> Asked:
    return Asked(0.0, wish, chat_id, MODEL, float(MODEL.typical_seconds), picture)


def world(habits: Habits = FEW) -> World:
    clock = SimulatedClock()
    return World(clock, habits, Costs(), 25, Tally(since=0.0), random.Random(1))


def test_time_passes_in_the_order_of_moments_and_takes_none() -> None:
    clock, told = SimulatedClock(), list[tuple[str, float]]()

    async def tell(name: str, *pauses: float) -> None:
        for pause in pauses:
            await clock.sleep(pause)
            told.append((name, clock()))

    clock.start(tell("slow", 10.0), Life())
    clock.start(tell("quick", 3.0, 4.0), Life())
    clock.run(9.0)
    assert told == [("quick", 3.0), ("quick", 7.0)]
    clock.run(3600.0)
    assert told[2:] == [("slow", 10.0)]
    assert clock() == 3600.0


def test_what_belongs_to_a_dead_process_goes_no_further() -> None:
    clock, life, steps = SimulatedClock(), Life(), list[float]()

    async def work() -> None:
        while True:
            steps.append(clock())
            await clock.sleep(1.0)

    clock.start(work(), life)
    clock.call_at(1.5, lambda: setattr(life, "is_over", True))
    clock.run(10.0)
    assert steps == [0.0, 1.0]


def test_who_comes_while_somebody_is_served_waits() -> None:
    clock, ended = SimulatedClock(), list[float]()
    server = Server(clock)

    async def be_served() -> None:
        await server.serve(2.0)
        ended.append(clock())

    for _ in range(3):
        clock.start(be_served(), Life())
    clock.run(10.0)
    assert ended == [2.0, 4.0, 6.0]
    assert server.share == pytest.approx(0.6)


def test_a_row_has_one_owner_at_a_time_and_comes_back_when_that_is_dead() -> None:
    table, row = Table(), Row(asked())
    table.put(row, Queue.READY, 5.0)
    assert table.claim("one", Queue.READY, 4.0, 10) == []
    assert table.claim("one", Queue.READY, 5.0, 10) == [row]
    assert table.claim("two", Queue.READY, 6.0, 10) == []
    table.release("one", 20.0)
    assert table.claim("two", Queue.READY, 20.0, 10) == [row]


def test_the_slots_are_those_of_the_bot() -> None:
    names = "database clock transitions submit help find poll deliver notify is_leader"
    nothing: Any = SimpleNamespace(**dict.fromkeys(names.split()))  # they are built, and never run
    queues = [queue.slots for queue in pipeline._queues(nothing, nothing, nothing, nothing)]
    submit, pictures, _, *others = queues[: -len(HELPERS)]  # which the day does not play
    assert [application._CHATS, submit, pictures, *others] == [*SLOTS.values()]


# Private as they are: what is simulated would not be the bot any more where one of them changes.
AS_IN_THE_BOT = [
    (CALLS_PER_SECOND, Settings.model_fields["telegram_calls_per_second"].default),
    (limits.BUDGET, CALLS_PER_SECOND),
    (ticks._AHEAD, worker._AHEAD),
    (replica._IDLE, worker._IDLE_SECONDS),
    (replica._AHEAD, worker._AHEAD),
    ((replica._REST, replica._LONGEST_REST), (worker._REST, worker._LONGEST_REST)),
    (progress._MOST, progress_rounds._MOST),
    (progress._AT_ONCE, progress_rounds._AT_ONCE),
    (progress._APART, progress_rounds._APART),
    (progress._OVERDUE, progress_rounds._OVERDUE),
    (leadership._RENEW, bot_leadership._RENEW),
    (lost_calls._PAUSE, log_looks.URGENT_PAUSE),
    (video_service._BEFORE, log_windows._BEFORE),
    (video_service._AFTER, log_windows._AFTER),
    (video_service.MOST_PAGES, client._LOG_PAGES),
]


@pytest.mark.parametrize(("simulated", "real"), AS_IN_THE_BOT)
def test_what_is_simulated_is_as_in_the_bot(simulated: object, real: object) -> None:
    assert simulated == real


def test_people_ask_for_as_much_as_they_are_said_to() -> None:
    wishes = [each.wish for each in People(FEW, random.Random(1)).ask(0.0, DAY)]
    for wish, count in FEW.wishes.items():
        assert wishes.count(wish) == pytest.approx(count, rel=0.1)


def test_groups_and_pictures_have_their_share() -> None:
    everything = [*People(FEW, random.Random(1)).ask(0.0, DAY)]
    in_groups = sum(each.chat_id < 0 for each in everything) / len(everything)
    assert in_groups == pytest.approx(FEW.in_groups, abs=0.02)
    assert min(each.chat_id for each in everything) >= -FEW.groups


@pytest.mark.parametrize("count", [1, 3])
def test_every_video_arrives_also_where_the_process_that_leads_is_killed(count: int) -> None:
    place = world(replace(FEW, failing=0.0, lost=0.3))
    fleet = Fleet(place, count)
    for chat_id in range(1, 31):
        place.arrived.append(Row(asked(chat_id=chat_id, picture=chat_id % 3 == 0)))
    place.clock.call_at(1.0, lambda: fleet.kill(0))
    place.clock.run(900.0)
    assert not place.making
    assert len(place.tally.late) == place.tally.bought == 30
    assert place.tally.orphaned


def test_nothing_is_refused_and_the_same_happens_each_time() -> None:
    one, two = run(SHORT), run(SHORT)
    assert one.tally == two.tally
    assert one.tally.refused == 0
    assert one.tally.bought > 0
    assert run(replace(SHORT, seed=2)).tally != one.tally


def test_paper_and_simulation_agree() -> None:
    outcome = run(replace(SHORT, seconds=900.0))
    paper = Paper(FEW, Costs())
    assert outcome.tally.updates / 900 == pytest.approx(paper.updates, rel=0.2)
    assert outcome.needed_calls / 900 == pytest.approx(paper.calls, rel=0.2)
    assert outcome.tally.looks / outcome.tally.bought == pytest.approx(
        paper.looks_of_a_video, rel=0.2
    )


def test_what_is_scarcest_comes_first() -> None:
    limits = Paper(Habits(), Costs()).limits(processor=0.5, database=0.1)
    assert [limit.factor for limit in limits] == sorted(limit.factor for limit in limits)
    assert next(limit for limit in limits if limit.used == 0.5).factor == 2.0


def test_everything_can_be_told() -> None:
    outcome = run(SHORT)
    killed = run(replace(SHORT, replicas=3, deaths=[(10.0, 0)]))
    lines = [
        *report.of_day(outcome),
        *report.waits(outcome),
        *report.beside_paper(outcome),
        *report.limits(outcome),
    ]
    assert all(line.startswith("| ") for line in lines)
    assert len(report.load_row(1, outcome)) == report.LOADS.count("|") + 1
    assert len(report.death_row("who leads", killed)) == report.DEATHS.count("|") + 1
    assert report.is_carried(outcome)


def test_the_page_has_room_for_every_part() -> None:
    assert [name for name in PARTS if f"<!-- day-{name}: begin -->" not in PAGE.read_text()] == []
    assert [name for name in PARTS if not section(f"day-{name}")] == []


@pytest.mark.parametrize(
    ("share", "value"), [(0.0, 1.0), (0.5, 2.0), (0.75, 3.0), (0.95, 4.0), (1.0, 4.0)]
)
def test_a_percentile_is_one_of_the_values(share: float, value: float) -> None:
    assert percentile([4.0, 2.0, 1.0, 3.0], share) == value
    assert percentile([], share) == 0.0
