"""A process that hangs ends, whatever it hangs on."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
HANG = """
import os, sys
from bot.alive.hang import HangGuard
with HangGuard(0.3):
    while True:
        os.write(2, b"a line of the log" * 1000)
"""
SLEEP = """
import sys, time
from bot.alive.hang import HangGuard
print("before", file=sys.stderr)
with HangGuard(0.3):
    time.sleep(60)
"""


def ending(code: str, error: int) -> int:
    """Return the exit code of a process that writes its errors somewhere."""
    command = [sys.executable, "-c", code]
    return subprocess.run(command, stderr=error, cwd=ROOT, timeout=60, check=False).returncode


def test_a_log_that_nobody_reads_any_more_keeps_no_process() -> None:
    reading, writing = os.pipe()
    try:
        assert ending(HANG, writing) == 1
    finally:
        os.close(reading)
        os.close(writing)


def test_the_traceback_stands_behind_what_the_log_has(tmp_path: Path) -> None:
    path = tmp_path / "log"
    with path.open("wb") as log:
        assert ending(SLEEP, log.fileno()) == 1
    first, *rest = path.read_text().splitlines()
    assert first == "before"
    assert any("<string>" in line for line in rest)
