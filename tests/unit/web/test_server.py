"""A place where nobody can listen is told in one line, with the setting that is to blame."""

import socket

import pytest
from starlette.applications import Starlette

from bot.errors import SettingsError
from bot.web.server import Place, WebServer


async def refused(address: str, port: int) -> SettingsError:
    with pytest.raises(SettingsError) as caught:
        await WebServer(Starlette(), Place("PORT", address, port)).start()
    assert caught.value.problem.count("(") == 1
    return caught.value


async def test_a_port_that_is_taken_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        error = await refused("127.0.0.1", port)
    assert error.key == "PORT"
    assert str(port) in error.problem


async def test_an_address_of_another_machine_is_named() -> None:
    error = await refused("192.0.2.1", 8080)
    assert error.key == "LISTEN_ADDRESS"
    assert "192.0.2.1" in error.problem
