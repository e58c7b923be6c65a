from datetime import timedelta

import pytest
from telegram.error import RetryAfter

from bot.chat.outgoing.call_classes import CallClass
from tests.unit.chat.outgoing.loads import GROUP, TINY, times_of
from tests.unit.chat.outgoing.simulation import Simulation


class TestRefusals:
    @pytest.mark.parametrize("chat", [1, GROUP, "@films"])
    def test_a_refused_chat_rests_exactly_as_long_as_telegram_says(self, chat: int | str) -> None:
        simulation = Simulation(refusals={chat: 17.0})
        refused = simulation.do(chat)
        simulation.refusals.clear()
        assert refused.refused
        assert simulation.do(chat).flood_wait == pytest.approx(17.0)
        simulation.now = 15.9
        assert simulation.do(chat).sent_at is None
        at_once = simulation.ask(chat, CallClass.VIDEO, at=17.0 + TINY)
        simulation.run()
        assert at_once.went_at_once

    def test_a_resting_chat_is_never_called(self) -> None:
        simulation = Simulation(refusals={1: 30.0})
        for tenth in range(300):
            simulation.ask(1, at=tenth / 10)
        simulation.run()
        times = times_of(simulation.sent)
        assert times[0] == 0.0
        assert all(time >= 30.0 - TINY for time in times[1:])

    def test_those_who_wait_already_rest_as_well(self) -> None:
        simulation = Simulation(refusals={1: 30.0}, takes=0.2)
        calls = [simulation.ask(1) for _ in range(4)]
        simulation.run()
        assert [call.refused for call in calls] == [True, True, True, False]
        assert calls[3].sent_at is None

    def test_a_shorter_refusal_ends_no_longer_rest(self) -> None:
        simulation = Simulation(refusals={1: 30.0}, takes=0.1)
        simulation.ask(1)
        simulation.ask(1, at=0.05)
        simulation.run(until=0.12)
        simulation.refusals[1] = 2.0
        simulation.run()
        simulation.now = 10.0
        assert simulation.do(1).flood_wait == pytest.approx(20.1)

    @pytest.mark.parametrize("flooded", [1, GROUP])
    def test_one_or_two_flooded_chats_stop_nobody_else(self, flooded: int) -> None:
        simulation = Simulation(refusals={flooded: 60.0, 5: 60.0})
        for chat in (flooded, 5):
            simulation.do(chat)
        assert simulation.do(2).went_at_once
        assert simulation.do(GROUP - 1, CallClass.PROGRESS).sent_at is None
        simulation.now = 1.0
        assert simulation.do(GROUP - 1, CallClass.PROGRESS).sent_at == 1.0

    def test_one_chat_refused_three_times_stops_nobody_else(self) -> None:
        simulation = Simulation(refusals={1: 60.0}, takes=0.1)
        for _ in range(3):
            simulation.ask(1)
        simulation.run()
        assert [call.refused for call in simulation.calls] == [True] * 3
        assert simulation.do(2).went_at_once

    def test_three_chats_refused_within_a_second_let_everybody_rest_for_the_longest(self) -> None:
        simulation = Simulation(refusals={1: 5.0, 2: 60.0, GROUP: 7.0})
        for at, chat in enumerate((1, 2, GROUP)):
            simulation.ask(chat, at=at * 0.4)
        simulation.run()
        for kind in CallClass:
            call = simulation.do(9, kind)
            assert call.sent_at is None
            assert call.flood_wait is not None
            assert call.flood_wait >= 0.4 + 60.0 - simulation.now - TINY
        simulation.now = 0.4 + 60.0 + TINY
        assert simulation.do(9).went_at_once

    def test_three_chats_refused_one_after_another_let_only_themselves_rest(self) -> None:
        simulation = Simulation(refusals={1: 60.0, 2: 60.0, 3: 60.0})
        for chat in (1, 2, 3):
            simulation.ask(chat, at=chat * 0.6)
        simulation.run()
        assert simulation.do(9).went_at_once

    def test_refused_query_answers_rest_too(self) -> None:
        simulation = Simulation()

        async def refuse() -> bool:
            raise RetryAfter(timedelta(seconds=20))

        async def press() -> None:
            with pytest.raises(RetryAfter):
                await simulation.limiter.process_request(
                    refuse, (), {}, "answerCallbackQuery", {}, None
                )

        simulation.at(0.0, press())
        simulation.run()
        assert simulation.do(None, endpoint="answerCallbackQuery").flood_wait == 20.0
        assert simulation.do(1).went_at_once
