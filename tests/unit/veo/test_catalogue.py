"""What the catalogue says of itself is sound."""

import pytest

from bot.veo.catalogue import FAMILIES, MODELS, Family
from bot.veo.choice import Defaults, choose
from bot.veo.parsing import parse
from bot.veo.sources import Sources


def test_every_default_of_a_model_is_one_of_its_values() -> None:
    for model in MODELS.values():
        assert model.duration in model.durations
        assert not model.resolutions or model.resolution in model.resolutions
        assert model.typical_seconds > 0
        assert all(model.durations_for(mode) for mode in model.modes)


@pytest.mark.parametrize("family", FAMILIES.values(), ids=FAMILIES)
def test_every_length_that_is_listed_can_be_asked_for(family: Family) -> None:
    for seconds in family.durations:
        command = parse(f"a fox --duration {seconds}")
        assert choose(command, Sources(), Defaults(family.name)).duration == seconds
