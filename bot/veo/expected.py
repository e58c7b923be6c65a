"""What somebody expects who names neither model nor length, where another one has to be chosen."""

from dataclasses import replace

from bot.veo.catalogue import FAMILIES
from bot.veo.choice import Defaults, choose
from bot.veo.parsing import ANY_WORDS, Command
from bot.veo.request import GenerationRequest
from bot.veo.sources import Sources


def expected(
    request: GenerationRequest, command: Command, defaults: Defaults
) -> GenerationRequest | None:
    """Return the chat's usual video, where a request is for another model or length unasked.

    None: the request is what the command and the chat's own choices say.
    """
    family = defaults.model if request.instead_of else request.family
    if family not in FAMILIES:
        return None
    usual = choose(replace(ANY_WORDS, model=family), Sources(), defaults)
    seconds = command.duration or _length(usual, defaults)
    if not request.instead_of and seconds in {None, request.duration}:
        return None
    return replace(usual, duration=seconds or usual.duration)


def _length(usual: GenerationRequest, defaults: Defaults) -> int | None:
    """Return the length that the chat has chosen, or has instead: ``/settings`` says which."""
    is_told = defaults.duration is not None and usual.family == defaults.model
    return usual.duration if is_told else defaults.duration
