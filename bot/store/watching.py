"""Who watches what the database is told: a port for what counts it."""

from typing import Protocol

from bot.money.ledger import Entry
from bot.tasks.task import Task


class Watcher(Protocol):
    """Is told what happens, once it is committed. It must neither wait nor fail."""

    def status_changed(self, task: Task) -> None:
        """Take in a task that has a new status."""
        ...

    def booked(self, entry: Entry) -> None:
        """Take in an entry that is new in the ledger."""
        ...

    def unavailable(self, *, in_time: bool) -> None:
        """Take in that the database did not do something, or not ``in_time``."""
        ...


class NoWatcher:
    """Implements Watcher, and takes in nothing."""

    def status_changed(self, task: Task) -> None:
        """See Watcher.status_changed."""

    def booked(self, entry: Entry) -> None:
        """See Watcher.booked."""

    def unavailable(self, *, in_time: bool) -> None:
        """See Watcher.unavailable."""
