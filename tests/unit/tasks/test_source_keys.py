"""Keys of what asks for tasks: short enough to be stored, and read back where that is needed."""

from hypothesis import given
from hypothesis import strategies as st

from bot.tasks.source_keys import (
    draft_key,
    guest_key,
    inline_key,
    message_key,
    press_key,
    rebuy_key,
    words_key,
    words_task,
)

IDS = st.integers(1, 2**63 - 1)


@given(IDS)
def test_a_better_prompt_is_known_by_its_key(task_id: int) -> None:
    assert words_task(words_key(task_id)) == task_id


@given(IDS)
def test_no_other_key_is_taken_for_that_of_a_better_prompt(number: int) -> None:
    others = (message_key(number, number), press_key(str(number)), draft_key(number))
    assert {words_task(key) for key in (*others, rebuy_key(number), "words:", "words:x")} == {None}


@given(st.text(min_size=1, max_size=500), st.text(min_size=1, max_size=500))
def test_whatever_telegram_calls_a_message_has_a_key_of_its_own_that_fits(
    name: str, other: str
) -> None:
    keys = {guest_key(name), guest_key(other), inline_key(name), inline_key(other)}
    assert len(keys) == (2 if name == other else 4)
    assert max(map(len, keys)) <= 128
