"""What the pipeline asks of the world outside: a courier to the chat, and the time."""

from collections.abc import Callable, Sequence
from typing import Protocol

from bot.errors import OperatorNeeded
from bot.tasks.task import Receipt, Task

Clock = Callable[[], float]
"""The time, in seconds since the epoch."""


class Courier(Protocol):
    """Brings things to and from a chat."""

    async def pictures(self, task: Task) -> Sequence[str]:
        """Fetch the pictures of a request, as data URIs.

        Raises:
            NotAPicture, PictureTooLarge, PictureGone: it cannot be made from these.
            ChatError: the chat's side failed in a way that may pass.
        """
        ...

    async def deliver(self, task: Task) -> Receipt:
        """Put the finished video into the chat.

        Raises:
            LinkExpired: a fresh link is needed.
            ChatGone, ChatMigrated, FloodWait, ChatOutcomeUnknown, ChatRefused: it is not there.
        """
        ...

    async def progress(self, task: Task, typical: float) -> None:
        """Show how far the task is, where that is possible just now; never fails.

        ``typical`` is how many seconds such a video takes.
        """
        ...

    async def notify_outcome(self, task: Task) -> None:
        """Tell the chat how the task ended, and tidy up.

        Raises:
            ChatError: it could not be told.
        """
        ...

    async def alert(self, problem: OperatorNeeded) -> None:
        """Tell the operators that they must act; seldom enough not to be a nuisance."""
        ...
