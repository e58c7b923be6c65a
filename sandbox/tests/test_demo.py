"""The demo says in one line why it cannot start."""

import socket

import pytest

from sandbox.demo import main


def test_a_port_that_is_in_use_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        monkeypatch.setenv("PORT", port)
        with pytest.raises(SystemExit, match=f"^veogram: PORT: {port} cannot be had"):
            main()


@pytest.mark.parametrize("port", ["many", "-1", "65536"])
def test_a_port_that_is_none_is_refused(port: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", port)
    with pytest.raises(SystemExit, match=r"^veogram: PORT: is wrong"):
        main()
