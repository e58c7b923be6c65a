"""The endpoint that stops and starts the bot, where the sandbox owns its process."""

from collections.abc import Callable
from typing import Protocol

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sandbox.web.bodies import body_of


class BotRunner(Protocol):
    """What owns the bot's process."""

    @property
    def phase(self) -> str:
        """``starting``, ``running``, ``stopping`` or ``stopped``."""

    def restart(self, *, kill: bool = False) -> None:
        """Stop the bot, or kill it, and start it again.

        Raises:
            ValueError: it is not running.
        """

    def watch(self, watcher: Callable[[], None]) -> None:
        """Call ``watcher`` after each change of ``phase``."""


class BotControl:
    """The bot's process, as far as the page may touch it; nobody's, in most tests."""

    def __init__(self) -> None:
        self._runner: BotRunner | None = None
        self._watchers: list[Callable[[], None]] = []

    @property
    def phase(self) -> str | None:
        """What the process does; None: it is somebody else's."""
        return None if self._runner is None else str(self._runner.phase)

    def take(self, runner: BotRunner) -> None:
        """Let the page restart the bot of this runner."""
        self._runner = runner
        for watcher in self._watchers:
            runner.watch(watcher)

    def watch(self, watcher: Callable[[], None]) -> None:
        """Call ``watcher`` after each change of ``phase``."""
        self._watchers.append(watcher)

    async def restart(self, request: Request) -> Response:
        """Restart the bot; with ``kill`` as after a power cut."""
        body = await body_of(request)
        if self._runner is None:
            raise ValueError("this sandbox does not run the bot itself")
        self._runner.restart(kill=body.get("kill") is True)
        return JSONResponse({"phase": self.phase})
