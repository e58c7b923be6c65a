import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tasks.task import ENDED, PENDING, Status, client_request_id


@pytest.mark.parametrize("status", Status)
def test_a_status_is_either_pending_or_ended(status: Status) -> None:
    assert (status in PENDING) != (status in ENDED)
    assert status.is_pending == (status in PENDING)


@given(st.integers(0, 2**63), st.text("0123456789abcdef", min_size=16, max_size=16))
def test_the_name_of_a_paid_call_is_one_that_the_provider_takes(task_id: int, token: str) -> None:
    name = client_request_id("abcdef", task_id, token)
    assert re.fullmatch(r"[A-Za-z0-9._:-]{1,128}", name)
    assert name != client_request_id("abcdef", task_id, token[::-1] + "0")
