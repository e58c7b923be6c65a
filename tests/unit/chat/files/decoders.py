"""The small programs that a process runs."""

import contextlib
from collections.abc import Iterator
from pathlib import Path


def decoders(of: int | str = "self") -> Iterator[int]:
    """Return the decoders that a process, by default this one, runs now."""
    return children("decode.py", of)


def children(program: str, of: int | str = "self") -> Iterator[int]:
    """Return the processes of a program that a process, by default this one, runs now."""
    with contextlib.suppress(FileNotFoundError):  # it has just ended
        for task in Path(f"/proc/{of}/task").iterdir():
            with contextlib.suppress(OSError):
                for child in (task / "children").read_text().split():
                    if program.encode() in Path(f"/proc/{child}/cmdline").read_bytes():
                        yield int(child)
