"""How many videos somebody's share of a day still holds."""

import pytest

from bot.money.budgets import Allowance, Scope, Spent, videos_left

PRICE = 100


@pytest.mark.parametrize(
    ("videos", "budget", "spent", "left"),
    [
        (0, 0, Spent(5, 100, 900), None),
        (20, 0, Spent(5), 15),
        (20, 0, Spent(25), 0),
        (0, 350, Spent(), 3),
        (0, 350, Spent(1, 100, 100), 1),
        (0, 350, Spent(9, 0, 900), 0),
        (2, 1000, Spent(1), 1),
        (20, 150, Spent(1), 1),
    ],
)
def test_number_and_budget_bound_it_together(
    videos: int, budget: int, spent: Spent, left: int | None
) -> None:
    assert videos_left(Allowance(Scope.USER, 1, videos, budget), spent, PRICE) == left


def test_what_costs_nothing_is_not_bounded_by_a_budget() -> None:
    assert videos_left(Allowance(Scope.USER, 1, 0, 350), Spent(), 0) is None
