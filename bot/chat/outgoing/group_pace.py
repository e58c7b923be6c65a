"""How often groups may be called, where several processes call the same ones."""

import asyncio
import logging
from collections.abc import Awaitable
from dataclasses import dataclass
from typing import TypeVar

from bot.chat.outgoing.call_budget import Call
from bot.errors import StoreUnavailable
from bot.pipeline.ports import Clock
from bot.store.group_paces import GroupPaces

log = logging.getLogger(__name__)

_PATIENCE = 0.5
"""Seconds that the database may take: who calls Telegram waits here."""

T = TypeVar("T")


@dataclass(frozen=True)
class GroupTurn:
    """Whether a call to a group may go, and is counted."""

    is_taken: bool
    ahead: float
    """how many seconds the group's time is ahead of now, see pace.py"""


class GroupPace:
    """Counts calls to groups in the database, for all processes together."""

    def __init__(self, paces: GroupPaces, clock: Clock) -> None:
        self._paces = paces
        self._clock = clock

    async def take(self, call: Call) -> GroupTurn | None:
        """Count a call where its group has room; None where the database does not answer."""
        now = self._clock()
        chat_id = int(call.place)
        turn = await _soon(self._paces.take(chat_id, now, call.pace.interval, call.room))
        return GroupTurn(turn.is_taken, turn.tat - now) if turn else None

    async def rest(self, call: Call, seconds: float) -> None:
        """Let the group of a refused call rest, for all processes."""
        tat = call.pace.resting(self._clock() + seconds)
        await _soon(self._paces.rest(int(call.place), tat))


async def _soon(answer: Awaitable[T]) -> T | None:
    """Return what the database says, unless it takes too long."""
    try:
        return await asyncio.wait_for(answer, _PATIENCE)
    except (StoreUnavailable, TimeoutError) as error:
        log.info("calls to groups are counted by each process alone: %r", error)
        return None
