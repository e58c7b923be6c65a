"""The bot with a webhook, to which the sandbox's Telegram brings updates."""

from collections.abc import Iterator

import pytest

from tests.clock import MovableClock
from tests.journeys.webhook.web import Web, held_port
from tests.stage import Stage


@pytest.fixture
def clock() -> MovableClock:
    """The bot's clock, which the test moves on."""
    return MovableClock()


@pytest.fixture
def web(stage: Stage, clock: MovableClock) -> Iterator[Web]:
    """The addresses at which the bot serves."""
    with held_port() as port, held_port() as health_port:
        yield Web(stage, clock, port, health_port)
