"""The webhook: Telegram delivers the updates itself."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import httpx

from sandbox.journal import Json
from sandbox.knobs import Knobs
from sandbox.telegram.updates import Update, Updates

FIRST_PAUSE = 1.0
MAX_PAUSE = 60.0
"""Seconds before an update is delivered again; each pause is twice the last, and all are divided
by the speed knob."""
TIMEOUT = 60.0
"""How long the bot may take to answer."""


@dataclass(slots=True)
class Webhook:
    """Deliver one update after the other, each until a 2xx confirms it."""

    updates: Updates
    knobs: Knobs
    now: Callable[[], float]
    url: str = ""
    secret: str = ""
    max_connections: int = 40
    error: str = ""
    error_at: float = 0.0
    reply: Callable[[Json], Awaitable[object]] | None = None
    """Makes the call that a bot may put into its answer."""
    _task: "asyncio.Task[None] | None" = field(default=None, repr=False)

    async def set(self, url: str, secret: str, max_connections: int) -> None:
        """Deliver updates there from now on; an empty URL: nowhere."""
        await self.close()
        self.url, self.secret, self.max_connections = url, secret, max_connections
        self.error, self.error_at = "", 0.0
        if url:
            self._task = asyncio.create_task(self._run())

    async def close(self) -> None:
        """Stop delivering."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    def as_json(self) -> Json:
        """Bot API: WebhookInfo."""
        info: Json = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self.updates.pending),
        }
        if self.url:
            info["max_connections"] = self.max_connections
        if self.error:
            info |= {"last_error_date": int(self.error_at), "last_error_message": self.error}
        if self.updates.allowed is not None:
            info["allowed_updates"] = sorted(self.updates.allowed)
        return info

    async def _run(self) -> None:
        async with httpx.AsyncClient(timeout=TIMEOUT, trust_env=False) as client:
            while True:
                update = self.updates.next()
                if update is None:
                    await self.updates.wait()
                else:
                    await self._deliver(client, update)

    async def _deliver(self, client: httpx.AsyncClient, update: Update) -> None:
        pause = FIRST_PAUSE
        while not await self._confirmed(client, update):
            await asyncio.sleep(pause / self.knobs.speed)
            pause = min(2 * pause, MAX_PAUSE)
        self.updates.done(update)

    async def _confirmed(self, client: httpx.AsyncClient, update: Update) -> bool:
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.secret} if self.secret else {}
        try:
            response = await client.post(self.url, json=update.as_json(), headers=headers)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            return self._failed(str(error) or type(error).__name__)
        if not response.is_success:
            phrase = f"{response.status_code} {response.reason_phrase}"
            return self._failed(f"Wrong response from the webhook: {phrase}")
        await self._reply(response)
        return True

    def _failed(self, words: str) -> bool:
        self.error, self.error_at = words, self.now()
        return False

    async def _reply(self, response: httpx.Response) -> None:
        """Make the call that a bot may put into its answer; it never learns the result."""
        try:
            call = response.json()
        except ValueError:
            return
        if self.reply is not None and isinstance(call, dict) and "method" in call:
            await self.reply(call)
