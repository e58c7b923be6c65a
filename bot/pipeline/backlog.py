"""Whether updates wait at Telegram: whoever receives them knows, and tells the others."""

from collections.abc import Callable

from bot.pipeline.leadership import Leadership
from bot.pipeline.ports import Clock
from bot.store.replicas import Replicas


class Backlog:
    """Updates that Telegram still has. Where one process polls for all, the others ask that one."""

    def __init__(
        self,
        is_caught_up: Callable[[], bool],
        leadership: Leadership,
        replicas: Replicas | None,
        clock: Clock,
    ) -> None:
        """Take ``is_caught_up``: whether this process knows of no more updates that wait.

        Without ``replicas`` each process knows it by itself.
        """
        self._is_caught_up = is_caught_up
        self._leadership = leadership
        self._replicas = replicas
        self._clock = clock
        self._told: tuple[int, bool] | None = None
        """what the others were told last, and in which term"""

    async def publish(self) -> None:
        """Tell the others where that has changed; the leader calls this every second.

        Raises:
            StoreUnavailable: they are not told.
        """
        if self._replicas is None:
            return
        news = self._leadership.term, self._is_caught_up()
        if news != self._told:
            await self._replicas.catch_up(caught_up=news[1])
            self._told = news

    async def is_caught_up(self) -> bool:
        """Return whether no more updates wait at Telegram, as far as is known.

        Raises:
            StoreUnavailable: nobody knows.
        """
        if self._replicas is None or self._leadership.is_leader:
            return self._is_caught_up()
        leader = await self._replicas.leader()
        return leader is not None and leader.until > self._clock() and leader.is_caught_up
