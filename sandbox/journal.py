"""The journal: what the bot sent to Telegram and to the provider, request by request."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias

Json: TypeAlias = Any
"""Whatever ``json.dumps`` takes; only at the edges, where HTTP begins."""

KEPT = 5000
"""Entries kept; older ones are dropped, so that a long demo does not grow for ever."""


class Side(StrEnum):
    """Which side of the bot a request went to."""

    TELEGRAM = "telegram"
    PROVIDER = "provider"


@dataclass(frozen=True, slots=True)
class Entry:
    """One request and its answer."""

    id: int
    """Counts up from 1."""
    at: float
    """When the answer was given, seconds since 1970."""
    side: Side
    method: str
    """The Bot API's method (``sendVideo``), or the provider's operation (``create``)."""
    path: str
    """The path asked for, without token or key."""
    request: Json
    """The body, or the query; a file is shown as ``{"file": name, "size": bytes}``."""
    status: int | None
    """The HTTP status; None: the connection was dropped without an answer."""
    answer: Json
    ms: float
    """How long it took, in milliseconds."""

    def as_json(self) -> Json:
        """Return the entry as the control API shows it."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(slots=True)
class Journal:
    """Entries in the order of their answers."""

    now: Callable[[], float] = time.time
    entries: list[Entry] = field(default_factory=list)
    _watchers: list[Callable[[Entry], None]] = field(default_factory=list)
    _last: int = 0

    def record(
        self,
        side: Side,
        method: str,
        path: str,
        *,
        request: Json,
        status: int | None,
        answer: Json,
        ms: float,
    ) -> Entry:
        """Record one request and call all watchers."""
        self._last += 1
        entry = Entry(self._last, self.now(), side, method, path, request, status, answer, ms)
        self.entries.append(entry)
        if len(self.entries) > KEPT + KEPT // 10:
            del self.entries[:-KEPT]
        for watcher in list(self._watchers):
            watcher(entry)
        return entry

    def of(self, method: str) -> list[Entry]:
        """Return all entries of one method, oldest first."""
        return [entry for entry in self.entries if entry.method == method]

    def after(self, entry_id: int) -> list[Entry]:
        """Return the entries after this one."""
        return [entry for entry in self.entries if entry.id > entry_id]

    def watch(self, watcher: Callable[[Entry], None]) -> Callable[[], None]:
        """Call ``watcher`` with each new entry; returns what ends that."""
        self._watchers.append(watcher)
        return lambda: self._watchers.remove(watcher)
