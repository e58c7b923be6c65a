"""Building what receives: the poll loop, or the webhook."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from bot.chat.incoming.mailbox import Mailbox
from bot.chat.receiving import Receiver
from bot.chat.routes import ALLOWED_UPDATES
from bot.chat.webhook_registration import Target, WebhookRegistration
from bot.composition.clients import Clients, telegram_proxy, trusted_authorities
from bot.composition.given import Given
from bot.composition.sharing import Sharing
from bot.composition.watching import Watching
from bot.pipeline.backlog import Backlog
from bot.settings import Settings
from bot.store.database import Database
from bot.store.rivals import Rivals
from bot.store.webhook import WebhookMemory

if TYPE_CHECKING:
    from bot.web.webhook import Webhook


class Receives(Protocol):
    """Gets updates from Telegram."""

    @property
    def is_caught_up(self) -> bool:
        """Whether no more updates wait at Telegram."""
        ...

    async def receive(self) -> None:
        """Receive until cancelled."""
        ...


@dataclass(frozen=True)
class Receiving:
    """How updates come into the inbox."""

    receiver: Receives
    mailbox: Mailbox
    webhook: "Webhook | None"
    """None where updates are polled for"""
    backlog: Backlog


async def webhook_target(settings: Settings, database: Database) -> Target | None:
    """Return where Telegram is to bring updates, or None where they are polled for.

    Raises:
        StoreUnavailable: the database does not answer.
    """
    if not settings.webhook_address:
        return None
    given = settings.webhook_secret.get_secret_value()
    secret = given or await WebhookMemory(database).secret()
    return Target(settings.webhook_address, secret, ALLOWED_UPDATES)


def build_receiving(
    given: Given, clients: Clients, mailbox: Mailbox, sharing: Sharing, watching: Watching
) -> Receiving:
    """Build it; one process polls for all, and each takes what Telegram brings it."""
    leadership, clock = sharing.leadership, given.clock
    if given.target is None:
        poller = _poller(given, clients, mailbox, watching)
        backlog = Backlog(lambda: poller.is_caught_up, leadership, sharing.replicas, clock)
        return Receiving(poller, mailbox, None, backlog)
    from bot.web.webhook import Webhook  # what is not served is not even loaded

    registration = _registration(given, clients, given.target, watching)
    webhook = Webhook(mailbox, given.target.secret, registration.trouble)
    backlog = Backlog(lambda: registration.is_caught_up, leadership, None, clock)
    return Receiving(registration, mailbox, webhook, backlog)


def _poller(given: Given, clients: Clients, mailbox: Mailbox, watching: Watching) -> Receiver:
    return Receiver(
        clients.telegram.base_url,
        mailbox,
        ALLOWED_UPDATES,
        watching.reached,
        Rivals(given.database, given.clock).met,
        trusted_authorities(),
        given.long_poll,
        telegram_proxy(given.settings),
        given.metrics.telegram.observe,
    )


def _registration(
    given: Given, clients: Clients, target: Target, watching: Watching
) -> WebhookRegistration:
    memory, pause = WebhookMemory(given.database), given.settings.tick_seconds
    return WebhookRegistration(
        clients.telegram, target, memory, watching.reached, given.monotonic, pause
    )
