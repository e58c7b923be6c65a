from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.money.credits import CREDITS_PER_USD, credits_of, dollars_of


@pytest.mark.parametrize(
    ("dollars", "amount"),
    [
        ("0", 0),
        ("1", 2_000_000),
        ("3.15", 6_300_000),
        ("0.1", 200_000),
        ("0.0000005", 1),
        ("0.00000025", 0),
        ("0.00000075", 2),
        ("0.0000004", 1),
        ("-1.5", -3_000_000),
    ],
)
def test_dollars_become_whole_credits_the_nearest_one(dollars: str, amount: int) -> None:
    assert credits_of(Decimal(dollars)) == amount


@given(st.integers(-(10**15), 10**15))
def test_credits_survive_the_way_through_dollars_exactly(amount: int) -> None:
    assert credits_of(dollars_of(amount)) == amount
    assert dollars_of(amount) * CREDITS_PER_USD == amount


@given(st.lists(st.integers(0, 10**10), max_size=50))
def test_sums_never_drift(amounts: list[int]) -> None:
    assert sum(map(dollars_of, amounts), Decimal(0)) == dollars_of(sum(amounts))
