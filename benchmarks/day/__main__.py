"""``python -m benchmarks.day``: run the day, and print what it shows; ``--write`` keeps it."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from benchmarks.arguments import arguments
from benchmarks.day import report
from benchmarks.day.habits import BUSIEST, DAY, HOUR
from benchmarks.day.scenario import Scenario, run
from benchmarks.results import put, table

_LOADS = ((1, 1), (1, 3), (1, 10), (2, 1), (2, 3), (2, 10), (5, 3))
"""Times the load, and how many processes."""

_LOADS_BEYOND = ((2, 1), (5, 1), (5, 3), (10, 1), (10, 3), (10, 10), (20, 3), (20, 10), (50, 10))
_BEYOND = 1000
"""Calls a second that Telegram takes of a bot that pays for broadcasts."""

_SHORT = Scenario(seconds=120.0)
_LEADS, _FOLLOWS = 0, 2
_DEATHS = ((1, _LEADS), (3, _LEADS), (3, _FOLLOWS), (10, _LEADS), (10, _FOLLOWS))
"""How many processes, and which one is killed."""


def _day() -> list[str]:
    outcome = run(Scenario(begins=DAY, seconds=DAY))  # the second one: nothing comes before 0
    return [
        report.assumptions(outcome.scenario.habits),
        "",
        *report.of_day(outcome),
        "",
        *report.waits(outcome),
    ]


def _hour() -> list[str]:
    hour = run(Scenario(begins=BUSIEST, seconds=HOUR))
    return [*report.beside_paper(hour), "", *report.limits(hour)]


def _loads() -> list[str]:
    return _load_table(_LOADS, replace(_SHORT, seconds=600.0))


def _beyond() -> list[str]:
    return _load_table(_LOADS_BEYOND, replace(_SHORT, calls_per_second=_BEYOND))


def _load_table(pairs: Sequence[tuple[int, int]], scenario: Scenario) -> list[str]:
    outcomes = [(load, run(report.with_load(scenario, load, count))) for load, count in pairs]
    return table(report.LOADS, [report.load_row(load, each) for load, each in outcomes])


def _deaths() -> list[str]:
    rows = []
    for count, which in _DEATHS:
        scenario = replace(_SHORT, deaths=[(10.0, which)])
        outcome = run(report.with_load(scenario, 1, count))
        rows.append(report.death_row("another" if which else "who leads", outcome))
    return table(report.DEATHS, rows)


PARTS: dict[str, Callable[[], list[str]]] = {
    "day": _day,
    "hour": _hour,
    "loads": _loads,
    "beyond": _beyond,
    "deaths": _deaths,
}
"""What there is to see, by the name of its section of RESULTS.md."""


def main() -> None:
    """Run what is named, or all of it."""
    names, is_kept = arguments("benchmarks.day", "Simulate a day of the internet.", PARTS)
    for name in names:
        lines = PARTS[name]()
        print("\n".join(lines), end="\n\n", flush=True)  # noqa: T201 -- that is what it is for
        if is_kept:
            put(f"day-{name}", lines)


if __name__ == "__main__":
    main()
