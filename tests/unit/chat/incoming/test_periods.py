"""Words after /stats and /export become days, or are refused with what would be right."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.incoming.periods import parse_export, parse_stats
from bot.errors import BadPeriod
from bot.money.periods import EVER, Period

TODAY = date(2026, 11, 21)
NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))


@pytest.mark.parametrize(("words", "days"), [([], 1), (["1"], 1), (["7"], 7), (["30"], 30)])
def test_statistics_are_of_today_or_of_the_last_days(words: list[str], days: int) -> None:
    assert parse_stats(words) == days


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ([], NOVEMBER),
        (["2026-11"], NOVEMBER),
        (["2024-02"], Period(date(2024, 2, 1), date(2024, 2, 29))),
        (["7"], Period(date(2026, 11, 15), TODAY)),
        (["30"], Period(date(2026, 10, 23), TODAY)),
        (["All"], EVER),
    ],
)
def test_the_ledger_is_of_a_month_or_of_the_last_days_or_whole(
    words: list[str], period: Period
) -> None:
    assert parse_export(words, TODAY) == period


@given(st.lists(st.text(min_size=1), min_size=1, max_size=3))
def test_whatever_is_written_is_days_or_is_refused(words: list[str]) -> None:
    for parse in (parse_stats, lambda each: parse_export(each, TODAY)):
        with suppress(BadPeriod):
            assert parse(words)


@pytest.mark.parametrize("word", ["2026-13", "0000-01", "10000-01", "٢٠٢٦-١١", "2026-11\n", " 7"])
def test_what_is_no_month_is_refused(word: str) -> None:
    with pytest.raises(BadPeriod):
        parse_export([word], TODAY)
