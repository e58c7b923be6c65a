"""The browser guard: a browser gets answers for the chat page alone, not for other sites.

Every site that is open in the same browser can send requests to this machine. The guard refuses
what comes from another origin, and what was asked for under another name than loopback's (DNS
rebinding). See "Fetch Metadata Request Headers" and "The Origin header" of the W3C and the IETF.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

NAMES = ("127.0.0.1", "localhost", "[::1]")
"""The names of loopback, as a browser writes them."""
HTTP_PORT = 80
"""Browsers leave it out."""
PROGRAM_PATHS = ("/bot", "/file/bot", "/provider/")
"""What programs call, under any name they know this machine by; token and key guard it."""
OWN_SITE = {"same-origin", "none"}
"""``Sec-Fetch-Site``: the page itself, or a person who typed the address."""
LINK_TARGETS = ("/provider/files/",)
"""Where links elsewhere may lead besides the page: a page at another name has them, too."""
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "Content-Security-Policy": (
        "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; "
        "frame-ancestors 'none'"
    ),
}
"""For every answer that says nothing else: it may be looked at, and runs nothing.

The inline styles are those of the browser's own players.
"""


@dataclass(frozen=True, slots=True)
class BrowserGuard:
    """ASGI middleware that answers 403 to what other sites send, before anything happens."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        reason = _refusal(Request(scope))
        answer = JSONResponse({"error": reason}, 403) if reason else self.app
        await answer(scope, receive, send_guarded)


def _refusal(request: Request) -> str | None:
    """Return why a request is refused, or None."""
    own = _own_hosts(request)
    hosts = [each.lower() for each in request.headers.getlist("host")]
    for_programs = request.scope["path"].startswith(PROGRAM_PATHS)
    if not for_programs and (not hosts or _foreign(hosts, own)):
        return "this name is not one of this machine's own"
    if _foreign(request.headers.getlist("origin"), {f"http://{host}" for host in own}):
        return "the request comes from another origin"
    sites = request.headers.getlist("sec-fetch-site")
    if _foreign(sites, OWN_SITE) and not _follows_link(request):
        return "the request comes from another site"
    return None


def _own_hosts(request: Request) -> set[str]:
    """Return what ``Host`` may be, by the port that the request came in at."""
    _, port = request.scope.get("server") or (None, None)
    own = {f"{name}:{port}" for name in NAMES}
    return own | set(NAMES) if port in {None, HTTP_PORT} else own


def _foreign(given: Iterable[str], own: set[str]) -> bool:
    return not own.issuperset(given)


def _follows_link(request: Request) -> bool:
    """Whether somebody follows a link to what only shows something, in a window of its own."""
    headers, path = request.headers, request.scope["path"]
    return (
        request.method == "GET"
        and headers.get("sec-fetch-mode") == "navigate"
        and headers.get("sec-fetch-dest") == "document"
        and (path == "/" or path.startswith(LINK_TARGETS))
    )
