"""systemd's notify protocol: datagrams to the socket that ``NOTIFY_SOCKET`` names.

Source: sd_notify(3), sd_watchdog_enabled(3).
"""

import logging
import os
import socket
from collections.abc import Mapping

log = logging.getLogger(__name__)

_MICROSECONDS = 1_000_000


class ServiceManager:
    """Tells systemd how the bot is; where systemd did not start it, nobody is told anything."""

    def __init__(self, environ: Mapping[str, str] = os.environ) -> None:
        """Take the environment that systemd has set."""
        self._address = _address(environ.get("NOTIFY_SOCKET", ""))
        self.watchdog_seconds = _watchdog_seconds(environ)
        """how often it has to hear from us at least; None where it does not watch"""

    def ready(self) -> None:
        """Say that the start is over."""
        self._send("READY=1\nSTATUS=receiving updates")

    def starting(self) -> None:
        """Say what takes so long."""
        self._send("STATUS=waiting for the database and Telegram")

    def alive(self) -> None:
        """Say that the event loop turns."""
        if self.watchdog_seconds:
            self._send("WATCHDOG=1")

    def stopping(self) -> None:
        """Say that the stop has begun."""
        self._send("STOPPING=1\nSTATUS=finishing what is in progress")

    def _send(self, state: str) -> None:
        """Send without waiting: a socket that is gone or full is no reason to stop anything."""
        if not self._address:
            return
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as sender:
                sender.setblocking(False)
                sender.sendto(state.encode(), self._address)
        except OSError as error:
            log.warning("systemd is not told %s: %s", state.partition("\n")[0], error.strerror)


def _address(name: str) -> str:
    """Return the address of a socket: a path, or an abstract name, which begins with ``@``.

    Others (sd_notify knows ``vsock:`` too) are those of virtual machines.
    """
    if name.startswith("@"):
        return f"\0{name[1:]}"
    return name if name.startswith("/") else ""


def _watchdog_seconds(environ: Mapping[str, str]) -> float | None:
    if environ.get("WATCHDOG_PID", str(os.getpid())) != str(os.getpid()):
        return None
    try:
        seconds = int(environ.get("WATCHDOG_USEC", "0")) / _MICROSECONDS
    except ValueError:
        return None
    return seconds if seconds > 0 else None
