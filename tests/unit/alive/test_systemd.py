"""systemd's notify protocol, over a real socket."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from secrets import token_hex

import pytest

from bot.alive.pulse import Pulse
from bot.alive.systemd import ServiceManager


@pytest.fixture(params=["path", "abstract"])
def name(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """What NOTIFY_SOCKET says."""
    return str(tmp_path / "notify") if request.param == "path" else f"@veogram-{token_hex(8)}"


@pytest.fixture
def heard(name: str) -> Iterator[socket.socket]:
    """systemd's end."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(f"\0{name[1:]}" if name.startswith("@") else name)
        listener.setblocking(False)
        yield listener


def lines(heard: socket.socket) -> list[str]:
    return heard.recv(4096).decode().splitlines()


def test_what_happens_is_told(name: str, heard: socket.socket) -> None:
    manager = ServiceManager({"NOTIFY_SOCKET": name, "WATCHDOG_USEC": "30000000"})
    manager.starting()
    assert [line.partition("=")[0] for line in lines(heard)] == ["STATUS"]
    manager.ready()
    assert "READY=1" in lines(heard)
    manager.alive()
    assert lines(heard) == ["WATCHDOG=1"]
    manager.stopping()
    assert "STOPPING=1" in lines(heard)


@pytest.mark.parametrize(
    ("environ", "seconds"),
    [
        ({}, None),
        ({"WATCHDOG_USEC": "0"}, None),
        ({"WATCHDOG_USEC": "soon"}, None),
        ({"WATCHDOG_USEC": "1500000"}, 1.5),
        ({"WATCHDOG_USEC": "1500000", "WATCHDOG_PID": str(os.getpid())}, 1.5),
        ({"WATCHDOG_USEC": "1500000", "WATCHDOG_PID": "1"}, None),
    ],
)
def test_it_is_fed_where_it_watches_us(
    name: str, heard: socket.socket, environ: dict[str, str], seconds: float | None
) -> None:
    manager = ServiceManager({"NOTIFY_SOCKET": name, **environ})
    assert manager.watchdog_seconds == seconds
    manager.alive()
    if seconds:
        assert lines(heard) == ["WATCHDOG=1"]
    else:
        with pytest.raises(BlockingIOError):
            lines(heard)


@pytest.mark.parametrize("name", ["", "vsock:2:1234", "relative/path"])
def test_where_there_is_no_systemd_nobody_is_told(
    name: str, caplog: pytest.LogCaptureFixture
) -> None:
    ServiceManager({"NOTIFY_SOCKET": name}).ready()
    assert not caplog.records


def test_a_socket_that_is_gone_stops_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    ServiceManager({"NOTIFY_SOCKET": str(tmp_path / "nobody")}).ready()
    assert "READY=1" in caplog.text


def test_a_socket_that_is_full_stops_nothing(
    name: str, heard: socket.socket, caplog: pytest.LogCaptureFixture
) -> None:
    manager = ServiceManager({"NOTIFY_SOCKET": name})
    for _ in range(10_000):
        manager.ready()
        if caplog.records:
            break
    assert "READY=1" in caplog.text


@pytest.mark.parametrize(
    ("watched", "seconds"), [([], 1.0), ([None, 60.0], 1.0), ([60.0, 1.5], 0.5), ([0.9], 0.3)]
)
def test_the_pulse_is_fast_enough_for_who_is_the_least_patient(
    watched: list[float | None], seconds: float
) -> None:
    assert Pulse([], watched).seconds == pytest.approx(seconds)
