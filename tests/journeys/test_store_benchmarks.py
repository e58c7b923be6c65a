"""What is measured of the store can still be measured, at a size at which it says nothing."""

import pytest

from benchmarks import claims, questions, restart, ticks
from tests.journeys.measuring import can_be_told

MEASURES = {
    "ticks": lambda: ticks.figures(sizes=(10, 20), rounds=2),
    "questions": lambda: questions.figures(many=2_000, few=1_000, rounds=2),
    "claims": lambda: claims.figures(seconds=0.2),
    "restart": lambda: restart.figures(many=20, few=5, seconds=0.1),
}


@pytest.mark.parametrize("name", MEASURES)
async def test_each_figure_can_be_told(name: str) -> None:
    assert await can_be_told(MEASURES[name]())
