"""Who may call Telegram, and when: the budgets, and the order among those who wait.

Pure: time is an argument, in seconds of any clock that never goes back.
"""

from collections import Counter
from dataclasses import dataclass

from bot.chat.outgoing.call_classes import SEARCHES, CallClass, Place
from bot.chat.outgoing.pace import NEVER, Pace

_PER_CHAT = Pace(interval=1.0, burst=3)

# A second more than Telegram's minute, for calls that reach it closer together than they left.
# With the same burst this is stricter than the pace of a chat, so one float holds both limits.
_PER_GROUP = Pace.never_over(20, seconds=61.0, burst=3)

_UNLIMITED = Pace(interval=0.0, burst=1)
"""Inline messages and answers to presses count on the overall budget only, but can rest."""

_SEARCHES_SHARE = 2
"""Answers to inline queries take at most one call in so many. Anybody can type as fast as they
like, in many chats at once, and these answers go before everybody's videos and words."""

_SPARE_IN_CHAT = {CallClass.PROGRESS: 1, CallClass.CHAT_ACTION: 1}
_SPARE_OVERALL = {CallClass.PROGRESS: 1, CallClass.CHAT_ACTION: 2}
"""Calls for which a class leaves room; the others leave none."""

_REFUSED_PLACES = 3
_REFUSED_WITHIN = 1.0
"""So many places refused within so many seconds: the bot as a whole is too fast."""

_MAX_SPREAD = 30.0
"""Seconds; those who were told to come back may have given up, so a later one trusts in that."""

_KEPT = 0.5
"""Seconds; whoever is told to come back is claimed a moment later than others are awake."""

_SWEEP_EVERY = 60.0


@dataclass(frozen=True, slots=True, eq=False)
class Call:
    """A call that is to be made; each is equal to itself only."""

    place: Place
    kind: CallClass

    @property
    def spare_in_place(self) -> int:
        """For how many calls it leaves room at its place."""
        return _SPARE_IN_CHAT.get(self.kind, 0)

    @property
    def is_to_group(self) -> bool:
        """Whether its place is a group or channel whose id is known."""
        return isinstance(self.place, int) and self.place < 0

    @property
    def room(self) -> float:
        """How many seconds ahead of now the time of its place may be, if it is to go."""
        return -self.pace.ready_at(0.0, self.spare_in_place)

    @property
    def pace(self) -> Pace:
        """The pace of its place. A name leads to a group or channel, never to a person."""
        if isinstance(self.place, int):
            return _PER_CHAT if self.place > 0 else _PER_GROUP
        return _PER_GROUP if self.place.startswith("@") else _UNLIMITED


