from dataclasses import replace

import pytest

from bot.veo.catalogue import FAMILIES, Mode
from bot.veo.extending import continuation, extender
from tests.requests import generation_request


@pytest.mark.parametrize("family", FAMILIES)
def test_a_video_goes_on_in_its_own_family_or_in_the_cheapest_that_can(family: str) -> None:
    model = FAMILIES[family].models[0].id
    request = generation_request(model)
    own = FAMILIES[family].model(Mode.EXTEND) is not None
    assert extender(request) == (family if own else "veo3.1-fast")
    assert continuation(request).mode is Mode.EXTEND
    assert continuation(request).instead_of is None


def test_a_video_of_a_family_that_has_left_the_catalogue_goes_on_all_the_same() -> None:
    gone = replace(generation_request(), family="veo1", model_id="google/veo-1")
    assert extender(gone) == "veo3.1-fast"
