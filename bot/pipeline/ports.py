"""What the pipeline needs from outside: a courier to the chat, and the time."""

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Protocol

from bot.errors import OperatorNeeded
from bot.pipeline.alerts import Alert
from bot.store.file_orders import SentFile
from bot.tasks.task import Receipt, Requester, Task

Clock = Callable[[], float]
"""The time, in seconds since the epoch."""


class Courier(Protocol):
    """Fetches pictures from a chat, and sends videos and words to it."""

    async def pictures(
        self, task: Task, attempt: Callable[[], AbstractAsyncContextManager[object]]
    ) -> Sequence[str]:
        """Fetch the pictures of a request, as data URIs.

        ``attempt`` is entered before each is decoded, because that may end the process.

        Raises:
            NotAPicture, PictureTooLarge, PictureGone: the request cannot be made.
            ChatError: Telegram failed in a way that may pass.
        """
        ...

    async def deliver(self, task: Task) -> Receipt:
        """Send the finished video to the chat.

        Raises:
            LinkExpired: a fresh link is needed.
            ChatGone, ChatMigrated, FloodWait, ChatOutcomeUnknown, ChatRefused: it was not sent.
        """
        ...

    async def notify_outcome(self, task: Task) -> None:
        """Tell the chat how the task ended, and delete the progress message.

        Raises:
            ChatError: it could not be told.
        """
        ...

    async def alert(self, problem: OperatorNeeded) -> None:
        """Tell the operators that they must act, and do not repeat it too often."""
        ...


class FileCourier(Protocol):
    """Sends the originals of videos as files."""

    async def send_file(self, task: Task, requester: Requester, url: str | None) -> SentFile | None:
        """Send the file at a link, or the one that the chat side knows, where there is no link.

        Where it cannot be sent as a file, the chat is told the link, and None returned; likewise
        where Telegram has made something else of it.

        Raises:
            LinkExpired: the link does not work.
            ChatError: it was not sent.
        """
        ...

    async def say_file_gone(self, requester: Requester) -> None:
        """Tell that the video service no longer has the file.

        Raises:
            ChatError: it could not be told.
        """
        ...


class Operators(Protocol):
    """The people who run the bot."""

    async def alert(self, alert: Alert) -> None:
        """Tell them something, unless they were told of the same kind within the hour."""
        ...

    async def last_told(self, alert: Alert) -> float | None:
        """Return when they were last told of this kind, if that is not long ago."""
        ...
