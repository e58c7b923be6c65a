"""Many people at once under Telegram's limits: refusals, answers, and how late videos are."""

from collections.abc import AsyncIterator

from benchmarks.audience import REAL_SECONDS, Audience, Served
from benchmarks.figure import Figure
from benchmarks.scene import a_bot, open_sandbox

PEOPLE = 150
GROUPS = (3, 3, 3)
"""How many people ask at once in each of a few groups."""

BUDGET = 25
"""Calls a second that the bot makes unless told otherwise."""

_SECONDS = 5.0
_MOST_REFUSED = 5
_ANSWERED_WITHIN = 10.0
_LATE_AT_MOST = 12.0
_OVER_BUDGET = 1.2


async def figures(people: int = PEOPLE) -> AsyncIterator[Figure]:
    """Let a crowd ask that meets nobody else, then one twice as large."""
    served = await measured(people)
    yield _refusals(people, served)
    yield _answers(people, served)
    yield _lateness(people, served)
    yield _pace(people, served)
    yield _pace(2 * people, await measured(2 * people))


async def measured(people: int) -> Served:
    """Let a crowd ask the bot with the settings of everybody, but for limits of what one buys."""
    async with (
        open_sandbox(speed=REAL_SECONDS / _SECONDS, telegram_floods=True) as sandbox,
        a_bot(sandbox, TELEGRAM_CALLS_PER_SECOND=f"{BUDGET}"),
    ):
        await Audience(sandbox, "first").served(1)
        return await Audience(sandbox, "crowd").served(people, GROUPS)


def _refusals(people: int, served: Served) -> Figure:
    return Figure(
        f"{people} people and {len(GROUPS)} groups under Telegram's limits: calls refused",
        f"{served.refused} of {served.calls}",
        "–",
        f"at most {_MOST_REFUSED}",
        served.refused <= _MOST_REFUSED,
    )


def _answers(people: int, served: Served) -> Figure:
    return Figure(
        f"{people} people under Telegram's limits: answered",
        f"{served.answered:.1f} s",
        "–",
        f"within {_ANSWERED_WITHIN:.0f} s",
        served.answered <= _ANSWERED_WITHIN,
    )


def _lateness(people: int, served: Served) -> Figure:
    latest = served.lateness[-1]
    return Figure(
        f"{people} people under Telegram's limits: the latest video",
        f"{latest:.1f} s after its end",
        "–",
        f"at most {_LATE_AT_MOST:.0f} s",
        latest <= _LATE_AT_MOST,
    )


def _pace(people: int, served: Served) -> Figure:
    least = served.calls / BUDGET
    return Figure(
        f"{people} people under Telegram's limits: all done",
        f"{served.done:.1f} s, {served.calls / len(served.lateness):.1f} calls a video",
        f"{least:.1f} s, the calls by the budget",
        f"at most {_OVER_BUDGET} ×",
        served.done <= _OVER_BUDGET * least,
        served.done / least,
    )
