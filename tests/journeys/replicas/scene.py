"""Several processes over one PostgreSQL database, and what stands in it."""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from bot.chat.incoming.updates import received_from
from bot.store.database import Database
from bot.store.inbox import Inbox
from sandbox.telegram.messages import Message
from tests.databases import PostgresDatabases
from tests.journeys.reliability.process import BotProcess
from tests.stage import Stage

PATIENCE = 150.0
"""Seconds; the machine may be busy."""


@dataclass
class Scene:
    """A sandbox, a database, and processes that share it."""

    stage: Stage
    databases: PostgresDatabases
    url: str
    database: Database
    replicas: list[BotProcess] = field(default_factory=list)
    asked: list[Message] = field(default_factory=list)
    """what was asked for, besides what a test asks for itself"""
    env: dict[str, str] = field(default_factory=dict)
    """settings of every process"""
    ports: list[int] = field(default_factory=list)
    """where processes with a webhook listen, one after the other"""

    def replica(self, module: str = "bot", **env: str) -> BotProcess:
        """Return one more process, which is not started yet."""
        name = f"replica-{len(self.replicas)}"
        served = {"PORT": str(self.ports[len(self.replicas)])} if self.ports else {}
        made = BotProcess(
            self.stage.sandbox,
            self.stage.folder,
            module=module,
            name=name,
            **{"DATABASE_URL": self.url, "LOG_FORMAT": "text", **self.env, **served, **env},
        )
        self.replicas.append(made)
        return made

    async def up(self, count: int) -> list[BotProcess]:
        """Start so many processes; return them when all are counted, the leader first."""
        made = [self.replica() for _ in range(count)]
        for replica in made:
            await replica.start()
        await self.until("SELECT count(*) FROM replicas", count)
        return await self.by_leadership()

    @asynccontextmanager
    async def only(self, replica: BotProcess) -> AsyncIterator[None]:
        """Let nobody but one process do anything, for a moment; whatever it is, it gets updates.

        What it has begun is done before the others go on: they would wait for its leases.
        """
        others = [other for other in self.replicas if other is not replica]
        for other in others:
            other.freeze()
        storing = asyncio.create_task(self._store_updates())
        try:
            yield
            await self.until("SELECT count(*) FROM inbox WHERE done_at IS NULL", 0)
        finally:
            storing.cancel()
            await asyncio.wait({storing})
            for other in others:
                other.thaw()

    async def _store_updates(self) -> None:
        """Store whatever waits at Telegram, as the process would that polls; it may do so, too."""
        while True:
            waiting = [each.as_json() for each in self.stage.telegram.world.updates.pending]
            received = [each for raw in waiting if (each := received_from(raw))]
            await Inbox(self.database).store(received, time.time())
            await asyncio.sleep(0.05)

    async def by_leadership(self) -> list[BotProcess]:
        """Return the processes, the one that leads first."""
        await self.until("SELECT count(*) FROM leaderships WHERE until > 0", 1)
        ((owner,),) = await self.rows("SELECT owner FROM leaderships")
        number = int(owner.partition("-")[0])
        return sorted(self.replicas, key=lambda replica: replica.pid != number)

    async def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Ask the database."""
        async with self.database.read() as connection:
            return [tuple(row) for row in await connection.execute(sa.text(query))]

    async def until(self, query: str, value: object, patience: float = PATIENCE) -> None:
        """Return when the answer to a question has a value."""
        async with asyncio.timeout(patience):
            while await self.rows(query) != [(value,)]:  # noqa: ASYNC110 -- nothing tells of rows
                await asyncio.sleep(0.05)

    async def ask(self, count: int, people: int = 8) -> list[Message]:
        """Let several people ask for several videos each, each in their private chat."""
        telegram = self.stage.telegram
        crowd = [telegram.person(f"Person {number}") for number in range(people)]
        return [
            await telegram.send(person, telegram.private(person), f"/veo fox {number}")
            for number in range(count)
            for person in [crowd[number % people]]
        ]

    async def all_delivered(self, asked: list[Message]) -> None:
        """Return when each request has its video, and the database knows."""
        await self.stage.until(lambda: all(map(self.has_video, asked)), PATIENCE)
        await self.until("SELECT count(*) FROM tasks WHERE NOT outcome_notified", 0)

    def has_video(self, asked: Message) -> bool:
        """Whether a video answers a message."""
        return bool(self.videos_for(asked))

    def videos_for(self, asked: Message) -> list[Message]:
        """Return the videos that answer a message."""
        return [
            message
            for message in self.stage.telegram.messages(asked.chat)
            if message.sender is None
            and message.video
            and message.reply_to
            and message.reply_to.id == asked.id
        ]

    async def check(self, asked: list[Message]) -> None:
        """Check that nothing was lost, and nothing paid for twice."""
        asked = [*self.asked, *asked]
        statuses = await self.rows("SELECT status, count(*) FROM tasks GROUP BY status")
        assert statuses == [("delivered", len(asked))]
        paid = Counter(
            (generation.client_request_id or "").split("-")[2]
            for generation in self.stage.sandbox.provider.generations.values()
        )
        assert len(paid) == len(asked)
        assert max(paid.values()) == 1

    async def pace(self) -> float:
        """Return how many seconds a few videos take while nothing is wrong, on this machine."""
        begun_at = time.time()
        self.asked += (asked := await self.ask(4))
        await self.all_delivered(asked)
        return time.time() - begun_at


@asynccontextmanager
async def opened(stage: Stage, databases: PostgresDatabases, url: str) -> AsyncIterator[Scene]:
    """Open a scene with a database; end whatever runs in it."""
    database = Database(url)
    await database.open()
    scene = Scene(stage, databases, url, database)
    try:
        yield scene
    finally:
        for replica in scene.replicas:
            await replica.kill()
        await database.close()
