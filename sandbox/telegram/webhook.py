"""The webhook: Telegram delivers the updates itself."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import urlsplit

from sandbox.journal import Json
from sandbox.knobs import Knobs
from sandbox.telegram.deliveries import Deliveries
from sandbox.telegram.errors import bad_request
from sandbox.telegram.updates import Updates

PORTS = (443, 80, 88, 8443)
"""The ports to which Telegram delivers (Bot API: setWebhook, Notes)."""
LOCALHOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Target:
    """Where updates are delivered to, and how; no URL: nowhere."""

    url: str = ""
    secret: str = ""
    max_connections: int = 40
    has_certificate: bool = False
    ip_address: str = ""


@dataclass(slots=True)
class Webhook:
    """Delivers updates to its target, and knows what went wrong last."""

    updates: Updates
    knobs: Knobs
    now: Callable[[], float]
    target: Target = field(default_factory=Target)
    error: str = ""
    error_at: float = 0.0
    reply: Callable[[Json], Awaitable[object]] | None = None
    """Makes the call that a bot may put into its answer."""
    before: Callable[[], Awaitable[None]] | None = None
    """Waited for before an update is brought."""
    _task: "asyncio.Task[None] | None" = field(default=None, repr=False)

    @property
    def url(self) -> str:
        """Where updates are delivered to, or an empty string while the bot polls."""
        return self.target.url

    async def set(self, target: Target) -> None:
        """Deliver updates there from now on; the same target again changes nothing."""
        if target == self.target:
            return
        await self.close()
        self.target = target
        self.error, self.error_at = "", 0.0
        if target.url:
            self.updates.end_poll("terminated by setWebhook request")
            deliveries = Deliveries(
                self.updates,
                self.knobs,
                target.url,
                target.secret,
                target.max_connections,
                self._failed,
                self._reply,
                self._before,
            )
            self._task = asyncio.create_task(deliveries.run())

    async def close(self) -> None:
        """Stop delivering."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    def as_json(self) -> Json:
        """Bot API: WebhookInfo."""
        info: Json = {
            "url": self.url,
            "has_custom_certificate": self.target.has_certificate,
            "pending_update_count": len(self.updates.waiting()),
        }
        if self.url:
            info["max_connections"] = self.target.max_connections
            info["ip_address"] = self.target.ip_address or LOCALHOST
        if self.error:
            info |= {"last_error_date": int(self.error_at), "last_error_message": self.error}
        if self.updates.allowed is not None:
            info["allowed_updates"] = sorted(self.updates.allowed)
        return info

    def _failed(self, words: str) -> None:
        self.error, self.error_at = words, self.now()

    async def _before(self) -> None:
        if self.before is not None:
            await self.before()

    async def _reply(self, call: Json) -> None:
        if self.reply is not None:
            await self.reply(call)


def check_url(url: str) -> None:
    """Check that Telegram would deliver there; the sandbox may deliver to this machine alone.

    Telegram wants https and refuses addresses of private networks. The sandbox knows no other host
    than this one, where nobody has a certificate, so it takes http, and any port.

    Raises:
        Refusal: 400, it would not.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or 443
    except ValueError:
        raise bad_request("bad webhook: invalid URL specified") from None
    if _is_this_machine(host) and parts.scheme in {"http", "https"}:
        return
    if parts.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if port not in PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    if _is_reserved(host):
        raise bad_request(f"bad webhook: IP address {host} is reserved")
    raise bad_request("bad webhook: Failed to resolve host: Name or service not known")


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _is_reserved(host: str) -> bool:
    try:
        return not ip_address(host).is_global
    except ValueError:
        return False
