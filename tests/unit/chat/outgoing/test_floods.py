import pytest

from bot.chat.outgoing.floods import Floods
from bot.errors import FloodWait
from tests.clock import MovableClock
from tests.unit.example import NOW


def test_a_flood_in_one_chat_costs_one_call_and_holds_up_nobody() -> None:
    clock = MovableClock(NOW)
    floods = Floods(clock)
    floods.rest(1, 30)
    floods.rest(1, 10)
    clock.advance(20)
    with pytest.raises(FloodWait) as caught:
        floods.check(1)
    assert caught.value.retry_after == 10.0
    floods.check(2)
    clock.advance(10)
    floods.check(1)
