"""The end of a process whose event loop hangs: nothing else would end it."""

import faulthandler
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

    def __enter__(self) -> Self:
        """Arm it."""
        self()
        return self

    def __exit__(self, *_: object) -> None:
        """Disarm it."""
        faulthandler.cancel_dump_traceback_later()

    def __call__(self) -> None:
        """Arm it anew: the process ends when that does not happen again in time."""
        faulthandler.dump_traceback_later(self.seconds, exit=True, file=_STANDARD_ERROR)
