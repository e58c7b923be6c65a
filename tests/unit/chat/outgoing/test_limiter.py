from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.outgoing.call_classes import CallClass
from tests.unit.chat.outgoing.loads import (
    CROWDS,
    GROUP,
    LOADS,
    TINY,
    by_chat,
    in_crowds,
    most_within,
    times_of,
    under_load,
)
from tests.unit.chat.outgoing.simulation import Simulation


class TestBudgets:
    @given(CROWDS, st.sampled_from([1, 5, 10, 25, 30]))
    def test_no_second_holds_more_calls_than_allowed_in_all(
        self, crowds: list[Any], calls_per_second: int
    ) -> None:
        sent = in_crowds(crowds, calls_per_second).sent
        assert most_within(times_of(sent), 1.0) <= calls_per_second

    @given(LOADS)
    def test_a_chat_gets_one_a_second_and_a_burst_of_three(self, load: list[Any]) -> None:
        for times in by_chat(under_load(load).sent).values():
            for seconds in (1, 2, 5, 10, 60):
                assert most_within(times, seconds) <= seconds + 2

    @given(LOADS)
    def test_no_minute_holds_more_than_twenty_calls_to_a_group(self, load: list[Any]) -> None:
        for chat, times in by_chat(under_load(load).sent).items():
            if isinstance(chat, str) or chat < 0:
                assert most_within(times, 60.0) <= 20

    @given(LOADS)
    def test_nobody_waits_for_over_a_second_and_everybody_is_told(self, load: list[Any]) -> None:
        for call in under_load(load).calls:
            assert call.waited <= 1.0 + TINY
            assert (call.sent_at is None) == (call.flood_wait is not None)
            assert call.flood_wait is None or call.flood_wait > 0

    def test_a_budget_that_is_asked_for_is_used(self) -> None:
        simulation = Simulation(25)
        for tenth in range(600):
            for _ in range(4):
                simulation.ask(len(simulation.calls) + 1, CallClass.WORDS, tenth / 10)
        simulation.run()
        assert len(simulation.sent) >= 25 * 60 / 1.15

    @pytest.mark.parametrize("group", [GROUP, "@films"])
    def test_a_group_that_asks_all_the_time_gets_nearly_twenty_a_minute(
        self, group: int | str
    ) -> None:
        simulation = Simulation()
        for second in range(600):
            simulation.ask(group, CallClass.WORDS, float(second))
        simulation.run()
        assert 10 * 20 / 1.2 <= len(simulation.sent) <= 10 * 20

    @pytest.mark.parametrize("chat", [1, GROUP, "@films"])
    def test_a_burst_of_three_goes_at_once(self, chat: int | str) -> None:
        simulation = Simulation()
        calls = [simulation.do(chat) for _ in range(3)]
        assert all(call.went_at_once for call in calls)

    def test_the_fourth_to_a_person_waits_a_second_and_to_a_group_comes_back(self) -> None:
        simulation = Simulation()
        person, group = ([simulation.ask(chat) for _ in range(4)] for chat in (1, GROUP))
        simulation.run()
        assert person[3].sent_at == pytest.approx(1.0)
        assert group[3].flood_wait == pytest.approx(61 / 18)

    def test_a_chat_counts_once_however_its_id_is_written(self) -> None:
        simulation = Simulation()
        for chat in (7, "7", 7):
            simulation.do(chat)
        assert simulation.do("7").waited == pytest.approx(1.0)

    def test_who_comes_back_when_told_finds_room(self) -> None:
        simulation = Simulation()
        for _ in range(3):
            simulation.do(GROUP)
        refused = simulation.do(GROUP)
        assert refused.flood_wait is not None
        again = simulation.ask(GROUP, at=simulation.now + refused.flood_wait)
        simulation.run()
        assert again.sent_at is not None
        assert again.waited < TINY

    def test_one_busy_group_holds_up_nobody_else(self) -> None:
        simulation = Simulation()
        for _ in range(200):
            simulation.ask(GROUP, CallClass.VIDEO)
        other = simulation.ask(1, CallClass.WORDS)
        simulation.run()
        assert other.waited < 0.2

    @pytest.mark.parametrize(
        ("endpoint", "data"),
        [("editMessageText", {"inline_message_id": "BAAA"}), ("answerCallbackQuery", {})],
    )
    def test_what_has_no_chat_counts_on_the_overall_budget_only(
        self, endpoint: str, data: dict[str, Any]
    ) -> None:
        simulation = Simulation(25)
        for _ in range(60):
            simulation.ask(None, endpoint=endpoint, **data)
        simulation.run()
        times = times_of(simulation.sent)
        assert 20 <= len(times) <= 26
        assert most_within(times, 1.0) <= 25

    @pytest.mark.parametrize("endpoint", ["getFile", "getMe", "getChatMember", "setMyCommands"])
    def test_free_calls_pass_whatever_else_happens(self, endpoint: str) -> None:
        simulation = Simulation(1, refusals={1: 60.0, 2: 60.0, 3: 60.0})
        for chat in (1, 2, 3):
            simulation.ask(chat, at=float(2 * chat), endpoint=endpoint)
            simulation.ask(chat, at=float(2 * chat))
        calls = [simulation.ask(9, at=7.0, endpoint=endpoint) for _ in range(50)]
        simulation.run()
        assert all(call.sent_at == 7.0 for call in calls)

    def test_a_call_under_way_holds_up_no_other(self) -> None:
        simulation = Simulation(takes=100.0)
        calls = [simulation.ask(chat) for chat in (1, 2, 3)]
        simulation.run()
        assert [call.sent_at for call in calls] == [0.0] * 3


class TestMemory:
    def test_chats_that_have_rested_are_forgotten(self) -> None:
        simulation = Simulation(refusals={7: 100.0})
        sizes = []
        for second in range(600):
            for chat in range(10):
                simulation.ask(second * 10 + chat + 1, at=second + chat / 10)
            for _ in range(5):
                simulation.ask(2 * GROUP - second, at=float(second))
            simulation.ask(GROUP - second, CallClass.PROGRESS, at=float(second))
            simulation.ask(None, at=float(second), inline_message_id=f"inline-{second}")
            simulation.run(until=float(second + 1))
            sizes.append(len(simulation.limiter._budget))
        assert max(sizes) == max(sizes[:120])
        simulation.now = 2000.0
        simulation.do(1)
        assert len(simulation.limiter._budget) == 1

    def test_a_chat_that_rests_is_remembered(self) -> None:
        simulation = Simulation(refusals={1: 1000.0})
        simulation.do(1)
        for second in range(900):
            simulation.ask(2, at=float(second))
        simulation.run()
        assert simulation.do(1).sent_at is None
