"""Forgetting what somebody wrote and got, in every chat, because they want it."""

from collections.abc import Awaitable, Callable

from bot.pipeline.ports import Clock
from bot.store.albums import Albums
from bot.store.drafts import Drafts
from bot.store.inbox import Inbox
from bot.store.people import People
from bot.store.refused_messages import RefusedMessages
from bot.store.tasks import TaskContents
from bot.store.wishes import Wishes

_BATCH = 100
"""Rows that are changed at a time, so that other writers need not wait for long."""


class Forgetting:
    """Forgets people; doing it again, after a kill in the middle, goes on."""

    def __init__(
        self,
        contents: TaskContents,
        drafts: Drafts,
        albums: Albums,
        inbox: Inbox,
        people: People,
        wishes: Wishes,
        refused_messages: RefusedMessages,
        clock: Clock,
    ) -> None:
        self._contents = contents
        self._drafts = drafts
        self._albums = albums
        self._inbox = inbox
        self._people = people
        self._wishes = wishes
        self._refused_messages = refused_messages
        self._clock = clock

    async def knows(self, user_id: int) -> bool:
        """Return whether a task of somebody is kept that is not forgotten."""
        return await self._contents.has_any(user_id)

    async def knows_name(self, user_id: int) -> bool:
        """Return whether somebody is known by name: whoever writes is, strangers too."""
        return await self._people.knows(user_id)

    async def forget(self, user_id: int) -> int:
        """Forget somebody; return how many of their tasks are forgotten later.

        Those are still in progress or looked for: they are paid for, and finished first.
        """
        await self._inbox.drop_answers(user_id, self._clock())
        await _repeat(lambda: self._contents.mark(user_id, _BATCH))
        await _repeat(lambda: self._contents.forget_marked(self._clock(), _BATCH, user_id))
        await _repeat(lambda: self._drafts.forget(user_id, _BATCH))
        await _repeat(lambda: self._albums.forget(user_id, _BATCH))
        await _repeat(lambda: self._refused_messages.forget(user_id, _BATCH))
        await self._wishes.forget(user_id)
        await self._people.forget(user_id)  # until they write again
        return await self._contents.marked(user_id)


async def _repeat(step: Callable[[], Awaitable[int]]) -> None:
    """Repeat a step until it finds less than it could have taken."""
    while await step() >= _BATCH:
        pass
