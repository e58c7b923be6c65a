"""A command ends with whoever started it, and by itself at Ctrl+C."""

import asyncio
import os
import signal
import sys

CHILD = """
import signal, sys
def stop(*_):
    print("in good order", flush=True)
    sys.exit(3)
signal.signal(signal.SIGINT, stop)
print("ready", flush=True)
signal.pause()
"""


async def test_ctrl_c_lets_the_command_end_in_good_order_and_says_nothing_of_its_own() -> None:
    tether = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "sandbox.tether", sys.executable, "-c", CHILD),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        start_new_session=True,
    )
    assert tether.stdout is not None
    assert await tether.stdout.readline() == b"ready\n"
    os.killpg(tether.pid, signal.SIGINT)  # as a terminal does
    said, complaints = await asyncio.wait_for(tether.communicate(), 30)
    assert (tether.returncode, said, complaints) == (3, b"in good order\n", b"")
