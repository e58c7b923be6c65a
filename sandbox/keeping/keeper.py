"""Keep a world: write what has changed, before anybody is told of it."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sandbox.journal import Json
from sandbox.keeping.codec import Codec
from sandbox.keeping.provider_records import provider_records, restore_provider
from sandbox.keeping.records import Key, Record, Rows
from sandbox.keeping.telegram_records import restore_telegram, telegram_records
from sandbox.keeping.world_file import UnreadableWorldError, WorldFile
from sandbox.server import Sandbox

PERIOD = 1.0
"""Seconds after which what nobody asked for, like a finished video, is written too."""
PROGRAMS = ("/bot", "/provider/")
"""What the bot calls: it must never know more of a world than the world itself."""


@dataclass(slots=True)
class Keeper:
    """Writes the changes of one world, away from the event loop, one transaction at a time."""

    sandbox: Sandbox
    file: WorldFile
    _codec: Codec = field(init=False)
    _written: dict[Key, tuple[Any, Json]] = field(default_factory=dict)
    """What stands in the file: the object as it was given, and what it was written as."""
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    _asked: int = 0
    _done: int = 0

    def __post_init__(self) -> None:
        folder = self.sandbox.folder
        if folder is None:
            raise ValueError("a sandbox that is kept has a folder")
        self._codec = Codec(folder, self.sandbox.telegram.world.chats)

    def restore(self, rows: Rows) -> None:
        """Fill the sandbox, which is new, with what was kept.

        Raises:
            UnreadableWorldError: these are not the records of a world.
        """
        try:
            restore_telegram(self.sandbox.telegram.world, rows, self._codec)
            restore_provider(self.sandbox.provider, rows, self._codec, self.sandbox.now)
        except (LookupError, TypeError, ValueError, AttributeError, RecursionError) as error:
            raise UnreadableWorldError(f"its records cannot be read ({error!r})") from error

    async def flush(self) -> None:
        """Return once everything that has happened so far is written.

        Many may wait at once: one write serves all that asked before it began.
        """
        self._asked += 1
        mine = self._asked
        async with self._turn:
            if self._done >= mine:
                return
            covered, now = self._asked, self._now()
            changed = {key: each for key, each in now.items() if self._differs(key, each)}
            gone = self._written.keys() - now.keys()
            if changed or gone:
                texts = {key: text for key, (_, text) in changed.items()}
                await asyncio.to_thread(self.file.write, texts, gone)
            self._written, self._done = now, covered

    async def run(self) -> None:
        """Write what has changed once a second, until cancelled."""
        while True:
            await self.flush()
            await asyncio.sleep(PERIOD)

    def _now(self) -> dict[Key, tuple[Any, Json]]:
        """Return the world as it is at this moment; what cannot have changed is not encoded."""
        return {each.key: self._encoded(each) for each in self._records()}

    def _encoded(self, record: Record) -> tuple[Any, Json]:
        known = self._written.get(record.key)
        if known is not None and known[0] is record.value and record.is_frozen:
            return known
        return record.value, self._codec.encode(record.value)

    def _differs(self, key: Key, each: tuple[Any, Json]) -> bool:
        known = self._written.get(key)
        return known is None or (known is not each and known[1] != each[1])

    def _records(self) -> Iterator[Record]:
        sandbox = self.sandbox
        yield Record("identity", "", identity(sandbox))
        yield from telegram_records(sandbox.telegram.world)
        yield from provider_records(sandbox.provider)


def identity(sandbox: Sandbox) -> dict[str, str]:
    """Return what a sandbox must be made with to go on as the same world."""
    return {"token": sandbox.token, "key": sandbox.key, "world_id": sandbox.world_id}


@dataclass(frozen=True, slots=True)
class KeptFirst:
    """ASGI middleware: an answer goes out once what it tells of is written."""

    app: ASGIApp
    keeper: Keeper

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and hold its answer back until the world is written."""
        if scope["type"] != "http" or not _tells_of_changes(scope):
            await self.app(scope, receive, send)
            return

        async def send_after(message: Message) -> None:
            if message["type"] == "http.response.start":
                await self.keeper.flush()
            await send(message)

        await self.app(scope, receive, send_after)


def _tells_of_changes(scope: Scope) -> bool:
    path, method = str(scope["path"]), str(scope["method"])
    return path.startswith(PROGRAMS) or method != "GET"
