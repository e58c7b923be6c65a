"""The payloads of links are short, and nobody else can make them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.start_links import StartLinks
from tests.unit.chat.wire import TOKEN

LINKS = StartLinks(TOKEN)
numbers = st.integers(1, 2**52)


@given(numbers)
def test_a_payload_is_what_telegram_takes_and_leads_back(number: int) -> None:
    payload = LINKS.write(number)
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", payload)
    assert LINKS.read(payload) == number


@given(numbers, numbers, st.text(max_size=80))
def test_nobody_else_makes_one(number: int, other: int, text: str) -> None:
    payload = LINKS.write(number)
    assert StartLinks("7:OTHER").read(payload) is None
    assert LINKS.read(text) is None
    if other != number:
        assert LINKS.read(f"like{other}_{payload.partition('_')[2]}") is None


@pytest.mark.parametrize("spelling", ["like07_", "like٧_", "LIKE7_", " like7_"])
def test_a_number_has_one_spelling(spelling: str) -> None:
    assert LINKS.read(spelling + LINKS.write(7).partition("_")[2]) is None
