"""The queue of updates for the bot."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sandbox.journal import Json
from sandbox.telegram.errors import conflict

DAY = 86_400.0
"""Seconds that Telegram keeps an update (Bot API: getting updates)."""
OPT_IN = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""Not sent unless ``allowed_updates`` names them."""
REMEMBERED = 10_000
"""Updates kept after their delivery, so that ``again`` can find them."""


@dataclass(frozen=True, slots=True)
class Update:
    """One update as the bot will get it."""

    id: int
    kind: str
    payload: Json
    """The value of the field named after the kind."""
    expires_at: float
    """When Telegram drops it."""

    def as_json(self) -> Json:
        """Bot API: Update."""
        return {"update_id": self.id, self.kind: self.payload}


@dataclass(slots=True)
class Updates:
    """The queue: an update stays until a later offset, or a webhook's 200, confirms it."""

    now: Callable[[], float]
    next_id: int = 700_000_001
    allowed: frozenset[str] | None = None
    """What ``allowed_updates`` last said; None: everything but what is only sent on request."""
    pending: deque[Update] = field(default_factory=deque)
    repeats: list[Update] = field(default_factory=list)
    """Delivered once more, whatever was confirmed."""
    polled: asyncio.Event = field(default_factory=asyncio.Event)
    """Set once the bot has polled: it is up."""
    closed: bool = False
    """The sandbox has ended: no poll waits any longer."""
    past: deque[Update] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    _changed_event: asyncio.Event = field(default_factory=asyncio.Event)
    _reader: "asyncio.Future[str] | None" = None
    """The current poll; finished, with the reason, when something else takes its place."""

    def put(self, kind: str, payload: Json, lifetime: float = DAY) -> int | None:
        """Queue an update; its id, or None if the bot does not want this kind."""
        if not self._wanted(kind):
            return None
        update = Update(self.next_id, kind, payload, self.now() + lifetime)
        self.next_id += 1
        self.past.append(update)
        self.pending.append(update)
        self._changed_event.set()
        return update.id

    def push(self, raw: Json) -> int:
        """Queue any update, also one that no library understands; gives it an id if it has none."""
        rest = {name: value for name, value in raw.items() if name != "update_id"}
        update = Raw(raw.get("update_id", self.next_id), "", rest, self.now() + DAY)
        self.next_id = max(self.next_id, update.id) + 1
        self.pending.append(update)
        self._changed_event.set()
        return update.id

    def again(self, fits: Callable[[Update], bool]) -> Update:
        """Deliver the youngest update that fits once more, as Telegram sometimes does.

        Raises:
            LookupError: there was none.
        """
        update = next((each for each in reversed(self.past) if fits(each)), None)
        if update is None:
            raise LookupError("no such update was ever sent")
        self.repeats.append(update)
        self._changed_event.set()
        return update

    def allow(self, kinds: list[str] | None) -> None:
        """Set ``allowed_updates``: None keeps the last list, an empty one is the default."""
        if kinds is not None:
            self.allowed = frozenset(kinds) or None

    def confirm(self, offset: int) -> None:
        """Drop everything before the offset; a negative one keeps so many of the youngest."""
        if offset < 0:
            while len(self.pending) > -offset:
                self.pending.popleft()
        while offset > 0 and self.pending and self.pending[0].id < offset:
            self.pending.popleft()

    def waiting(self) -> list[Update]:
        """Return what is to be brought to a webhook, oldest first; each stays until ``done``."""
        self._drop_expired()
        return [*self.repeats, *self.pending]

    def holds(self, update: Update) -> bool:
        """Return whether an update still waits: it may have expired, or been dropped."""
        return any(each is update for each in self.waiting())

    def done(self, update: Update) -> None:
        """Confirm an update that the webhook has accepted."""
        for queue in (self.repeats, self.pending):
            if any(each is update for each in queue):
                queue.remove(update)
                break
        self._changed_event.set()

    def end_poll(self, words: str) -> None:
        """Answer the poll that waits, if one does, with a conflict."""
        if self._reader is not None and not self._reader.done():
            self._reader.set_result(words)

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Json]:
        """Return up to ``limit`` updates; waits up to ``seconds`` for the first.

        Raises:
            Refusal: 409 when another poll begins meanwhile.
        """
        reader = self._take_over()
        self.confirm(offset)
        try:
            async with asyncio.timeout(seconds):
                while not (batch := self._batch(limit)) and not self.closed:
                    await self._wait_for_change(reader)
        except TimeoutError:
            return []
        finally:
            reader.cancel()
        return [update.as_json() for update in batch]

    async def wait(self) -> None:
        """Return when something new is queued."""
        self._changed_event.clear()
        await self._changed_event.wait()

    def close(self) -> None:
        """End every waiting poll."""
        self.closed = True
        self._changed_event.set()

    def _wanted(self, kind: str) -> bool:
        if self.allowed is None:
            return kind not in OPT_IN
        return kind in self.allowed

    def _take_over(self) -> "asyncio.Future[str]":
        self.end_poll(
            "terminated by other getUpdates request; "
            "make sure that only one bot instance is running"
        )
        self._reader = asyncio.get_running_loop().create_future()
        self.polled.set()
        return self._reader

    def _batch(self, limit: int) -> list[Update]:
        self._drop_expired()
        repeated, self.repeats = self.repeats, []
        return (repeated + [update for update, _ in zip(self.pending, range(limit), strict=False)])[
            :limit
        ]

    def _drop_expired(self) -> None:
        if any(update.expires_at <= self.now() for update in self.pending):
            self.pending = deque(each for each in self.pending if each.expires_at > self.now())

    async def _wait_for_change(self, reader: "asyncio.Future[str]") -> None:
        self._changed_event.clear()
        news = asyncio.ensure_future(self._changed_event.wait())
        either: set[asyncio.Future[Any]] = {news, reader}
        try:
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        finally:
            news.cancel()
        if reader.done():
            raise conflict(reader.result())


class Raw(Update):
    """An update that was pushed as it is."""

    __slots__ = ()

    def as_json(self) -> Json:
        """Return everything as it was given, with an id."""
        return {"update_id": self.id} | self.payload
