"""Reaching Telegram, which is waited for as long as it takes."""

import asyncio
import itertools
import logging

from telegram.error import InvalidToken, TelegramError

from bot.chat.application import VeogramApplication
from bot.errors import SettingsError
from bot.tasks.schedule import backoff

log = logging.getLogger(__name__)


async def reach_telegram(application: VeogramApplication, *, polls: bool) -> None:
    """Wait until Telegram can be reached.

    Raises:
        SettingsError: the token is not known there: only that is a reason to give up.
    """
    for attempts in itertools.count():
        try:
            await application.initialize()
            if polls:
                await _take_webhook_away(application)
        except InvalidToken:
            raise wrong_token() from None
        except TelegramError as error:
            log.warning("Telegram cannot be reached yet: %s", error.message)
            await asyncio.sleep(backoff(attempts, first=0.5, longest=15.0))
        else:
            return


async def _take_webhook_away(application: VeogramApplication) -> None:
    """Remove a webhook that was set earlier: it would keep every update from us."""
    if (await application.bot.get_webhook_info()).url:
        await application.bot.delete_webhook()
        log.info("the webhook is taken away: updates are polled for")


def wrong_token() -> SettingsError:
    """Return what to say to whoever has set the token."""
    problem = "is not known at TELEGRAM_API_URL: one of the two is wrong"
    return SettingsError("TELEGRAM_BOT_TOKEN", problem)
