"""How a finished video goes on: by its own family, or else by the first that can."""

from bot.veo.catalogue import FAMILIES, SUBSTITUTES, Mode
from bot.veo.choice import Defaults, choose
from bot.veo.parsing import ANY_WORDS
from bot.veo.request import GenerationRequest
from bot.veo.sources import Clip, Sources


def extender(request: GenerationRequest) -> str:
    """Return the name of the family that continues a video."""
    family = FAMILIES.get(request.family)
    return family.name if family and family.model(Mode.EXTEND) else SUBSTITUTES[0]


def continuation(request: GenerationRequest) -> GenerationRequest:
    """Return what continues a video, as far as that is known before there are words for it."""
    clip = Clip("", request.shape)
    return choose(ANY_WORDS, Sources(clip=clip), Defaults(model=extender(request)))
