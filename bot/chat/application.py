"""The library's application, and what its handlers are given."""

from typing import Any

from telegram.ext import Application, ExtBot

from bot.chat.context import Context
from bot.chat.outgoing.call_classes import CallClass
from bot.chat.services import Services

_Base = Application[ExtBot[CallClass], Context, dict[Any, Any], dict[Any, Any], Services, Any]


class VeogramApplication(_Base):
    """An application whose handlers fail visibly.

    The library would log what a handler raises and continue with the next group; here the caller
    of ``process_update`` gets the error and decides what to do with the update.
    """

    async def process_error(
        self, update: object, error: Exception, job: Any = None, coroutine: Any = None
    ) -> bool:
        """Raise a handler's error again."""
        raise error
