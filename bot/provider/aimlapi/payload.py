"""Requests as JSON. Source: docs.aimlapi.com, the pages of the Veo models."""

from typing import Any

from bot.provider.base import Media
from bot.veo.catalogue import Mode
from bot.veo.request import GenerationRequest

_CAPITALS = frozenset(
    {
        "google/veo3",
        "google/veo-3.0-fast",
        "google/veo-3.0-i2v",
        "google/veo-3.0-i2v-fast",
        "veo-3.1-lite-generate-001",
    }
)
"""Models that spell the resolution ``720P``."""

_LAST_FRAME = {"veo2/image-to-video": "tail_image_url"}
"""The field of the last frame, where it is not ``last_image_url``."""


def payload(request: GenerationRequest, media: Media) -> dict[str, Any]:
    """Return the JSON that the model takes; fields that are None are left out."""
    body = {
        "model": request.model_id,
        "prompt": request.prompt,
        "duration": request.duration,
        "resolution": _resolution(request),
        "aspect_ratio": request.aspect_ratio,
        "negative_prompt": request.negative_prompt,
        "seed": request.seed,
        "enhance_prompt": request.enhance_prompt,
        "generate_audio": request.generate_audio,
        "auto_fix": request.auto_fix,
        "person_generation": request.person_generation,
        **_media(request, media),
    }
    return {name: value for name, value in body.items() if value is not None}


def _resolution(request: GenerationRequest) -> str | None:
    if request.resolution and request.model_id in _CAPITALS:
        return request.resolution.upper()
    return request.resolution


def _media(request: GenerationRequest, media: Media) -> dict[str, Any]:
    match request.mode:
        case Mode.TEXT:
            return {}
        case Mode.IMAGE:
            return {"image_url": media.images[0]}
        case Mode.FRAMES:
            last = _LAST_FRAME.get(request.model_id, "last_image_url")
            return {"image_url": media.images[0], last: media.images[1]}
        case Mode.REFERENCES:
            return {"image_urls": list(media.images)}
        case Mode.EXTEND:
            return {"video_url": media.video}
