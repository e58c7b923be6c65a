"""What a simulated day has shown, as tables."""

from collections.abc import Sequence
from dataclasses import replace

from benchmarks.day.costs import POSTGRESQL, SQLITE
from benchmarks.day.habits import HOUR, PEAK, Habits, Wish
from benchmarks.day.paper import Paper
from benchmarks.day.scenario import Outcome, Scenario
from benchmarks.day.tally import percentile
from benchmarks.results import table
from bot.chat.outgoing.call_classes import CallClass

_SOON = 10.0
"""Seconds within which an answer is soon enough for a load to count as carried."""

_LATE = 12.0
"""Seconds, likewise, from the end of a video to the chat."""

_FULL = 0.9
"""Of its time: a server that is busier than that is about to be too slow."""


_ROUND = 10
"""Factors above that are told as a whole number."""


def assumptions(habits: Habits) -> str:
    """Return what people do in a day."""
    return (
        f"{habits.people:,} people, {habits.updates:,.0f} updates, {habits.videos:,} videos "
        f"({habits.in_groups:.0%} of all in {habits.groups:,} groups, {habits.pictures:.0%} of "
        f"videos from a picture), {PEAK:.1f} times the average in the busiest hour."
    )


def beside_paper(hour: Outcome) -> list[str]:
    """Return the busiest hour, simulated and by arithmetic."""
    habits, costs = hour.scenario.habits, hour.scenario.costs
    paper, seconds, tally = Paper(habits, costs), hour.scenario.seconds, hour.tally
    videos = tally.bought / seconds
    rows = [
        ("updates a second", paper.updates, tally.updates / seconds),
        ("videos begun a second", paper.rate(Wish.VIDEO), videos),
        ("videos in progress", paper.making, hour.in_progress),
        ("looks at a video", paper.looks_of_a_video, tally.looks / tally.bought),
        ("looks at the video service a second", paper.looks, tally.looks / seconds),
        ("calls to Telegram a second that must be", paper.calls, hour.needed_calls / seconds),
    ]
    lines = [(what, f"{written:.2f}", f"{seen:.2f}") for what, written, seen in rows]
    return table("in the busiest hour|on paper|simulated", lines)


def waits(outcome: Outcome) -> list[str]:
    """Return how long calls waited for room, by class."""
    rows = []
    for kind in CallClass:
        seconds, skipped = outcome.tally.waits[kind], outcome.tally.skipped[kind]
        figures = [f"{percentile(seconds, share):.2f}" for share in (0.5, 0.95, 0.99, 1.0)]
        name = kind.name.lower().replace("_", " ")
        rows.append((name, f"{len(seconds):,}", *figures, f"{skipped:,}" if skipped else ""))
    return table("class|calls|waited s, median|95 %|99 %|longest|without room", rows)


def of_day(outcome: Outcome) -> list[str]:
    """Return what became of a day."""
    tally, database = outcome.tally, outcome.world.database
    pages = max(tally.log_pages.values(), default=0)
    rows = [
        ("updates", f"{tally.updates:,}, answered after {_spread(tally.answered)}"),
        ("videos", f"{tally.bought:,}, finished ones noticed after {_spread(tally.noticed)}"),
        ("", f"in the chat after {_spread(tally.late)}, Telegram's own time to fetch included"),
        (
            "looks at the video service",
            f"{tally.looks:,}, {tally.looks / tally.bought:.1f} a video",
        ),
        ("requests of its log", f"{sum(tally.log_pages.values()):,}, at most {pages} a minute"),
        ("calls to Telegram", f"{sum(tally.calls.values()):,}, {tally.refused} of them refused"),
        ("", f"at most {max(tally.calls.values(), default=0)} in a second"),
        (
            "transactions",
            f"{database.served:,}, for which the database was busy {database.share:.0%}",
        ),
        ("processor", f"busy for {outcome.processor:.0%} of its time"),
    ]
    return table("in a day|", rows)


def _spread(seconds: Sequence[float]) -> str:
    middle, most, worst = (percentile(seconds, share) for share in (0.5, 0.95, 1.0))
    return f"{middle:.2f} s (95 %: {most:.2f}, longest {worst:.1f})"


LOADS = (
    "load|processes|videos an hour|calls a second|most in one|refused|answered s, median|95 %|"
    "noticed late s, median|95 %|in the chat late s, median|95 %|edits a video|database|"
    "transactions a second|processor|carried"
)


def load_row(factor: float, outcome: Outcome) -> Sequence[str]:
    """Return the row of a load."""
    tally, seconds = outcome.tally, outcome.scenario.seconds
    calls = [tally.calls[second] for second in outcome.seconds]
    ended = max(1, len(tally.late))
    return (
        f"× {factor:g}",
        f"{outcome.scenario.replicas}",
        f"{tally.bought / seconds * HOUR:,.0f}",
        f"{sum(calls) / seconds:.1f}",
        f"{max(calls, default=0)}",
        f"{tally.refused}",
        *_pair(tally.answered),
        *_pair(tally.noticed),
        *_pair(tally.late),
        f"{len(tally.waits[CallClass.PROGRESS]) / ended:.1f}",
        f"{outcome.world.database.share:.0%}",
        f"{outcome.world.database.rate:,.0f}",
        f"{outcome.processor:.0%}",
        "yes" if is_carried(outcome) else "no",
    )


def is_carried(outcome: Outcome) -> bool:
    """Return whether nobody waits too long, and nothing is about to be full."""
    tally = outcome.tally
    is_soon = percentile(tally.answered, 0.95) < _SOON and percentile(tally.late, 0.95) < _LATE
    return is_soon and max(outcome.processor, outcome.world.database.share) < _FULL


def _pair(values: Sequence[float]) -> tuple[str, str]:
    return f"{percentile(values, 0.5):.2f}", f"{percentile(values, 0.95):.2f}"


def limits(hour: Outcome) -> list[str]:
    """Return what is used up first, by arithmetic."""
    paper = Paper(hour.scenario.habits, hour.scenario.costs)
    rows = [
        (
            limit.what,
            limit.in_words,
            f"× {limit.factor:.2g}" if limit.factor < _ROUND else f"× {limit.factor:,.0f}",
            limit.helps,
        )
        for limit in paper.limits(hour.processor, hour.world.database.share)
    ]
    return table("what|used in the busiest hour|bends at|what then helps", rows)


DEATHS = (
    "processes|killed|rows that it held|nobody had them for s, at most|answered s, 95 %|longest|"
    "in the chat late s, 95 %|longest"
)


def death_row(who: str, outcome: Outcome) -> Sequence[str]:
    """Return what a death has cost in the minute after it."""
    tally = outcome.tally
    return (
        f"{outcome.scenario.replicas}",
        who,
        f"{len(tally.orphaned)}",
        f"{max(tally.orphaned, default=0.0):.1f}",
        f"{percentile(tally.answered, 0.95):.2f}",
        f"{max(tally.answered, default=0.0):.1f}",
        f"{percentile(tally.late, 0.95):.2f}",
        f"{max(tally.late, default=0.0):.1f}",
    )


def with_load(scenario: Scenario, factor: float, replicas: int) -> Scenario:
    """Return a scenario with another load and other processes; one alone has SQLite."""
    costs = SQLITE if replicas == 1 else POSTGRESQL
    habits = scenario.habits.times(factor)
    return replace(scenario, habits=habits, replicas=replicas, costs=costs)
