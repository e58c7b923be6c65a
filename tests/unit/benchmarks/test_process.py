"""Processes are measured one by one."""

import asyncio
import sys
from pathlib import Path

from benchmarks.process import Process

PARENT = """
import os, subprocess, sys
starting = os.fork()
if not starting:
    sys.stdin.read()
    os._exit(0)
reads = [sys.executable, "-c", "import sys; sys.stdin.read()"]
with subprocess.Popen(reads, stdin=subprocess.PIPE) as program:
    print(program.pid, flush=True)
    sys.stdin.read()
os.waitpid(starting, 0)
"""


async def test_a_child_counts_as_soon_as_it_is_a_program_of_its_own(tmp_path: Path) -> None:
    pipe = asyncio.subprocess.PIPE
    started = await asyncio.create_subprocess_exec(
        sys.executable, "-c", PARENT, stdin=pipe, stdout=pipe
    )
    assert started.stdout
    child = int(await started.stdout.readline())
    assert [each.pid for each in Process(started, tmp_path / "log").children()] == [child]
    await started.communicate(b"")
