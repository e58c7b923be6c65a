"""What somebody expects who names neither model nor length, where another one has to be chosen."""

from dataclasses import replace

from bot.veo.catalogue import FAMILIES
from bot.veo.choice import Defaults
from bot.veo.holding import usual_request
from bot.veo.parsing import Command
from bot.veo.request import GenerationRequest


def expected(
    request: GenerationRequest, command: Command, defaults: Defaults
) -> GenerationRequest | None:
    """Return the chat's usual video, where a request is for another model or length unasked.

    None: the request is what the command and the chat's own choices say.
    """
    seconds = command.duration or _usual_seconds(defaults)
    is_other_length = seconds is not None and request.duration != seconds
    if not request.instead_of and not is_other_length:
        return None
    family = defaults.model if request.instead_of else request.family
    if family not in FAMILIES:
        return None
    usual = usual_request(replace(defaults, model=family))
    return replace(usual, duration=seconds or usual.duration)


def _usual_seconds(defaults: Defaults) -> int | None:
    """Return the length that ``/settings`` names, where the chat has chosen one."""
    if defaults.duration is None or defaults.model not in FAMILIES:
        return defaults.duration
    return usual_request(defaults).duration
