"""The end of a process whose event loop hangs: nothing else would end it."""

import faulthandler
import os
from typing import Self

HANG_SECONDS = 60.0
"""How long the event loop may do something else than turn."""

_STANDARD_ERROR = 2


class HangGuard:
    """Ends the process, with a traceback of every thread, when it is not armed anew in time.

    A thread of the interpreter's own does that, which needs neither the loop nor the interpreter's
    lock. The exit code is 1. The traceback names files, lines and functions, and no values.
    """

    def __init__(self, seconds: float = HANG_SECONDS) -> None:
        self.seconds = seconds
        self._output = _STANDARD_ERROR

    def __enter__(self) -> Self:
        """Arm it."""
        self._output = _unblocked_error_output()
        self()
        return self

    def __exit__(self, *_: object) -> None:
        """Disarm it."""
        faulthandler.cancel_dump_traceback_later()
        os.close(self._output)

    def __call__(self) -> None:
        """Arm it anew: the process ends when that does not happen again in time."""
        faulthandler.dump_traceback_later(self.seconds, exit=True, file=self._output)


def _unblocked_error_output() -> int:
    """Open standard error once more, so that writing there waits for nobody.

    Who reads the log may be what the event loop hangs on: then the traceback is lost, and the
    process ends all the same. A socket cannot be opened again, and is shared.
    """
    mode = os.O_WRONLY | os.O_APPEND | os.O_NONBLOCK | os.O_CLOEXEC
    try:
        return os.open(f"/proc/self/fd/{_STANDARD_ERROR}", mode)
    except OSError:
        return os.dup(_STANDARD_ERROR)
