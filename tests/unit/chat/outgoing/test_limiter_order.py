import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.outgoing.call_classes import CallClass
from tests.unit.chat.outgoing.loads import (
    GROUP,
    SKIPPED,
    TINY,
    WAITING,
    in_crowds,
    times_of,
    urgency,
)
from tests.unit.chat.outgoing.simulation import Simulation


class TestOrder:
    def test_the_urgent_go_first_among_those_who_wait(self) -> None:
        simulation = Simulation(10)
        chats = itertools.count(1)
        for kind in [CallClass.WORDS] * 5 + WAITING[::-1]:
            simulation.ask(next(chats), kind, at=0.0 if len(simulation.calls) < 5 else 0.01)
        simulation.run()
        kinds = [call.kind for call in simulation.sent]
        assert kinds == [CallClass.WORDS] * 2 + WAITING[:-1] + [CallClass.WORDS] * 4

    @given(
        st.lists(
            st.tuples(st.floats(0, 3), st.sampled_from(WAITING), st.integers(1, 12)), max_size=20
        )
    )
    def test_nobody_is_passed_by_somebody_less_urgent(self, crowds: list[Any]) -> None:
        simulation = in_crowds(crowds)
        for call, time in zip(simulation.sent, times_of(simulation.sent), strict=True):
            for other in simulation.calls:
                waits = other.asked_at < time < other.asked_at + other.waited - TINY
                assert not (waits and urgency(other) < urgency(call))

    def test_the_urgent_go_first_within_a_chat(self) -> None:
        simulation = Simulation()
        for _ in range(3):
            simulation.do(1)
        words = simulation.ask(1, CallClass.WORDS)
        video = simulation.ask(1, CallClass.VIDEO, at=0.5)
        simulation.run()
        assert video.sent_at == pytest.approx(1.0)
        assert words.sent_at is None

    def test_chats_take_turns_within_a_class(self) -> None:
        simulation = Simulation(10)
        for chat in (1, 1, 1, 1, 2, 3, 4):
            simulation.ask(chat)
        simulation.run()
        assert [call.chat_id for call in simulation.sent][2:5] == [2, 3, 4]

    def test_who_searches_as_fast_as_can_be_leaves_room_for_everybody_else(self) -> None:
        simulation = Simulation(10)
        for number in range(400):
            simulation.ask(None, at=number / 40, endpoint="answerInlineQuery")
        words = [simulation.ask(chat, at=float(chat)) for chat in range(1, 9)]
        simulation.run()
        assert [call for call in words if call.flood_wait is not None] == []

    def test_calls_of_a_class_to_a_chat_keep_their_order(self) -> None:
        simulation = Simulation()
        calls = [simulation.ask(1, at=number / 1000) for number in range(4)]
        simulation.run()
        assert simulation.sent == calls

    def test_who_waits_for_a_chat_leaves_the_room_to_others(self) -> None:
        simulation = Simulation(25)
        for chat in range(1, 6):
            for _ in range(3):
                simulation.ask(chat, at=(chat - 1) / 5)
        for chat in range(1, 6):
            simulation.ask(chat, CallClass.VIDEO, at=0.95)
        words = simulation.ask(99, CallClass.WORDS, at=0.99)
        simulation.run()
        assert words.waited < 0.1

    def test_a_wait_that_is_cut_off_leaves_its_turn_to_the_others(self) -> None:
        simulation = Simulation(10)
        calls = [simulation.ask(chat) for chat in range(1, 9)]
        simulation.run(until=0.01)
        waiting = [call for call in calls if call.sent_at is None]
        simulation.cancel(*waiting[:-1])
        simulation.run()
        assert all(call.sent_at is None for call in waiting[:-1])
        assert waiting[-1].waited < 0.25

    def test_the_caller_s_class_counts_more_than_the_endpoint_s(self) -> None:
        simulation = Simulation(1)
        simulation.do(1)
        edit = simulation.do(2, CallClass.PROGRESS, endpoint="editMessageText")
        assert edit.sent_at is None
        assert edit.waited == 0.0


