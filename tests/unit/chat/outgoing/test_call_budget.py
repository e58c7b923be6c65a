import pytest

from bot.chat.outgoing.call_budget import Call, CallBudget
from bot.chat.outgoing.call_classes import CallClass


def waiting(budget: CallBudget, *kinds: CallClass) -> list[Call]:
    """Return calls to different chats that wait in this order."""
    calls = [Call(chat, kind) for chat, kind in enumerate(kinds, start=1)]
    for call in calls:
        budget.join(call)
    return calls


def test_one_who_is_due_is_not_passed_though_there_is_room_for_both() -> None:
    budget = CallBudget(25)
    words, video = waiting(budget, CallClass.WORDS, CallClass.VIDEO)
    assert budget.turn_at(video, 10.0) <= 10.0
    assert budget.turn_at(words, 10.0) > 10.0


def test_one_who_waits_for_a_chat_is_passed() -> None:
    budget = CallBudget(25)
    for _ in range(3):
        budget.spend(Call(1, CallClass.VIDEO), 10.0)
    _, words = waiting(budget, CallClass.VIDEO, CallClass.WORDS)
    assert budget.turn_at(words, 10.5) <= 10.5


def test_each_of_those_before_takes_a_slot() -> None:
    budget = CallBudget(25)
    calls = waiting(budget, *[CallClass.WORDS] * 10)
    turns = [budget.turn_at(call, 10.0) for call in calls]
    assert turns[1:] == pytest.approx([10.0 + place / 23 for place in range(1, 10)])


def test_each_of_those_before_in_a_chat_takes_its_room_there() -> None:
    budget = CallBudget(25)
    calls = [Call(1, CallClass.WORDS) for _ in range(5)]
    for call in calls:
        budget.join(call)
    turns = [budget.turn_at(call, 10.0) for call in calls]
    assert turns[3:] == pytest.approx([11.0, 12.0])


def test_who_has_left_is_counted_no_more() -> None:
    budget = CallBudget(25)
    *before, last = waiting(budget, *[CallClass.WORDS] * 10)
    for call in before:
        budget.leave(call)
    assert budget.turn_at(last, 10.0) <= 10.0
    budget.leave(last)
    assert len(budget) == 0


def test_one_who_is_due_is_not_passed_though_a_more_urgent_one_waits_for_a_chat() -> None:
    budget = CallBudget(25)
    for _ in range(3):
        budget.spend(Call(1, CallClass.VIDEO), 10.0)
    *_, words = waiting(budget, CallClass.VIDEO, CallClass.FIRST_ANSWER, CallClass.WORDS)
    assert budget.turn_at(words, 10.5) > 10.5


def without_limits(*places: int | str) -> list[Call]:
    return [Call(place, CallClass.PROGRESS) for place in places for _ in range(100)]


def test_without_limits_everybody_goes_at_once() -> None:
    budget = CallBudget(0)
    calls = without_limits(1, -1001, "@films", "inline")
    for call in calls:
        budget.join(call)
    for call in calls:
        assert budget.turn_at(call, 10.0) <= 10.0
        budget.spend(call, 10.0)
        budget.leave(call)


@pytest.mark.parametrize("place", [1, -1001, "@films", "inline"])
def test_without_limits_whoever_was_refused_rests_all_the_same(place: int | str) -> None:
    budget = CallBudget(0)
    refused, other = Call(place, CallClass.WORDS), Call(7, CallClass.CHAT_ACTION)
    assert not budget.rest(refused, 9.0, now=10.0)
    for call in (refused, other):
        budget.join(call)
    assert budget.turn_at(refused, 10.0) == pytest.approx(19.0)
    assert budget.turn_at(refused, 19.0) <= 19.0
    assert budget.turn_at(other, 10.0) <= 10.0


def test_without_limits_everybody_rests_when_several_were_refused() -> None:
    budget = CallBudget(0)
    rests = [budget.rest(Call(place, CallClass.WORDS), 9.0, now=10.0) for place in (1, 2, 3)]
    assert rests == [False, False, True]
    other = Call(7, CallClass.VIDEO)
    budget.join(other)
    assert budget.turn_at(other, 10.0) == pytest.approx(19.0)
    assert budget.turn_at(other, 19.0) <= 19.0


def test_without_limits_those_who_have_rested_are_forgotten() -> None:
    budget = CallBudget(0)
    budget.rest(Call(1, CallClass.WORDS), 9.0, now=10.0)
    assert len(budget) > 0
    for now in (10.0, 200.0):
        budget.spend(Call(7, CallClass.WORDS), now)
    assert len(budget) <= 1
