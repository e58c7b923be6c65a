"""How Telegram brings updates to a webhook: in order within a chat, and many chats at once."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass, field

import httpx

from sandbox.journal import Json
from sandbox.knobs import Knobs
from sandbox.telegram.updates import Update, Updates

FIRST_PAUSE = 1.0
MAX_PAUSE = 60.0
"""Seconds before an update is brought again; each pause is twice the last, and all are divided by
the speed knob."""
TIMEOUT = 60.0
"""Seconds that the bot has to answer."""
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - where the secret stands


@dataclass(slots=True)
class Deliveries:
    """Bring each update until a 2xx confirms it, over so many connections at most."""

    updates: Updates
    knobs: Knobs
    url: str
    secret: str
    max_connections: int
    failed: Callable[[str], None]
    """Hears what went wrong, in Telegram's words."""
    reply: Callable[[Json], Awaitable[None]]
    """Makes the call that a bot may put into its answer."""
    before: Callable[[], Awaitable[None]]
    """Waited for before an update is brought."""
    _queues: dict[Hashable, "asyncio.Task[None]"] = field(default_factory=dict)
    """What is being brought, by the queue whose first update it is."""

    async def run(self) -> None:
        """Bring updates until cancelled."""
        connections = asyncio.Semaphore(self.max_connections)
        limits = httpx.Limits(max_connections=self.max_connections)
        async with httpx.AsyncClient(timeout=TIMEOUT, limits=limits, trust_env=False) as client:
            try:
                while True:
                    self._begin(client, connections)
                    await self.updates.wait()
            finally:
                await self._end()

    def _begin(self, client: httpx.AsyncClient, connections: asyncio.Semaphore) -> None:
        """Begin to bring the first update of each queue that brings none."""
        for update in self.updates.waiting():
            queue = _queue_of(update)
            if queue not in self._queues:
                bringing = self._bring(client, connections, update)
                self._queues[queue] = asyncio.create_task(bringing)

    async def _end(self) -> None:
        tasks = list(self._queues.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _bring(
        self, client: httpx.AsyncClient, connections: asyncio.Semaphore, update: Update
    ) -> None:
        pause = FIRST_PAUSE
        try:
            while self.updates.holds(update):
                async with connections:
                    is_confirmed = await self._is_confirmed(client, update)
                if is_confirmed:
                    break
                await asyncio.sleep(pause / self.knobs.speed)
                pause = min(2 * pause, MAX_PAUSE)
        finally:
            del self._queues[_queue_of(update)]
        self.updates.done(update)

    async def _is_confirmed(self, client: httpx.AsyncClient, update: Update) -> bool:
        headers = {SECRET_HEADER: self.secret} if self.secret else {}
        await self.before()
        try:
            response = await client.post(self.url, json=update.as_json(), headers=headers)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            self.failed(_words(error))
            return False
        if not response.is_success:
            phrase = f"{response.status_code} {response.reason_phrase}"
            self.failed(f"Wrong response from the webhook: {phrase}")
            return False
        await self._reply(response)
        return True

    async def _reply(self, response: httpx.Response) -> None:
        """Make the call that a bot may put into its answer; it never learns the result."""
        try:
            call = response.json()
        except ValueError:
            return
        if isinstance(call, dict) and "method" in call:
            await self.reply(call)


def _queue_of(update: Update) -> Hashable:
    """Return within what updates are brought in order: a chat, or one kind of query of a person."""
    payload = update.payload if isinstance(update.payload, dict) else {}
    for name in ("chat", "from"):
        place = payload.get(name)
        if isinstance(place, dict) and "id" in place:
            return (update.kind if name == "from" else "chat"), place["id"]
    return update.id


def _words(error: Exception) -> str:
    match error:
        case httpx.ConnectError():
            return "Connection refused"
        case httpx.TimeoutException():
            return "Read timeout expired"
        case _:
            return "Connection closed by the webhook"