class TestSpare:
    @pytest.mark.parametrize("kind", SKIPPED)
    def test_what_may_be_skipped_never_waits(self, kind: CallClass) -> None:
        simulation = Simulation()
        calls = [simulation.ask(chat, kind) for chat in range(1, 100)]
        simulation.run()
        assert all(call.waited == 0.0 for call in calls)
        assert any(call.sent_at is None for call in calls)

    @pytest.mark.parametrize("kind", SKIPPED)
    @pytest.mark.parametrize("chat", [1, GROUP])
    def test_what_may_be_skipped_leaves_room_for_words_in_its_chat(
        self, chat: int, kind: CallClass
    ) -> None:
        simulation = Simulation()
        for tenth in range(100):
            simulation.ask(chat, kind, at=tenth / 10)
        words = simulation.ask(chat, CallClass.WORDS, at=10.0)
        simulation.run()
        assert words.sent_at == 10.0

    @pytest.mark.parametrize("kind", SKIPPED)
    def test_what_may_be_skipped_leaves_room_for_words_elsewhere(self, kind: CallClass) -> None:
        simulation = Simulation()
        for chat in range(1, 100):
            simulation.do(chat, kind)
        assert simulation.do(100, CallClass.WORDS).went_at_once

    def test_progress_goes_before_chat_actions(self) -> None:
        simulation = Simulation()
        simulation.do(1)
        assert simulation.do(2, CallClass.CHAT_ACTION).sent_at is None
        assert simulation.do(2, CallClass.PROGRESS).sent_at is not None

    @pytest.mark.parametrize("kind", SKIPPED)
    def test_nothing_that_may_be_skipped_passes_those_who_wait(self, kind: CallClass) -> None:
        simulation = Simulation(1)
        for chat in (1, 2):
            simulation.ask(chat, at=0.5)
        simulation.ask(3, kind, at=1.5)
        simulation.run()
        assert [call.chat_id for call in simulation.sent] == [1, 2]

    @pytest.mark.parametrize("kind", SKIPPED)
    def test_what_is_skipped_is_told_when_there_will_be_room(self, kind: CallClass) -> None:
        simulation = Simulation()
        for _ in range(3):
            simulation.do(1)
        skipped = simulation.do(1, kind)
        assert skipped.flood_wait is not None
        again = simulation.ask(1, kind, at=skipped.flood_wait)
        simulation.run()
        assert again.sent_at is not None

    @pytest.mark.parametrize("kind", SKIPPED)
    def test_what_is_skipped_keeps_no_place_for_later(self, kind: CallClass) -> None:
        simulation = Simulation()
        for _ in range(3):
            simulation.do(1)
        assert len({simulation.do(1, kind).flood_wait for _ in range(5)}) == 1


class TestComingBack:
    def test_many_at_once_all_go_within_a_fifth_over_the_shortest_time(self) -> None:
        simulation = Simulation(25)
        for person in range(1, 301):
            simulation.insist(person)
        simulation.run()
        assert len(simulation.sent) == 300
        assert simulation.now <= 1.2 * 300 / 25
        assert len(simulation.calls) <= 2 * 300

    def test_few_wait_in_line_however_many_ask(self) -> None:
        simulation = Simulation(25)
        for person in range(1, 1001):
            simulation.ask(person)
        simulation.run(until=0.0)
        assert len(simulation.limiter._budget._waiting) <= 25

    def test_those_who_are_refused_come_back_one_after_another(self) -> None:
        simulation = Simulation()
        calls = [simulation.ask(GROUP) for _ in range(8)]
        simulation.run()
        told = [call.flood_wait for call in calls[3:] if call.flood_wait is not None]
        assert [later - sooner for sooner, later in itertools.pairwise(told)] == pytest.approx(
            [61 / 18] * 4
        )

    def test_the_urgent_come_back_before_those_who_were_told_earlier(self) -> None:
        simulation = Simulation()
        words = [simulation.ask(GROUP, CallClass.WORDS) for _ in range(8)]
        simulation.run()
        video = simulation.do(GROUP, CallClass.VIDEO)
        assert video.flood_wait == words[3].flood_wait

    def test_the_less_urgent_come_back_after_all_who_are_more_urgent(self) -> None:
        simulation = Simulation()
        videos = [simulation.ask(GROUP, CallClass.VIDEO) for _ in range(8)]
        simulation.run()
        words = simulation.do(GROUP, CallClass.WORDS)
        assert (words.flood_wait or 0.0) > max(video.flood_wait or 0.0 for video in videos)

    def test_nobody_waits_long_for_those_who_never_come_back(self) -> None:
        simulation = Simulation()
        calls = [simulation.ask(GROUP) for _ in range(1000)]
        simulation.run()
        assert max(call.flood_wait or 0.0 for call in calls) < 40.0

    def test_who_comes_back_a_moment_late_still_passes_the_less_urgent(self) -> None:
        simulation, back = full_group()
        words = simulation.ask(GROUP, CallClass.WORDS, at=back)
        video = simulation.ask(GROUP, CallClass.VIDEO, at=back + 0.2)
        simulation.run()
        assert video.went_at_once
        assert words.sent_at is None

    def test_room_is_kept_but_a_moment_for_who_does_not_come_back(self) -> None:
        simulation, back = full_group()
        words = simulation.ask(GROUP, CallClass.WORDS, at=back)
        simulation.run()
        assert 0.0 < words.waited < 1.0
        assert words.sent_at is not None


def full_group() -> tuple[Simulation, float]:
    """Return a group that is full, and when a video has been told to come back to it."""
    simulation = Simulation()
    for _ in range(3):
        simulation.do(GROUP)
    told = simulation.do(GROUP, CallClass.VIDEO)
    return simulation, simulation.now + (told.flood_wait or 0.0)
