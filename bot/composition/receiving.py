"""Building what receives: the poll loop, or the webhook."""

import ssl
from typing import Protocol

from telegram.ext import ExtBot

from bot.alive.stamp import Stamp
from bot.calls import Observe
from bot.chat.incoming.mailbox import Mailbox
from bot.chat.outgoing.call_classes import CallClass
from bot.chat.receiving import Receiver
from bot.chat.routes import ALLOWED_UPDATES
from bot.chat.webhook_registration import Target, WebhookRegistration
from bot.pipeline.ports import Clock
from bot.settings import Settings
from bot.store.database import Database
from bot.store.rivals import Rivals
from bot.store.webhook import WebhookMemory


class Receiving(Protocol):
    """Gets updates from Telegram."""

    @property
    def is_caught_up(self) -> bool:
        """Whether no more updates wait at Telegram."""
        ...

    async def receive(self) -> None:
        """Receive until cancelled."""
        ...


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


def build_polling(
    telegram: ExtBot[CallClass],
    mailbox: Mailbox,
    reached: Stamp,
    rivals: Rivals,
    tls: ssl.SSLContext,
    long_poll: int,
    proxy: str | None,
    observe: Observe,
) -> Receiver:
    """Build the poll loop."""
    return Receiver(
        telegram.base_url,
        mailbox,
        ALLOWED_UPDATES,
        reached,
        rivals.met,
        tls,
        long_poll,
        proxy,
        observe,
    )


def build_registration(
    settings: Settings,
    telegram: ExtBot[CallClass],
    database: Database,
    target: Target,
    reached: Stamp,
    monotonic: Clock,
) -> WebhookRegistration:
    """Build what sets the webhook."""
    memory, pause = WebhookMemory(database), settings.tick_seconds
    return WebhookRegistration(telegram, target, memory, reached, monotonic, pause)
