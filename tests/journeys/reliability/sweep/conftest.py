"""What plays the scenes."""

import pytest

from tests.clock import MovableClock
from tests.journeys.reliability.conftest import Bot
from tests.journeys.reliability.sweep.injection import install
from tests.journeys.reliability.sweep.play import Sweep
from tests.stage import Stage


@pytest.fixture
def sweep(stage: Stage, bot: Bot, clock: MovableClock, monkeypatch: pytest.MonkeyPatch) -> Sweep:
    return Sweep(stage, bot, clock, install(monkeypatch))
