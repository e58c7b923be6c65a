"""What is measured of starts, handling, rest and files can still be measured, be it very little."""

import pytest

from benchmarks import backlog, handling, large_files, resting
from tests.journeys.measuring import can_be_told

MEASURES = {
    "handling": lambda: handling.figures(people=2, each=1, rounds=1),
    "backlog": lambda: backlog.figures(people=20, each=2),
    "resting": lambda: resting.figures(seconds=0.2, starts=1),
    "large-files": lambda: large_files.figures(video_mb=1, picture_mb=1),
}


@pytest.mark.parametrize("name", MEASURES)
async def test_each_figure_can_be_told(name: str) -> None:
    assert await can_be_told(MEASURES[name]())
