"""What nobody has caught ends in the log as well, without secrets."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]

SETUP = """
import sys, threading
from bot import log
log.configure("INFO", "json", ["my-secret-token"])
log.log_what_is_uncaught()
"""

IN_MAIN = "raise OSError('my-secret-token')"
IN_A_THREAD = """
def fail(): raise OSError('my-secret-token')
thread = threading.Thread(target=fail)
thread.start()
thread.join()
sys.exit(1)
"""
IN_A_FINALIZER = """
class Broken:
    def __del__(self): raise OSError('my-secret-token')
Broken()
sys.exit(1)
"""


@pytest.mark.parametrize("fails", [IN_MAIN, IN_A_THREAD, IN_A_FINALIZER])
def test_a_bug_that_nobody_has_caught_is_a_line_of_the_log(fails: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", SETUP + fails],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    (line,) = ended.stderr.splitlines()
    assert line.startswith('{"event":')
    assert "OSError: ***" in line
