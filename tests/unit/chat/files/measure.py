"""Read a picture as the bot does, in a fresh process, and print how much memory that took.

Standard input is the file. Prints, as JSON, whether it is a picture, and in bytes the peaks of this
process and of its decoder. The process has to be small: a child's peak includes that of its parent
at the moment of the fork.
"""

import asyncio
import json
import resource
import sys
from contextlib import nullcontext
from pathlib import Path

from bot.chat.files.pictures import PictureReader
from bot.errors import NotAPicture


def _is_picture() -> bool:
    try:
        asyncio.run(PictureReader().read(sys.stdin.buffer, nullcontext))
    except NotAPicture:
        return False
    return True


def _own_peak() -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    line = next(line for line in lines if line.startswith("VmHWM:"))
    return int(line.split()[1]) * 1024


def main() -> None:
    """Measure."""
    is_picture = _is_picture()
    decoder = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    sys.stdout.write(json.dumps([is_picture, _own_peak(), decoder]))


if __name__ == "__main__":
    main()
