"""The schedule keeps its word: sooner than every ten seconds, for a few calls more."""

import random

import pytest

from benchmarks.polling import compare, rows
from bot.veo.catalogue import MODELS

TYPICAL = sorted({float(model.typical_seconds) for model in MODELS.values()})


@pytest.mark.parametrize("typical", TYPICAL)
def test_a_video_is_noticed_five_times_sooner_for_at_most_three_times_the_calls(
    typical: float,
) -> None:
    ours, plain = compare(typical, spread=1.2, videos=3000, dice=random.Random(1))
    assert plain.late / ours.late >= 5
    assert ours.looks / plain.looks <= 3


def test_the_table_has_a_row_for_each_pace() -> None:
    assert len([*rows(spread=1.2, videos=50)]) == 1 + len(TYPICAL)
