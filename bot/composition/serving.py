"""Building what is served over HTTP. What is not served is not even loaded."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.addresses import webhook_path
from bot.composition.parts import Parts

if TYPE_CHECKING:
    from bot.web.server import WebServer


@dataclass(frozen=True)
class Servers:
    """The web servers, of which there may be none."""

    public: "WebServer | None" = None
    """on ``PORT``"""
    operators: "WebServer | None" = None
    """on ``HEALTH_PORT``"""

    async def start(self) -> None:
        """Begin to serve.

        Raises:
            SettingsError: a port cannot be listened on.
        """
        for server in self._all:
            await server.start()

    def close_public(self) -> None:
        """Take no more updates; those that are being taken go on."""
        if self.public:
            self.public.close()

    async def finish(self) -> None:
        """Serve nothing any more."""
        for server in self._all:
            await server.finish()

    @property
    def _all(self) -> "list[WebServer]":
        return [server for server in (self.public, self.operators) if server]


def build_servers(parts: Parts) -> Servers:
    """Build those that the settings ask for."""
    return Servers(_public(parts), _operators(parts))


def _public(parts: Parts) -> "WebServer | None":
    """Build what stands on ``PORT``: a proxy may pass the webhook's path on, or leave it out."""
    settings, target, webhook = parts.given.settings, parts.given.target, parts.receiving.webhook
    if target is None or webhook is None:
        return None
    from bot.web.apps import public_app
    from bot.web.server import Place, WebServer

    paths = {
        webhook_path(settings.telegram_bot_token.get_secret_value()),
        urlsplit(target.url).path,
    }
    app = public_app(webhook, paths, parts.watching.health)
    return WebServer(app, Place("PORT", settings.listen_address, settings.port))


def _operators(parts: Parts) -> "WebServer | None":
    """Build what stands on ``HEALTH_PORT``, where that is set."""
    settings = parts.given.settings
    if not settings.health_port:
        return None
    from bot.composition.metrics import build_scrape
    from bot.web.apps import operators_app
    from bot.web.server import Place, WebServer

    app = operators_app(parts.watching.health, build_scrape(parts))
    return WebServer(app, Place("HEALTH_PORT", settings.listen_address, settings.health_port))
