"""Whether Telegram can be reached, for a process that does not poll."""

import asyncio
import logging
from collections.abc import Callable
from typing import Any

from telegram.error import InvalidToken, TelegramError
from telegram.ext import ExtBot

log = logging.getLogger(__name__)

_EVERY = 30.0
"""Seconds between two calls."""


async def ask_who_we_are(bot: ExtBot[Any], reached: Callable[[], None]) -> None:
    """Call Telegram now and then, until cancelled; ``reached`` is called when it answers.

    Raises:
        InvalidToken: the token is no longer valid.
    """
    while True:
        try:
            await bot.get_me()
        except InvalidToken:
            raise
        except TelegramError as error:
            log.warning("Telegram cannot be reached: %s", error.message)
        else:
            reached()
        await asyncio.sleep(_EVERY)
