"""What happens when a handler fails: it is logged, said in words, and nothing is lost."""

import logging

from telegram import Update

from bot.chat.asking import asker_of
from bot.chat.context import Context
from bot.errors import ChatError, ChatRefused, StoreUnavailable

log = logging.getLogger(__name__)


async def on_error(update: object, context: Context) -> None:
    """Deal with what a handler raised."""
    error = context.error
    if not isinstance(update, Update):
        _log_job(error)
    elif isinstance(error, StoreUnavailable):
        log.warning("update %s is not stored yet: %s", update.update_id, error)
        context.house.unstored.add(update.update_id)
    elif isinstance(error, ChatRefused):
        log.warning("update %s: Telegram refuses the answer: %s", update.update_id, error.detail)
    elif isinstance(error, ChatError):
        log.info("update %s: nobody can be answered: %r", update.update_id, error)
    else:
        log.error("update %s met a bug", update.update_id, exc_info=error)
        await _apologise(update, context)


def _log_job(error: Exception | None) -> None:
    """A job runs again soon: what passes by itself is no bug."""
    if isinstance(error, StoreUnavailable):
        log.warning("the database does not answer: %s", error)
    else:
        log.error("a job met a bug", exc_info=error)


async def _apologise(update: Update, context: Context) -> None:
    message = update.effective_message
    if message:
        asker = asker_of(message, context.language)
        await context.house.post.answer(asker, context.texts("refusal-broken"))
