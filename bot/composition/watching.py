"""Building what knows how the bot is."""

from dataclasses import dataclass
from functools import partial

from bot.alive.health import Health
from bot.alive.heartbeat import Heartbeat, heartbeat_client
from bot.alive.stamp import Stamp
from bot.composition.clients import trusted_authorities
from bot.composition.given import Given
from bot.store.probe import probe


@dataclass(frozen=True)
class Watching:
    """What is known of how the bot is, and who hears of it."""

    ticked: Stamp
    """when the worker last looked for something to do"""
    reached: Stamp
    """when Telegram last answered"""
    health: Health
    heartbeat: Heartbeat | None


def build_watching(given: Given) -> Watching:
    """Build all of it."""
    ticked, reached = Stamp(given.monotonic), Stamp(given.monotonic)
    health = Health(ticked, reached, partial(probe, given.database), given.monotonic)
    return Watching(ticked, reached, health, _heartbeat(given, health))


def _heartbeat(given: Given, health: Health) -> Heartbeat | None:
    url = given.settings.heartbeat_url.get_secret_value()
    if not url:
        return None
    client = heartbeat_client(trusted_authorities())
    given.stack.push_async_callback(client.aclose)
    return Heartbeat(url, client, health.readiness, given.monotonic)
