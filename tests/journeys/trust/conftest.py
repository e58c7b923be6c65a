"""What the journeys about trust share."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import pytest

from tests.clock import MovableClock
from tests.journeys.reliability.conftest import bot

__all__ = ["bot", "clock"]

Bot = Callable[..., AbstractAsyncContextManager[None]]


@pytest.fixture
def clock() -> MovableClock:
    """The bot's clock, which the test moves on."""
    return MovableClock()
