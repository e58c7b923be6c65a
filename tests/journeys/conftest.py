"""What the journeys share."""

import pytest

from sandbox.telegram.methods import METHODS
from tests.journeys.telegram_faults import Around, On


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> On:
    """Let something happen around a method of the local Telegram."""

    def wrap(name: str, around: Around) -> None:
        real = METHODS[name]
        monkeypatch.setitem(METHODS, name, lambda world, call: around(world, call, real))

    return wrap
