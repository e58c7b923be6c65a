"""An httpx transport that connects to the public internet only."""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence

import httpx

from bot.chat.files.addresses import is_public

Resolve = Callable[[str], Awaitable[Sequence[str]]]
"""Returns the IP addresses of a host.

Raises:
    OSError: it has none, or they cannot be told now.
"""


class NotPublic(Exception):
    """The address is not one of the public internet."""


async def resolve(host: str) -> Sequence[str]:
    """Ask the system for the addresses of a host, best first."""
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except UnicodeError as error:  # a label that is too long
        raise OSError(f"no host name: {error}") from error
    return [str(address[0]) for *_, address in found]


class PublicTransport(httpx.AsyncBaseTransport):
    """Sends requests over HTTP to public addresses only, for each step of a redirect anew.

    The connection goes to the very address that was checked, so that a name cannot mean something
    else a moment later; TLS and the ``Host`` header still use the name. ``inner`` must not keep
    connections, because it would take those of one name for another at the same address.
    """

    def __init__(
        self, inner: httpx.AsyncBaseTransport, exempt: str, resolve: Resolve = resolve
    ) -> None:
        """Take ``exempt``, a host: where it is in a private network itself, others may be, too."""
        self._inner = inner
        self._exempt = exempt
        self._resolve = resolve

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request.

        Raises:
            NotPublic: the host is in a private network.
            httpx.TransportError: it cannot be reached, or the link is not HTTP.
        """
        if request.url.scheme not in {"http", "https"}:
            raise httpx.UnsupportedProtocol("only http and https", request=request)
        host = request.url.raw_host.decode("ascii")
        failure: Exception = httpx.ConnectError("no address", request=request)
        for address in await self._addresses(host):
            try:
                return await self._inner.handle_async_request(_pinned(request, host, address))
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                failure = error
        raise failure

    async def _addresses(self, host: str) -> Sequence[str]:
        try:
            addresses = await self._resolve(host)
        except OSError as error:
            raise httpx.ConnectError("no such host") from error
        if not all(map(is_public, addresses)) and not await self._is_exempt_private():
            raise NotPublic(host)
        return addresses

    async def _is_exempt_private(self) -> bool:
        if not self._exempt:
            return False
        try:
            return not all(map(is_public, await self._resolve(self._exempt)))
        except OSError:
            return False

    async def aclose(self) -> None:
        """Close the inner transport."""
        await self._inner.aclose()


def _pinned(request: httpx.Request, host: str, address: str) -> httpx.Request:
    """Return the request for an address; its headers already name the host."""
    return httpx.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        stream=request.stream,
        extensions={**request.extensions, "sni_hostname": host},
    )
