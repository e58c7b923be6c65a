"""What holds in a chat is what its next video will have, and what cannot be is known."""

from itertools import product
from typing import Any

import pytest

from bot.veo.catalogue import FAMILIES
from bot.veo.choice import Defaults
from bot.veo.holding import Held, held, unfit, usual_request


def told(defaults: Defaults) -> dict[str, Held]:
    return {each.field: each for each in held(defaults)}


@pytest.mark.parametrize("model", FAMILIES)
def test_what_nobody_has_chosen_is_the_model_s_own_and_always_fits(model: str) -> None:
    assert not any(each.is_chosen for each in held(Defaults(model)))
    assert unfit(Defaults(model)) == []


@pytest.mark.parametrize(
    ("model", "chosen", "value"),
    [
        ("veo2", {"duration": 4}, 5),
        ("veo3", {"duration": 5}, 8),
        ("veo2", {"resolution": "1080p"}, "720p"),
        ("veo2", {"generate_audio": True}, False),
        ("veo3.1-lite", {"enhance_prompt": True}, None),
        ("veo3.1-lite", {"enhance_prompt": False}, None),
    ],
)
def test_what_the_model_cannot_do_is_named_with_what_holds_instead(
    model: str, chosen: dict[str, Any], value: object
) -> None:
    ((field, wanted),) = chosen.items()
    (found,) = unfit(Defaults(model, **chosen))
    assert (found.field, found.unfit, found.value) == (field, wanted, value)
    assert wanted not in found.possible
    assert not found.is_chosen


def test_silence_suits_a_model_that_is_always_silent() -> None:
    assert unfit(Defaults("veo2", generate_audio=False)) == []
    assert told(Defaults("veo2", generate_audio=False))["generate_audio"].is_chosen


@pytest.mark.parametrize(
    ("model", "duration", "resolution"),
    [*product(FAMILIES, (None, 4, 5, 6, 7, 8), (None, "720p", "1080p"))],
)
def test_what_is_told_is_what_a_request_will_have(
    model: str, duration: int | None, resolution: str | None
) -> None:
    defaults = Defaults(model, duration=duration, resolution=resolution, aspect_ratio="9:16")
    request, now = usual_request(defaults), told(defaults)
    assert now["duration"].value == request.duration
    assert now["resolution"].value == f"{min(request.size)}p"
    assert now["aspect_ratio"].value == request.shape
    assert now["generate_audio"].value is not request.silent
