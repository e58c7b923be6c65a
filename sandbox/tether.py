"""Run a command that ends with whoever started it: ``python -m sandbox.tether COMMAND...``.

Whoever starts it keeps the other end of its standard input open. A demo that is killed outright
closes it, too, and leaves no bot behind that would go on receiving updates beside the next one.
"""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from types import FrameType

_STDIN = 0


def main(command: Sequence[str]) -> int:
    """Run the command; return its exit code, 128 and the signal's number if one ended it.

    A terminal sends Ctrl+C to the command as well, which ends when it is ready to.
    """
    signal.signal(signal.SIGINT, lambda *_: None)
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL)  # noqa: S603 - our caller's own

    def pass_on(number: int, _: FrameType | None) -> None:
        child.send_signal(number)

    signal.signal(signal.SIGTERM, pass_on)
    threading.Thread(target=_end_with_starter, args=(child,), daemon=True).start()
    code = child.wait()
    return code if code >= 0 else 128 - code


def _end_with_starter(child: "subprocess.Popen[bytes]") -> None:
    while os.read(_STDIN, 1024):
        pass
    child.kill()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
