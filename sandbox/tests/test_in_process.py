"""The sandbox without a server: an ASGI app that a test can call."""

import httpx
import pytest

from sandbox import Sandbox


@pytest.fixture
def sandbox() -> Sandbox:
    return Sandbox(token="42:TEST")


@pytest.fixture
def http(sandbox: Sandbox) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(sandbox.app), base_url="http://sandbox")


async def test_the_whole_is_one_app(sandbox: Sandbox, http: httpx.AsyncClient) -> None:
    assert (await http.get("/bot42:TEST/getUpdates")).json() == {"ok": True, "result": []}
    assert (await http.get("/provider/v1/models")).is_success
    assert sandbox.journal.entries[0].method == "getUpdates"


async def test_a_dropped_connection_is_an_error(sandbox: Sandbox, http: httpx.AsyncClient) -> None:
    sandbox.knobs.telegram_drop_rate = 1.0
    with pytest.raises(ConnectionResetError):
        await http.get("/bot42:TEST/getMe")


async def test_two_sandboxes_live_side_by_side() -> None:
    async with Sandbox().serve() as one, Sandbox().serve() as other:
        one.knobs.telegram_drop_rate = 1.0
        async with httpx.AsyncClient(trust_env=False) as http:
            with pytest.raises(httpx.TransportError):
                await http.get(f"{one.url}/bot{one.token}/getMe")
            assert (await http.get(f"{other.url}/bot{other.token}/getMe")).is_success


async def test_a_port_that_is_taken_is_an_error() -> None:
    async with Sandbox().serve() as sandbox:
        with pytest.raises(OSError, match="in use"):
            async with Sandbox(port=sandbox.port).serve():
                pass
