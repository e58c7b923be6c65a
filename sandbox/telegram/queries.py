"""Queries that the bot must answer in time: button presses, inline queries, checkouts."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from sandbox.telegram.errors import bad_request

Answer = TypeVar("Answer")

CALLBACK_LIFETIME = 150.0
"""Seconds in which a button press can be answered."""
INLINE_LIFETIME = 30.0
CHECKOUT_LIFETIME = 10.0
"""Seconds in which a checkout must be answered (Bot API: answerPreCheckoutQuery)."""


@dataclass(frozen=True, slots=True)
class Query(Generic[Answer]):
    """One query."""

    id: str
    ends_at: float
    answer: "asyncio.Future[Answer]"

    async def wait(self, seconds: float) -> Answer:
        """Return the bot's answer.

        Raises:
            TimeoutError: there was none in so many seconds of real time.
        """
        return await asyncio.wait_for(asyncio.shield(self.answer), seconds)


@dataclass(slots=True)
class Queries:
    """All open queries by id."""

    now: Callable[[], float]
    next_id: int = 4_210_000_000_000_001
    _open: dict[str, Query[Any]] = field(default_factory=dict)

    def open(self, lifetime: float) -> Query[Any]:
        """Open a query that can be answered for ``lifetime`` seconds of the sandbox's clock."""
        query: Query[Any] = Query(
            str(self.next_id), self.now() + lifetime, asyncio.get_running_loop().create_future()
        )
        self.next_id += 1
        self._open = {key: each for key, each in self._open.items() if each.ends_at > self.now()}
        self._open[query.id] = query
        return query

    def answer(self, query_id: str, answer: object) -> None:
        """Answer a query, once.

        Raises:
            Refusal: 400, no such query, or it has expired.
        """
        query = self._open.pop(query_id, None)
        if query is None or query.ends_at <= self.now():
            raise bad_request(
                "query is too old and response timeout expired or query ID is invalid"
            )
        query.answer.set_result(answer)


@dataclass(frozen=True, slots=True)
class CallbackAnswer:
    """What a person sees after pressing a button."""

    text: str | None = None
    alert: bool = False
    """A dialog that has to be closed, not a notification."""
    url: str | None = None
