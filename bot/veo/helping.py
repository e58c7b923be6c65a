"""What helps with a video, as requests: a picture to start from, and a better prompt.

They are stored with their tasks like requests for videos, and say of what video they are thought.
"""

from dataclasses import replace

from bot.errors import BadValue, EmptyStill, NotForStills, RequestRefused
from bot.veo.catalogue import RATIOS, Mode
from bot.veo.choice import Defaults, choose, kept_of
from bot.veo.parsing import ANY_WORDS, SPELLING, Command, parse
from bot.veo.request import GenerationRequest
from bot.veo.sources import Sources

_SIDES = {"16:9": (1344, 768), "9:16": (768, 1344)}
"""Pixels to expect, by shape."""

_STILL_SECONDS = 12

_TAKEN = {"prompt", "aspect_ratio", "negative_prompt"}

_WORDS_SECONDS = 4


def still_of(text: str, model_id: str, defaults: Defaults) -> GenerationRequest:
    """Return the picture that words after ``/still`` ask for.

    Raises:
        EmptyStill: they say nothing of what it shows.
        NotForStills: they hold an option that only videos have.
        UnknownOption, MissingValue, BadValue, PromptTooLong: see parse.
    """
    command = parse(text)
    if not command.prompt:
        raise EmptyStill
    for name, value in vars(command).items():
        if name not in _TAKEN and value != getattr(Command(), name):
            raise NotForStills(option=SPELLING.get(name, f"--{name}"))
    shape = command.aspect_ratio or defaults.aspect_ratio or RATIOS[0]
    if shape not in RATIOS:
        raise BadValue(option="--ar", value=shape, allowed=RATIOS)
    return still(command.prompt, shape, model_id, command.negative_prompt)


def still_before(video: GenerationRequest, model_id: str) -> GenerationRequest:
    """Return the picture that a video may begin with: its prompt, in its shape."""
    return still(video.prompt, video.shape, model_id, video.negative_prompt)


def still(
    prompt: str, shape: str, model_id: str, negative_prompt: str | None = None
) -> GenerationRequest:
    """Return a picture in the shape that a video would have."""
    width, height = _SIDES[shape]
    return GenerationRequest(
        model_id=model_id,
        family="",
        title=_title(model_id),
        mode=Mode.TEXT,
        prompt=prompt,
        duration=0,
        width=width,
        height=height,
        typical_seconds=_STILL_SECONDS,
        silent=True,
        seedable=False,
        extendable=False,
        aspect_ratio=shape,
        negative_prompt=negative_prompt,
    )


def words_for(video: GenerationRequest, model_id: str) -> GenerationRequest:
    """Return the better prompt that a video may have: from its prompt, and what it starts from."""
    bare = still(video.prompt, video.shape, model_id)
    return replace(bare, mode=video.mode, typical_seconds=_WORDS_SECONDS, aspect_ratio=None)


def _title(model_id: str) -> str:
    """Return what people are shown of a model's name."""
    return model_id.rpartition("/")[2]


def movable(video: GenerationRequest | None, sources: Sources, defaults: Defaults) -> Command:
    """Return with which options a picture moves that was made for a video, if it was for one.

    What a model cannot do from a picture is left out; its shape is the picture's.
    """
    if video is None:
        return Command()
    kept = replace(kept_of(video), aspect_ratio=None)
    for command in (kept, replace(kept, negative_prompt=None, seed=None), _model_of(kept)):
        try:
            choose(command.merged(ANY_WORDS), sources, defaults)
        except RequestRefused:
            continue
        return command
    return Command()


def _model_of(command: Command) -> Command:
    return Command(model=command.model, duration=command.duration)