class CallBudget:
    """Counts calls, and says whose turn it is.

    The best of those whose chat has room goes first: by class, then whoever's chat had fewer
    calls of late, then the first to come. Nobody's turn is fixed in advance, so a call that comes
    later and is more urgent passes those who wait.
    """

    def __init__(self, calls_per_second: int) -> None:
        """Take 0 for no limits: then only those rest whom Telegram has refused."""
        self._is_limited = calls_per_second > 0
        self._pace = _overall(calls_per_second) if self._is_limited else _UNLIMITED
        self._tat = NEVER
        self._tats: dict[Place, float] = {}
        self._waiting: list[Call] = []
        self._refused: dict[Place, tuple[float, float]] = {}
        self._told: dict[tuple[Place | None, CallClass], float] = {}
        self._expected: dict[Place, list[tuple[float, CallClass]]] = {}
        self._sweep_at = NEVER

    def __len__(self) -> int:
        """Return how many facts are remembered of places and of those who wait."""
        expected = sum(map(len, self._expected.values()))
        facts = (self._tats, self._waiting, self._refused, self._told)
        return expected + sum(map(len, facts))

    def share(self, calls_per_second: int) -> None:
        """Take another overall limit from now on, because others call Telegram, too."""
        if self._is_limited:
            self._pace = _overall(max(1, calls_per_second))

    def correct(self, call: Call, tat: float) -> None:
        """Take the time of a call's place from where all processes count it."""
        self._tats[call.place] = tat

    def join(self, call: Call) -> None:
        """Let a call wait for its turn, until it leaves."""
        self._waiting.append(call)

    def leave(self, call: Call) -> None:
        """Let a call wait no longer, whether it had its turn or not."""
        self._waiting.remove(call)

    def turn_at(self, call: Call, now: float) -> float:
        """Return when a waiting call's turn comes as things stand; ``now`` or less: it may go."""
        line = sorted(self._waiting, key=lambda one: self._rank(one, now))
        line = line[: line.index(call) + 1]
        *before, ready = self._ready_times(line, now)
        slot = self._next_slot(call, ready, sorted(before), now)
        return max(slot, self._kept_until(call, max(slot, now)))

    def spend(self, call: Call, now: float) -> None:
        """Count a call that goes now."""
        self._tat = self._pace.after(self._tat, now)
        self._tats[call.place] = self._pace_of(call).after(self._tat_of(call), now)
        self._expect_less(call)
        if now >= self._sweep_at:
            self._sweep(now)

    def rest(self, call: Call, seconds: float, now: float) -> bool:
        """Let the place of a refused call rest; return whether everybody has to."""
        until = now + seconds
        self._tats[call.place] = max(self._tat_of(call), self._pace_of(call).resting(until))
        self._forget_refusals(now)
        self._refused[call.place] = (now, until)
        if len(self._refused) < _REFUSED_PLACES:
            return False
        longest = max(until for _, until in self._refused.values())
        self._tat = max(self._tat, self._pace.resting(longest))
        return True

    def come_back_at(self, call: Call, turn: float) -> float:
        """Return when a call that cannot wait until its turn should be tried again.

        Whoever is told so takes the first room that nobody of its class or a better one was told
        before, so that they do not all come back at once. At its place that room is kept for it.
        """
        is_place_full = self._pace_of(call).ready_at(self._tat_of(call)) > self._pace.ready_at(
            self._tat
        )
        full, pace = (call.place, self._pace_of(call)) if is_place_full else (None, self._pace)
        told = [self._told.get((full, kind), turn) for kind in CallClass if kind <= call.kind]
        back = min(max(turn, *told), turn + _MAX_SPREAD)
        self._told[full, call.kind] = back + pace.interval
        if is_place_full:
            self._expected.setdefault(call.place, []).append((back, call.kind))
        return back

    def _pace_of(self, call: Call) -> Pace:
        if self._is_limited and call.place == SEARCHES:
            return Pace(_SEARCHES_SHARE * self._pace.interval, self._pace.burst)
        return call.pace if self._is_limited else _UNLIMITED

    def _rank(self, call: Call, now: float) -> tuple[CallClass, float]:
        return call.kind, max(self._tat_of(call), now)

    def _tat_of(self, call: Call) -> float:
        return self._tats.get(call.place, NEVER)

    def _ready_times(self, line: list[Call], now: float) -> list[float]:
        """Return when each call's place has room, after those that stand before it."""
        before: Counter[Place] = Counter()
        times = []
        for call in line:
            tat = max(self._tat_of(call), now) + before[call.place] * self._pace_of(call).interval
            times.append(self._pace_of(call).ready_at(tat, call.spare_in_place))
            before[call.place] += 1
        return times

    def _next_slot(self, call: Call, ready: float, before: list[float], now: float) -> float:
        """Return when the overall budget has room that none of those before can use.

        While they stand there, calls go one by one: one that is due but still asleep is not passed.
        """
        tat, spare, free = self._tat, _SPARE_OVERALL.get(call.kind, 0), NEVER
        for rival in before:
            slot = max(self._pace.ready_at(tat), rival, free, now)
            if slot > max(self._pace.ready_at(tat, spare), ready, free, now):
                break
            tat, free = self._pace.after(tat, slot), slot + self._pace.interval
        return max(self._pace.ready_at(tat, spare), ready, free)

    def _kept_until(self, call: Call, slot: float) -> float:
        """Return until when the room that a call would take is kept for somebody more urgent."""
        expected = self._expected.get(call.place, ())
        better = (back for back, kind in expected if kind < call.kind)
        return max((back + _KEPT for back in better if abs(slot - back) < _KEPT), default=NEVER)

    def _expect_less(self, call: Call) -> None:
        """Keep room for one less of a call's class, which has come."""
        expected = self._expected.get(call.place, [])
        if come := next((each for each in expected if each[1] is call.kind), None):
            expected.remove(come)

    def _forget_refusals(self, now: float) -> None:
        for place, (at, _) in list(self._refused.items()):
            if now - at > _REFUSED_WITHIN:
                del self._refused[place]

    def _sweep(self, now: float) -> None:
        """Forget what has no effect any more."""
        self._tats = {place: tat for place, tat in self._tats.items() if tat > now}
        self._told = {line: back for line, back in self._told.items() if back > now}
        for place, expected in list(self._expected.items()):
            self._expected[place] = [each for each in expected if each[0] + _KEPT > now]
            if not self._expected[place]:
                del self._expected[place]
        self._forget_refusals(now)
        self._sweep_at = now + _SWEEP_EVERY


def _overall(calls_per_second: int) -> Pace:
    """Return the pace of all calls together: a tenth of a second's calls may go at once."""
    return Pace.never_over(calls_per_second, seconds=1.0, burst=1 + calls_per_second // 10)
