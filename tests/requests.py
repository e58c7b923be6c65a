"""Requests for tests, complete as ``choose()`` makes them."""

from typing import Any

from bot.veo.catalogue import MODELS, SEED, Mode, family_of
from bot.veo.request import GenerationRequest

_SHORT_SIDES = {"720p": 720, "1080p": 1080}


def generation_request(
    model_id: str = "google/veo-3.0-fast",
    mode: Mode = Mode.TEXT,
    prompt: str = "a red fox",
    duration: int = 8,
    **fields: Any,
) -> GenerationRequest:
    """Return a request of a model in the catalogue.

    What is told by the model and by the other fields (title, size, ...) is filled in; any field
    can be given, also a wrong one. For a model that has left the catalogue use ``replace``.
    """
    model, family = MODELS[model_id], family_of(model_id)
    short = _SHORT_SIDES[fields.get("resolution") or model.resolution]
    long = short * 16 // 9
    portrait = fields.get("aspect_ratio") == "9:16"
    told = {
        "family": family.name,
        "title": family.title,
        "width": short if portrait else long,
        "height": long if portrait else short,
        "typical_seconds": model.typical_seconds,
        "silent": not model.has_sound or fields.get("generate_audio") is False,
        "seedable": SEED in model.takes,
        "extendable": family.model(Mode.EXTEND) is not None,
    }
    request: dict[str, Any] = {"model_id": model_id, "mode": mode, "prompt": prompt}
    return GenerationRequest(**{**told, **request, "duration": duration, **fields})
