"""From the inbox to the handlers: running them, and recording the outcome of each update.

An update may be handled twice, after a kill or an outage of the database; handlers take that into
account. Words that were decided on are kept and repeated alone.
"""

import asyncio
import logging

from telegram import Update

from bot.chat.application import VeogramApplication
from bot.chat.context import Context
from bot.chat.mending import as_new, is_edit
from bot.chat.outgoing.answers import Answer
from bot.errors import (
    ChatError,
    ChatOutcomeUnknown,
    FloodWait,
    Postponed,
    Refused,
    StoreUnavailable,
    Unanswered,
)
from bot.pipeline.ports import Clock
from bot.store.inbox import Inbox, InboxRow
from bot.tasks.schedule import backoff

log = logging.getLogger(__name__)

_SECONDS = 60.0
"""How long handling one update may take."""

_LIFETIMES = {"inline_query": 30.0, "pre_checkout_query": 10.0}
"""Seconds after which a query can no longer be answered (Bot API: answerPreCheckoutQuery)."""

_MAX_FAILURES = 5
_STORE_PAUSE = 1.0
_SHORTEST_PAUSE, _LONGEST_PAUSE = 2.0, 300.0
_MIN_TRIES = 8
_GIVE_UP = 24 * 3600.0


class UpdateHandling:
    """Handles one stored update at a time; the work queue runs it for many chats at once."""

    def __init__(self, application: VeogramApplication, inbox: Inbox, clock: Clock) -> None:
        self._application = application
        self._inbox = inbox
        self._clock = clock

    async def __call__(self, row: InboxRow) -> None:
        """Handle an update and record the outcome.

        Raises:
            StoreUnavailable: nothing was recorded; the lease expires.
        """
        try:
            async with asyncio.timeout(_SECONDS):
                await self._handle(row)
        except StoreUnavailable as error:
            log.warning("update %s waits for the database: %s", row.id, error)
            await self._inbox.postpone(row, self._clock() + _STORE_PAUSE)
        except Postponed as error:
            await self._inbox.step_aside(row, self._clock() + error.seconds)
        except Unanswered as error:
            await self._say_later(row, error)
        except (FloodWait, ChatOutcomeUnknown) as error:
            await self._handle_later(row, error)
        except ChatError as error:
            log.info("update %s: the chat cannot be answered: %r", row.id, error)
            await self._inbox.done(row, self._clock())
        except Exception as error:  # a bug can raise anything, and must not stop other updates
            await self._failed(row, error)
        else:
            await self._inbox.done(row, self._clock())

    async def put_off(self, row: InboxRow) -> None:
        """Record that handling failed with a bug outside of the handlers."""
        await self._failed(row, None)

    async def _handle(self, row: InboxRow) -> None:
        if row.answer:
            await self._application.bot_data.answers.say(Answer.stored(row.answer))
            return
        if any(name in row.payload and self._age(row) > most for name, most in _LIFETIMES.items()):
            return
        update = self._update(row)
        if is_edit(row.payload):
            await self._handle_edit(row, update)
        else:
            await self._handle_new(row, update)

    async def _handle_edit(self, row: InboxRow, update: Update) -> None:
        """Handle an edited message like a new one if it mends what was refused, and else not.

        Raises:
            Postponed: whether it is refused as it was first written is not known yet.
        """
        mending, context = self._application.bot_data.mending, await self._context(update)
        who, message = context.requester, context.message
        if not await mending.is_mended(who, message, row.received_at):
            due_at = await self._inbox.message_due_at(message.chat.id, message.message_id)
            if due_at is not None:
                raise Postponed(max(_SHORTEST_PAUSE, due_at - self._clock()))
            return
        try:
            is_taken = await self._handle_new(row, update)
        except Unanswered:  # what was decided stands: only the words are said later
            await mending.taken_up(who, message)
            raise
        if is_taken:
            await mending.taken_up(who, message)

    async def _handle_new(self, row: InboxRow, update: Update) -> bool:
        """Handle an update; return whether it was not refused."""
        if row.attempts >= _MAX_FAILURES:
            await self._apologize(update)
            return False
        try:
            await self._application.process_update(update)
        except Refused as error:
            await (await self._context(update)).refuse(error)
            return False
        return True

    def _update(self, row: InboxRow) -> Update:
        # Callback queries carry no date; the library keeps what it does not know.
        payload = {**as_new(row.payload), "received_at": row.received_at, "aside": row.aside}
        return Update.de_json(payload, self._application.bot)

    async def _apologize(self, update: Update) -> None:
        context = await self._context(update)
        await context.apologize()

    async def _context(self, update: Update) -> Context:
        context = Context.from_update(update, self._application)
        await context.prepare(update)
        return context

    async def _say_later(self, row: InboxRow, error: Unanswered) -> None:
        """Keep what was decided, so that only the words are repeated, whatever happens meanwhile.

        Nobody waits for them: what comes after in the chat is handled first.
        """
        tries = row.attempts + 1 if row.answer else 1
        log.info("update %s is not answered yet, try %s: %r", row.id, tries, error.__cause__)
        if self._is_over(row, tries):
            await self._inbox.done(row, self._clock())
        else:
            next_at = self._clock() + (error.retry_after or _pause(tries))
            await self._inbox.keep_answer(row, error.answer, tries, next_at)

    async def _handle_later(self, row: InboxRow, error: FloodWait | ChatOutcomeUnknown) -> None:
        """Handle an update again, with growing pauses, for a day: no words were decided on yet."""
        now, age = self._clock(), self._age(row)
        log.info("update %s is not handled yet: %r", row.id, error)
        asked = error.retry_after if isinstance(error, FloodWait) else 0.0
        if age > _GIVE_UP:
            await self._inbox.done(row, now)
        else:
            pause = asked or min(_LONGEST_PAUSE, max(_SHORTEST_PAUSE, age))
            await self._inbox.step_aside(row, now + pause)

    def _is_over(self, row: InboxRow, tries: int) -> bool:
        """Return whether a day has passed in vain; a suspended machine does not count."""
        return tries >= _MIN_TRIES and self._age(row) > _GIVE_UP

    async def _failed(self, row: InboxRow, error: Exception | None) -> None:
        now = self._clock()
        if row.attempts >= _MAX_FAILURES:
            log.error("update %s is given up, and nobody could be told", row.id, exc_info=error)
            await self._inbox.done(row, now)
            return
        failures = row.attempts + 1
        log.error("update %s met a bug, %s of %s", row.id, failures, _MAX_FAILURES, exc_info=error)
        pause = 0.0 if failures >= _MAX_FAILURES else backoff(row.attempts)
        await self._inbox.step_aside(row, now + pause, failed=True)

    def _age(self, row: InboxRow) -> float:
        return self._clock() - row.received_at


def _pause(tries: int) -> float:
    return backoff(tries - 1, longest=_LONGEST_PAUSE)
