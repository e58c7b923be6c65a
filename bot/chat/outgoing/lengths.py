"""How long a video is, in words of its own: what continues another one is added to it."""

from bot.veo.catalogue import Mode
from bot.veo.request import GenerationRequest


def length_of(request: GenerationRequest) -> str:
    """Return the seconds of a video: ``8``, or ``+7`` where these are added to another video."""
    added = "+" if request.mode is Mode.EXTEND else ""
    return f"{added}{request.duration}"
