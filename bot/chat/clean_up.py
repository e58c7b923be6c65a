"""What is no longer needed is deleted, by a job that cleans up."""

from dataclasses import dataclass

from bot.pipeline.ports import Clock
from bot.store.albums import Albums
from bot.store.database import Database
from bot.store.drafts import Drafts
from bot.store.file_orders import FileOrders
from bot.store.group_paces import GroupPaces
from bot.store.inbox import Inbox
from bot.store.knocks import Knocks
from bot.store.notices import Notices
from bot.store.people import People
from bot.store.refused_messages import SECONDS, RefusedMessages
from bot.store.tasks import TaskContents
from bot.store.wishes import Wishes

_DAY = 24 * 3600.0

_INBOX_SECONDS = 25 * 3600.0
"""How long an update's id is kept: Telegram repeats updates for 24 hours (Bot API: getUpdates)."""

_ALBUM_SECONDS = 7 * _DAY
"""How long an album can be replied to."""

_DRAFT_SECONDS = 30 * _DAY
"""How long the buttons under a question can be pressed: offers are found again after weeks."""

_NOTICE_SECONDS = 2 * _DAY
"""How long it is known what was told: nothing is asked about more than a day later."""

_KNOCK_SECONDS = 30 * _DAY
"""How long admins can decide about a stranger by the buttons under their question."""

_WISH_SECONDS = _DAY
"""How long the button of an inline message that was never pressed can be: people press at once."""

_SWEEP = 500
"""Rows that are deleted at a time, so that no sweep blocks other writers for long."""

_EMPTIED = 100
"""Tasks that are emptied at a time; each is written anew."""


@dataclass
class CleanUp:
    """Deletes what is no longer needed: some of each table at a time, all day.

    Moves of groups and their members are kept: they are ids alone, which buttons and limits need.
    """

    database: Database
    inbox: Inbox
    drafts: Drafts
    albums: Albums
    notices: Notices
    people: People
    knocks: Knocks
    contents: TaskContents
    group_paces: GroupPaces
    file_orders: FileOrders
    wishes: Wishes
    refused_messages: RefusedMessages
    history_days: int
    """after how many days prompts, links and files go; 0 to keep them"""
    clock: Clock

    async def __call__(self) -> None:
        """Do one step in each table, each in a transaction of its own, and keep no trace."""
        now = self.clock()
        await self.inbox.sweep(now - _INBOX_SECONDS, _SWEEP)
        await self.notices.sweep(now - _NOTICE_SECONDS, _SWEEP)
        await self.albums.sweep(now - self._at_most(_ALBUM_SECONDS), _SWEEP)
        await self.drafts.sweep(now - self._at_most(_DRAFT_SECONDS), _SWEEP)
        await self.group_paces.sweep(now, _SWEEP)
        await self.file_orders.sweep(now - _INBOX_SECONDS, _SWEEP)
        await self.wishes.sweep(now - _WISH_SECONDS, _SWEEP)
        await self.refused_messages.sweep(now - SECONDS, _SWEEP)
        await self.knocks.sweep(now - self._at_most(_KNOCK_SECONDS), _SWEEP)
        if self.history_days:
            await self.people.sweep(now - self._at_most(self.history_days * _DAY), _SWEEP)
        await self._forget(now)
        await self.database.empty_journal()

    async def _forget(self, now: float) -> None:
        await self.contents.forget_marked(now, _EMPTIED)
        if self.history_days:
            before = now - self.history_days * _DAY
            await self.contents.forget_old(before, now, _EMPTIED)

    def _at_most(self, seconds: float) -> float:
        """Return a time to keep things: no longer than prompts, nor less than updates repeat."""
        most = self.history_days * _DAY or seconds
        return max(_INBOX_SECONDS, min(seconds, most))
