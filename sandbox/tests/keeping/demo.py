"""A demo that is opened again and again."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from sandbox import Sandbox
from sandbox.keeping.folder import DemoFolder
from sandbox.keeping.keeper import Keeper
from sandbox.keeping.opening import kept_world


@dataclass
class Demo:
    """A folder, and what was said about it."""

    folder: DemoFolder
    said: list[str] = field(default_factory=list)

    @asynccontextmanager
    async def world(self) -> AsyncIterator[tuple[Sandbox, Keeper]]:
        """Open it as the demo does, and serve it."""
        with self.folder.locked():
            async with (
                kept_world(self.folder, 0, begin, self.said.append) as (sandbox, keeper),
                sandbox.serve(),
            ):
                sandbox.knobs.turn({"speed": 500.0})
                yield sandbox, keeper


def begin(sandbox: Sandbox) -> None:
    anna = sandbox.telegram.person("Anna")
    sandbox.telegram.private(anna)
