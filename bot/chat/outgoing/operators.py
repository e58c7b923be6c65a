"""Alerts to the operators: the bot's own admins, each in their private chat."""

import logging
from collections.abc import Callable

from bot.chat.outgoing.admins import Admins
from bot.pipeline.alerts import Alert
from bot.pipeline.ports import Clock
from bot.store.notices import Notices
from bot.texts import Html, Texts, texts_for

log = logging.getLogger(__name__)

_HOUR = 3600.0
_DAY = 25 * _HOUR
"""No day is longer, also not the one on which the clocks go back."""

_TELLING_SECONDS = 60.0
"""Before another process says what one has begun to say, and may not have said."""

_UNHEARD_SECONDS = 600.0
"""Before something is said again that nobody could be told."""


class TelegramOperators:
    """Implements the pipeline's Operators."""

    def __init__(
        self,
        admins: Admins,
        notices: Notices,
        clock: Clock,
        alerted: Callable[[str], None] = lambda _: None,
    ) -> None:
        """Take ``alerted``, called with the kind of what is to be told, heard or not."""
        self._admins = admins
        self._notices = notices
        self._clock = clock
        self._alerted = alerted
        self._unheard_at: dict[str, float] = {}

    async def alert(self, alert: Alert) -> None:
        """See Operators.alert; what nobody heard is said again at a later occasion."""
        if not self._is_unheard(alert, self._clock()):
            await self._alert_once(alert)

    async def last_told(self, alert: Alert) -> float | None:
        """See Operators.last_told."""
        return await self._notices.told_at(alert.name)

    async def _alert_once(self, alert: Alert) -> None:
        now = self._clock()
        if await self._notices.was_told(alert.name, now - (_DAY if alert.once else _HOUR), now):
            return
        if not await self._notices.begin(alert.name, now - _TELLING_SECONDS, now):
            return
        log.warning("to be told to the operators: %s", alert)
        self._alerted(alert.kind)
        self._unheard_at.pop(alert.name, None)
        if await self._admins.tell(_words(texts_for(None), alert)):
            await self._notices.tell(alert.name, now)
        else:
            self._unheard_at[alert.name] = now

    def _is_unheard(self, alert: Alert, now: float) -> bool:
        """Return whether nobody could be told a short while ago."""
        at = self._unheard_at.get(alert.name)
        return at is not None and 0 <= now - at < _UNHEARD_SECONDS


def _words(texts: Texts, alert: Alert) -> Html:
    amounts = {name: texts.amount(amount) for name, amount in alert.amounts.items()}
    return texts(f"alert-{alert.kind}", **amounts, **alert.counts, **alert.words)
