"""Other processes that poll with the bot's token, of which Telegram tells whoever polls."""

from collections.abc import Callable

from bot.store.database import Database
from bot.store.installation import POLLED_ELSEWHERE, keep


class Rivals:
    """Keeps when the last one was met, for ``veogram check``: asking Telegram would disturb."""

    def __init__(self, database: Database, clock: Callable[[], float]) -> None:
        self._db = database
        self._clock = clock

    async def met(self) -> None:
        """Note that one was met just now.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        await keep(self._db, POLLED_ELSEWHERE, str(self._clock()))
