"""The library's application, and what its handlers are given."""

import logging
from typing import Any

from telegram.ext import Application, ExtBot

from bot.chat.context import Context
from bot.chat.services import Services
from bot.errors import StoreUnavailable

log = logging.getLogger(__name__)

_Base = Application[ExtBot[None], Context, dict[Any, Any], dict[Any, Any], Services, Any]


class VeogramApplication(_Base):
    """An application whose handlers fail visibly.

    The library would log what a handler raises and go on with the next group; here whoever
    handles the update decides what becomes of it.
    """

    async def process_error(
        self, update: object, error: Exception, job: Any = None, coroutine: Any = None
    ) -> bool:
        """Raise again what a handler raised; what a job raised is logged, for it runs again."""
        if job is None and coroutine is None:
            raise error
        if isinstance(error, StoreUnavailable):
            log.warning("the database does not answer: %s", error)
        else:
            log.error("a job met a bug", exc_info=error)
        return True
