"""Which answers quote what they answer."""

import logging

from telegram import ReplyParameters

from bot.errors import StoreUnavailable
from bot.store.tasks import TaskReferences
from bot.tasks.task import Requester

log = logging.getLogger(__name__)


class Quoting:
    """Decides it: where others write, always; in private, where it tells answers apart."""

    def __init__(self, references: TaskReferences, *, always: bool) -> None:
        """Take ``always``, whether answers in private chats quote in any case."""
        self._references = references
        self._always = always

    async def of(self, requester: Requester) -> ReplyParameters | None:
        """Return what an answer replies to, if anything.

        A request from before its group moved has no message there, and what is no answer has none.
        """
        if requester.message_id <= 0 or not await self._is_of_use(requester):
            return None
        return ReplyParameters(requester.message_id, allow_sending_without_reply=True)

    async def _is_of_use(self, requester: Requester) -> bool:
        is_alone = requester.private and requester.thread_id is None
        if self._always or not is_alone:
            return True
        try:
            return await self._references.are_needed(requester.chat_id, requester.message_id)
        except StoreUnavailable as error:  # an answer matters more than whether it quotes
            log.info("an answer in chat %s quotes, whatever it is: %s", requester.chat_id, error)
            return True
