"""Calls to groups, counted together by all processes."""

from collections.abc import Awaitable, Callable

from benchmarks.day.clock import SimulatedClock
from bot.chat.outgoing.call_budget import Call
from bot.chat.outgoing.group_pace import GroupPace, GroupTurn


class SharedGroups(GroupPace):
    """As the bot's own, with a table in memory: each count is a change of the database."""

    def __init__(
        self,
        change: Callable[[], Awaitable[None]],
        tats: dict[int, float],
        clock: SimulatedClock,
    ) -> None:
        self._change = change
        self._tats = tats
        self._time = clock

    async def take(self, call: Call) -> GroupTurn | None:
        """See GroupPace.take."""
        now, chat_id = self._time.now, int(call.place)
        await self._change()
        tat = self._tats.get(chat_id, now)
        if tat > now + call.room:
            return GroupTurn(is_taken=False, ahead=tat - self._time.now)
        self._tats[chat_id] = max(tat, now) + call.pace.interval
        return GroupTurn(is_taken=True, ahead=self._tats[chat_id] - self._time.now)

    async def rest(self, call: Call, seconds: float) -> None:
        """See GroupPace.rest."""
        await self._change()
        self._tats[int(call.place)] = call.pace.resting(self._time.now + seconds)
