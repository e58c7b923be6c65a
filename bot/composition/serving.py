"""Building what is served over HTTP."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.addresses import webhook_path
from bot.alive.health import Health
from bot.chat.incoming.mailbox import Mailbox
from bot.chat.webhook_registration import Target, WebhookRegistration
from bot.metrics.scrape import Scrape
from bot.settings import Settings
from bot.web.apps import operators_app, public_app
from bot.web.server import Place, WebServer
from bot.web.webhook import Webhook


@dataclass(frozen=True)
class Servers:
    """The web servers, of which there may be none."""

    public: WebServer | None = None
    """on ``PORT``"""
    operators: WebServer | None = None
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
    def _all(self) -> list[WebServer]:
        return [server for server in (self.public, self.operators) if server]


def build_operators_server(settings: Settings, health: Health, scrape: Scrape) -> WebServer | None:
    """Build what stands on ``HEALTH_PORT``, where that is set."""
    if not settings.health_port:
        return None
    app = operators_app(health, scrape)
    return WebServer(app, Place("HEALTH_PORT", settings.listen_address, settings.health_port))


def build_public_server(
    settings: Settings,
    target: Target,
    registration: WebhookRegistration,
    mailbox: Mailbox,
    health: Health,
) -> WebServer:
    """Build what stands on ``PORT``.

    A proxy may pass the path of ``WEBHOOK_URL`` on, or leave it out.
    """
    webhook = Webhook(mailbox, target.secret, registration.trouble)
    inside = webhook_path(settings.telegram_bot_token.get_secret_value())
    app = public_app(webhook, {inside, urlsplit(target.url).path}, health)
    return WebServer(app, Place("PORT", settings.listen_address, settings.port))
