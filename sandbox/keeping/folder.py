"""The folder of the demo: its world, its files, the bot's database; for one demo at a time."""

import contextlib
import fcntl
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


class FolderInUseError(Exception):
    """Another demo runs on the folder."""


class FolderUnusableError(Exception):
    """The folder cannot be created or written, or is somebody else's; says why."""


_PARTS = {"bot", "files", "videos"}
"""The folders in a demo's own."""


@dataclass(frozen=True, slots=True)
class DemoFolder:
    """Where a demo keeps everything."""

    path: Path

    @property
    def world(self) -> Path:
        """The file of Telegram's and the provider's side."""
        return self.path / "world.db"

    @property
    def bot(self) -> Path:
        """Where the bot works, with its own database."""
        return self.path / "bot"

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other demos out until the block or the process ends; create the folder.

        The lock stands beside the folder, which may be set aside meanwhile; by whatever name a
        folder is called, it has this one.

        Raises:
            FolderInUseError: another one was first.
            FolderUnusableError: it cannot be created or written, or no demo has made it.
        """
        try:
            self._check_ours()
            self.path.parent.mkdir(parents=True, exist_ok=True)
            real = self.path.resolve()
            lock = real.with_name(f".{real.name}.lock").open("a")
        except OSError as error:
            raise FolderUnusableError(str(error)) from error
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                self._create()
            except BlockingIOError:
                raise FolderInUseError(str(self.path)) from None
            except OSError as error:
                raise FolderUnusableError(str(error)) from error
            yield

    def set_aside(self) -> Path | None:
        """Move what is kept out of the way, beside the folder; where it is now, None: was nothing.

        Nothing is ever deleted: earlier ones that were set aside stay, too.
        """
        if not self.world.exists() and not any(self.bot.iterdir()):
            return None
        before = self.path.with_name(f"{self.path.name}-before")
        later = (before.with_name(f"{before.name}-{number}") for number in itertools.count(2))
        free = next(each for each in itertools.chain([before], later) if not each.exists())
        self.path.rename(free)
        self._create()
        return free

    def _check_ours(self) -> None:
        """Check that nothing else stands there: a demo deletes drafts, and moves all of it aside.

        Raises:
            FolderUnusableError: something does, and no world.
        """
        if not self.path.exists() or self.world.exists():
            return
        names = (each.name for each in self.path.iterdir() if not each.name.startswith("."))
        if other := sorted(set(names) - _PARTS):
            raise FolderUnusableError(f"there is something else in it, like {other[0]}")

    def _create(self) -> None:
        for name in _PARTS:
            (self.path / name).mkdir(parents=True, exist_ok=True)
