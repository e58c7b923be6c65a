"""A request, spelled as the options that ask for it: the way back from parsing."""

import re

from bot.veo.request import GenerationRequest

_QUOTES = re.compile('["“”„«»‟]')
"""What would end a quoted value too early."""


def options_of(request: GenerationRequest) -> str:
    """Return the options with which another prompt gives a request like this one."""
    parts = [f"--model {request.family}", f"--duration {request.duration}"]
    if request.resolution:
        parts.append(f"--res {request.resolution}")
    if request.aspect_ratio:
        parts.append(f"--ar {request.aspect_ratio}")
    if request.seed is not None:
        parts.append(f"--seed {request.seed}")
    parts += [flag for flag, is_on in _flags(request) if is_on]
    if request.negative_prompt:
        words = _QUOTES.sub("'", request.negative_prompt)
        parts.append(f'--no "{words}"')
    return " ".join(parts)


def _flags(request: GenerationRequest) -> tuple[tuple[str, bool], ...]:
    return (
        ("--silent", request.generate_audio is False),
        ("--raw", request.enhance_prompt is False),
        ("--fix on", request.auto_fix is True),
        ("--fix off", request.auto_fix is False),
        ("--people on", request.person_generation == "allow_adult"),
        ("--people off", request.person_generation == "dont_allow"),
    )
