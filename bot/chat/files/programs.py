"""Running small programs in processes of their own, without the bot's secrets."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import DEVNULL
from pathlib import Path
from typing import IO

STOPPED = frozenset({-signal.SIGTERM, -signal.SIGINT, -signal.SIGHUP})
"""Somebody stops the bot with all that it has started: that says nothing about the work."""

_OPTIONS = ("-S", "-P")
"""Python does not search for packages: the environment says where they are."""

_ROOT = Path(__file__).parents[3]


async def run_program(
    program: Path, source: IO[bytes], result: IO[bytes], seconds: float, **environment: str
) -> int:
    """Run a program from one file to another and return its exit code, negative for a signal.

    After ``seconds``, and when nobody waits for it any more, it is killed.

    Raises:
        OSError: it could not be started.
    """
    source.seek(0)
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *_OPTIONS,
        str(program),
        stdin=source,
        stdout=result,
        stderr=DEVNULL,
        env={**_environment(), **environment},
    )
    try:
        async with asyncio.timeout(seconds):
            return await process.wait()
    except TimeoutError:
        return -signal.SIGKILL
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


def _environment() -> dict[str, str]:
    """Return what Python needs to find its libraries and the bot, and none of the secrets."""
    needed = ("LD_LIBRARY_PATH", "PYTHONHOME")
    return {
        **{name: os.environ[name] for name in needed if name in os.environ},
        "PYTHONPATH": os.pathsep.join([*(path for path in sys.path if path), str(_ROOT)]),
        "MALLOC_ARENA_MAX": "1",  # each arena of glibc reserves 64 MB of address space
    }
