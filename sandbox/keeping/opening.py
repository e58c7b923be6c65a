"""Open the world of a folder: the kept one, or a new one where there is none to go on with."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sandbox.keeping.codec import Codec
from sandbox.keeping.folder import DemoFolder, FolderUnusableError
from sandbox.keeping.keeper import Keeper, KeptFirst
from sandbox.keeping.records import Rows
from sandbox.keeping.world_file import UnreadableWorldError, WorldFile
from sandbox.server import Sandbox


@asynccontextmanager
async def kept_world(
    folder: DemoFolder, port: int, begin: Callable[[Sandbox], None], say: Callable[[str], None]
) -> AsyncIterator[tuple[Sandbox, Keeper]]:
    """Open the world of a locked folder, and write it a last time at the end.

    ``begin`` fills a world that is new; ``say`` hears why a kept one is not gone on with.
    """
    for draft in (folder.path / "files").glob("draft-*"):
        draft.unlink()
    sandbox, keeper = _opened(folder, port, begin, say)
    sandbox.app.add_middleware(KeptFirst, keeper=keeper)
    sandbox.telegram.world.webhook.before = keeper.flush
    try:
        await keeper.flush()
        sandbox.provider.resume()
        yield sandbox, keeper
    finally:
        try:
            await keeper.flush()
        finally:
            keeper.file.close()


def _opened(
    folder: DemoFolder, port: int, begin: Callable[[Sandbox], None], say: Callable[[str], None]
) -> tuple[Sandbox, Keeper]:
    try:
        if kept := _kept(folder, port):
            return kept
        reason = "there is a bot's database and no world that it belongs to"
    except UnreadableWorldError as error:
        reason = str(error)
    if aside := folder.set_aside():
        say(
            f"The kept world cannot be gone on with: {reason}. "
            f"It is in {aside} now; this is a new one."
        )
    sandbox = Sandbox(port=port, folder=folder.path)
    begin(sandbox)
    return sandbox, Keeper(sandbox, WorldFile(folder.world))


def _kept(folder: DemoFolder, port: int) -> tuple[Sandbox, Keeper] | None:
    """Return the kept world, or None if there is none yet.

    Raises:
        UnreadableWorldError: it cannot be gone on with.
    """
    if not folder.world.exists():
        return None
    file = WorldFile(folder.world)
    try:
        rows = file.read()
        told = _identity(rows, folder.path)
        sandbox = Sandbox(**told, port=port, folder=folder.path)
        keeper = Keeper(sandbox, file)
        keeper.restore(rows)
    except (UnreadableWorldError, FolderUnusableError):
        file.close()
        raise
    return sandbox, keeper


def _identity(rows: Rows, folder: Path) -> dict[str, Any]:
    try:
        told = rows.one("identity", "", Codec(folder, {}))
        return {name: str(told[name]) for name in ("token", "key", "world_id")}
    except (LookupError, TypeError, ValueError, RecursionError) as error:
        raise UnreadableWorldError(f"its records cannot be read ({error!r})") from error
