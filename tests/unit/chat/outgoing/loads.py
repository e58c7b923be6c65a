"""Loads for the limiter, and how to look at what became of them."""

import bisect
import itertools
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from hypothesis import strategies as st

from bot.chat.outgoing.call_classes import CallClass
from tests.unit.chat.outgoing.simulation import Made, Simulation

GROUP = -1001
TINY = 1e-6
WAITING = [kind for kind in CallClass if kind.may_wait]
SKIPPED = [kind for kind in CallClass if not kind.may_wait]


def most_within(times: Iterable[float], seconds: float) -> int:
    """Return the most calls that any stretch of so many seconds holds, its end excluded."""
    ordered = sorted(times)
    ends = (bisect.bisect_left(ordered, time + seconds - TINY) for time in ordered)
    return max((end - start for start, end in enumerate(ends)), default=0)


def times_of(calls: Iterable[Made]) -> list[float]:
    """Return when calls reached Telegram."""
    return [call.sent_at for call in calls if call.sent_at is not None]


def urgency(call: Made) -> CallClass:
    return call.kind or CallClass.WORDS


def by_chat(calls: Iterable[Made]) -> dict[int | str, list[float]]:
    """Return when calls reached each chat."""
    times = defaultdict(list)
    for call in calls:
        if call.chat_id is not None and call.sent_at is not None:
            times[call.chat_id].append(call.sent_at)
    return times


LOADS = st.lists(
    st.tuples(
        st.floats(0, 60),
        st.sampled_from([1, 2, 3, 4, 5, 6, 7, 8, GROUP, GROUP - 1, "@films", None]),
        st.sampled_from(CallClass),
        st.integers(1, 60),
        st.sampled_from([0.0, 0.1, 1.0, 3.0]),
    ),
    max_size=20,
)
"""Calls to a few chats, so many in a row with so much time between them."""

CROWDS = st.lists(
    st.tuples(st.floats(0, 60), st.sampled_from(CallClass), st.integers(1, 40)), max_size=8
)
"""Calls at once, each to another chat."""


def under_load(load: list[Any]) -> Simulation:
    simulation = Simulation()
    for start, chat, kind, how_many, gap in load:
        for number in range(how_many):
            simulation.ask(chat, kind, start + number * gap)
    simulation.run()
    return simulation


def in_crowds(crowds: list[Any], calls_per_second: int = 25) -> Simulation:
    simulation, chats = Simulation(calls_per_second), itertools.count(1)
    for at, kind, how_many in crowds:
        for _ in range(how_many):
            simulation.ask(next(chats), kind, at)
    simulation.run()
    return simulation
