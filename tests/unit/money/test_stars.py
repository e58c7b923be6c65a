"""What videos cost in Stars, and what packs there are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.money.credits import CREDITS_PER_USD
from bot.money.packs import PACKS, Pack, pack_named, pack_of
from bot.money.stars import stars_of


@pytest.mark.parametrize(
    ("amount", "rate", "stars"),
    [
        (CREDITS_PER_USD, 77, 77),
        (CREDITS_PER_USD + 1, 77, 78),
        (1, 77, 1),
        (1, 1, 1),
        (0, 77, 0),
        (6_400_000, 0, 0),
        (6_400_000, 10_000, 32_000),
    ],
)
def test_a_price_in_stars_is_rounded_up(amount: int, rate: int, stars: int) -> None:
    assert stars_of(amount, rate) == stars


@given(st.integers(0, 10**15), st.integers(1, 10_000))
def test_stars_cover_the_price_and_are_less_than_one_too_many(amount: int, rate: int) -> None:
    stars = stars_of(amount, rate)
    assert (stars - 1) * CREDITS_PER_USD < amount * rate <= stars * CREDITS_PER_USD


def test_every_pack_is_found_by_its_name_and_no_two_have_the_same() -> None:
    assert len({pack.name for pack in PACKS}) == len(PACKS)
    assert all(pack_named(pack.name) is pack for pack in PACKS)
    assert pack_named("once-7") is None


def test_packs_that_are_bought_once_are_found_by_their_stars() -> None:
    assert pack_of(100) == Pack(100)
    assert pack_of(7) is None


def test_telegram_takes_every_pack() -> None:
    assert all(0 < pack.stars <= 10_000 for pack in PACKS)
