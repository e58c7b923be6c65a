"""What the small programs beside this module may take; they import nothing else of the bot."""

import contextlib
import resource
from pathlib import Path


def limit_resources(memory: int, cpu_seconds: int, file_size: int) -> None:
    """Limit this process from now on.

    ``memory`` is in bytes of address space, on top of what Python and the libraries that are
    imported by now take; ``file_size`` is of each file that it writes, standard output included.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (file_size, file_size))
    with contextlib.suppress(OSError, ValueError):  # macOS can neither tell nor limit it
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        most = pages * resource.getpagesize() + memory
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
