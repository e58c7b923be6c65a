"""What holds in a chat where a command says nothing: its defaults, as far as the model can follow.

It is told for videos from words: pictures and videos to continue bring a shape of their own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.veo.catalogue import ENHANCE, MODELS
from bot.veo.choice import Defaults, choose
from bot.veo.parsing import ANY_WORDS
from bot.veo.request import GenerationRequest
from bot.veo.sources import Sources


@dataclass(frozen=True)
class Held:
    """What holds of one of the fields of Defaults."""

    field: str
    value: Any
    """what a video will have; None: nobody but the model knows"""
    is_chosen: bool
    """whether the chat has chosen it; else it is the model's own"""
    unfit: Any = None
    """what the chat has chosen and the model cannot do; None: there is no such thing"""
    possible: tuple[Any, ...] = ()
    """what the model can do; empty: it leaves no choice"""


def usual_request(defaults: Defaults) -> GenerationRequest:
    """Return the request of a command that says nothing but words."""
    return choose(ANY_WORDS, Sources(), defaults)


def held(defaults: Defaults) -> Sequence[Held]:
    """Return what holds of each field, in the order in which it is told."""
    request = usual_request(defaults)
    model = MODELS[request.model_id]
    both = (True, False)
    resolutions = model.resolutions or (model.resolution,)
    return (
        _held(defaults, "aspect_ratio", request.shape, model.ratios),
        _held(defaults, "duration", request.duration, model.durations),
        _held(defaults, "resolution", request.resolution or model.resolution, resolutions),
        _held(
            defaults, "generate_audio", not request.silent, both if model.has_sound else (False,)
        ),
        _held(
            defaults,
            "enhance_prompt",
            request.enhance_prompt,
            both if ENHANCE in model.takes else (),
        ),
    )


def unfit(defaults: Defaults) -> Sequence[Held]:
    """Return what the chat has chosen and its model cannot do."""
    return [each for each in held(defaults) if each.unfit is not None]


def _held(defaults: Defaults, field: str, value: Any, possible: tuple[Any, ...]) -> Held:
    chosen = getattr(defaults, field)
    fits = chosen in possible
    return Held(field, value, fits, None if fits else chosen, possible)
