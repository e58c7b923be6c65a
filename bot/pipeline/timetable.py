"""The timetable: what the bot does again and again, and when."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass

from bot.errors import StoreUnavailable

log = logging.getLogger(__name__)

Work = Callable[[], Awaitable[object]]

_EARLY = 0.1
"""The part of a pause by which a job may be early: else a look just before it is due costs one."""


@dataclass(frozen=True)
class Job:
    """Something that is done again and again."""

    name: str
    work: Work
    seconds: float
    """from one time to the next"""
    first: float = 0.0
    """seconds until the first time"""


class _Entry:
    """A job, and when it is due; it never runs twice at once."""

    def __init__(self, job: Job, now: float) -> None:
        self._job = job
        self._due_at = now + job.first
        self.running: asyncio.Task[None] | None = None

    def begin(self, now: float) -> None:
        """Begin the job where it is due and does not run."""
        if self.running is None and now >= self._due_at:
            self._due_at = now + self._job.seconds * (1 - _EARLY)
            self.running = asyncio.create_task(self._run(), name=self._job.name)

    async def _run(self) -> None:
        try:
            await self._job.work()
        except StoreUnavailable as error:
            log.warning("the database does not answer: %s", error)
        except Exception:
            log.exception("%s: a job met a bug", self._job.name)
        finally:
            self.running = None


class Timetable:
    """Begins jobs when they are due; a slow one holds up no other."""

    def __init__(self, jobs: Iterable[Job]) -> None:
        """Take the jobs; their time begins with the first look."""
        self._jobs = tuple(jobs)
        self._entries: list[_Entry] = []
        self._looking: asyncio.Task[None] | None = None

    @property
    def pause(self) -> float:
        """Seconds between two looks, so that none of the jobs is done less often than it has to."""
        return min(job.seconds for job in self._jobs)

    def start(self) -> None:
        """Look at once, and from then on as often as needed."""
        self._looking = asyncio.create_task(self._look_often())

    async def _look_often(self) -> None:
        while True:
            self.look()
            await asyncio.sleep(self.pause)

    def look(self) -> None:
        """Begin what is due."""
        now = asyncio.get_running_loop().time()
        self._entries = self._entries or [_Entry(job, now) for job in self._jobs]
        for entry in self._entries:
            entry.begin(now)

    async def stop(self, patience: float) -> None:
        """Begin nothing more; let what runs end for so many seconds, and then cancel it."""
        if self._looking:
            self._looking.cancel()
        running = [entry.running for entry in self._entries if entry.running]
        if not running:
            return
        _, late = await asyncio.wait(running, timeout=patience)
        if late:
            log.warning("%d jobs did not end in time", len(late))
        for job in late:
            job.cancel()
        await asyncio.gather(*late, return_exceptions=True)
