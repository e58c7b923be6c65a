"""What stands before several processes with a webhook, as it does on a hosting platform."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress

from tests.journeys.webhook.web import LOCALHOST

_CHUNK = 65536


class Balancer:
    """Hands each connection to the next process that takes it, and closes it where none does."""

    def __init__(self, ports: Sequence[int]) -> None:
        """Take the ports on which the processes listen, or will."""
        self._ports = list(ports)
        self._server: asyncio.Server | None = None

    @property
    def url(self) -> str:
        """Where it listens."""
        assert self._server
        port = self._server.sockets[0].getsockname()[1]
        return f"http://{LOCALHOST}:{port}"

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[None]:
        """Serve until the block ends."""
        self._server = await asyncio.start_server(self._serve, LOCALHOST)
        try:
            yield
        finally:
            self._server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            reader_there, writer_there = await self._connect()
            await asyncio.gather(_pass_on(reader, writer_there), _pass_on(reader_there, writer))
        writer.close()

    async def _connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """Connect to a process.

        Raises:
            ConnectionError: none of them listens.
        """
        for _ in self._ports:
            self._ports.append(port := self._ports.pop(0))
            with suppress(ConnectionError):
                return await asyncio.open_connection(LOCALHOST, port)
        raise ConnectionRefusedError


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Pass on what comes until the end, and then the end."""
    try:
        while chunk := await reader.read(_CHUNK):
            writer.write(chunk)
            await writer.drain()
    finally:
        writer.close()
