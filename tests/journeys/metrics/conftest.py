"""The bot that polls, and whose metrics are scraped over HTTP."""

from collections.abc import Iterator

import pytest

from tests.clock import MovableClock
from tests.journeys.metrics.scraping import Scraper
from tests.journeys.webhook.web import Web, held_port
from tests.stage import Stage


@pytest.fixture
def clock() -> MovableClock:
    """The bot's clock, which the test moves on."""
    return MovableClock()


@pytest.fixture
def scraper(stage: Stage, clock: MovableClock) -> Iterator[Scraper]:
    """Who scrapes the bot."""
    with held_port() as port, held_port() as health_port:
        yield Scraper(Web(stage, clock, port, health_port))
