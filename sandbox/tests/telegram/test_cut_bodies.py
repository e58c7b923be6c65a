"""Callers that go in the middle of what they send."""

import asyncio
import logging

import pytest

from sandbox import Sandbox
from sandbox.tests.telegram.conftest import Client

_HEAD = """POST /bot{token}/sendMessage HTTP/1.1\r
Host: telegram\r
Content-Type: application/x-www-form-urlencoded\r
Content-Length: 1000\r
\r
chat_id="""


async def test_a_caller_that_goes_in_the_middle_of_a_body_is_no_trouble(
    sandbox: Sandbox, bot: Client, caplog: pytest.LogCaptureFixture
) -> None:
    logger = logging.getLogger("uvicorn.error")
    logger.addHandler(caplog.handler)  # uvicorn hands nothing on to the root
    try:
        _, port = sandbox.url.rsplit(":", 1)
        _, writer = await asyncio.open_connection("127.0.0.1", int(port))
        writer.write(_HEAD.format(token=sandbox.token).encode())
        await writer.drain()
        while not sandbox.bot_api.under_way:  # noqa: ASYNC110 -- nothing tells of it
            await asyncio.sleep(0.01)
        writer.close()
        await writer.wait_closed()
        while sandbox.bot_api.under_way:  # noqa: ASYNC110 -- nor of that
            await asyncio.sleep(0.01)
        assert await bot.call("getMe")
    finally:
        logger.removeHandler(caplog.handler)
    assert caplog.records == []
    assert not sandbox.journal.of("sendMessage")
