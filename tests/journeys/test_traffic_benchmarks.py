"""What is measured of the traffic can still be measured, at a size at which it says nothing."""

import pytest

from benchmarks import at_once, blocks, lateness, limits
from tests.journeys.measuring import can_be_told

MEASURES = {
    "at-once": lambda: at_once.figures(people=2, rounds=1, seconds=1.0),
    "limits": lambda: limits.figures(people=2, groups=(1,), seconds=1.0),
    "lateness": lambda: lateness.figures(people=2, seconds=1.0, pause=0.5),
    "blocks": lambda: blocks.figures(people=2, uploads=1, languages=("en",), loaded=0.0),
}


@pytest.mark.parametrize("name", MEASURES)
async def test_each_figure_can_be_told(name: str) -> None:
    assert await can_be_told(MEASURES[name]())
