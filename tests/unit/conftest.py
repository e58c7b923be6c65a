"""Unit tests run without the network: the wire is an argument."""

import socket

import pytest


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection, so that nothing depends on the world by accident."""

    def refuse(_: socket.socket, address: object) -> None:
        raise AssertionError(f"a unit test reaches for the network: {address}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
