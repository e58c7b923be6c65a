"""Command + pictures + the chat's defaults → a GenerationRequest that its model accepts."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from bot.errors import (
    BadValue,
    EmptyPrompt,
    ModelRetired,
    ModeNotSupported,
    OptionNotSupported,
)
from bot.veo.catalogue import (
    AUTO_FIX,
    ENHANCE,
    FAMILIES,
    MODELS,
    NEGATIVE,
    PEOPLE,
    RATIOS,
    SEED,
    SUBSTITUTES,
    Family,
    Mode,
    Model,
    able,
    family_of,
)
from bot.veo.loops import both_ends
from bot.veo.parsing import SPELLING, Command
from bot.veo.request import GenerationRequest
from bot.veo.sources import Clip, Image, Sources

T = TypeVar("T", int, str)

ALLOW, DENY = "allow_adult", "dont_allow"
"""What ``person_generation`` takes."""

_SHORT_SIDES = {"720p": 720, "1080p": 1080}


@dataclass(frozen=True)
class Defaults:
    """A chat's choices for what a command does not mention, used where the model takes them."""

    model: str
    aspect_ratio: str | None = None
    duration: int | None = None
    resolution: str | None = None
    generate_audio: bool | None = None
    enhance_prompt: bool | None = None


def choose(command: Command, sources: Sources, defaults: Defaults) -> GenerationRequest:
    """Choose the model and return the complete request.

    Without ``--model`` the default family is used; where it cannot start from these sources, the
    first of SUBSTITUTES that can is used instead.

    Raises:
        RequestRefused: no model can make this.
    """
    if not command.prompt:
        raise EmptyPrompt
    if command.loop:
        sources = replace(sources, images=both_ends(sources.images))
    mode = sources.mode
    family, model = _model(command.model, mode, defaults.model)
    _check_options(command, model, mode)
    resolution = _resolution(command, model, mode, defaults)
    aspect_ratio = _aspect_ratio(command, model, sources, defaults)
    audio = _audio(command, model, defaults)
    width, height = _size(model, resolution, aspect_ratio, sources.clip)
    return GenerationRequest(
        model_id=model.id,
        family=family.name,
        title=family.title,
        mode=mode,
        prompt=command.prompt,
        duration=_duration(command, model, mode, defaults),
        width=width,
        height=height,
        typical_seconds=model.typical_seconds,
        silent=not model.has_sound or audio is False,
        seedable=SEED in model.takes,
        extendable=family.model(Mode.EXTEND) is not None,
        resolution=resolution,
        aspect_ratio=aspect_ratio,
        negative_prompt=command.negative_prompt,
        seed=command.seed,
        enhance_prompt=_enhance(command, model, defaults),
        generate_audio=audio,
        auto_fix=command.auto_fix,
        person_generation=_people(command),
        images=tuple(image.reference for image in sources.images),
        video=sources.clip.generation_id if sources.clip else None,
        instead_of=_instead_of(command.model, family, defaults.model),
        takes=command.takes or 1,
        spoiler=command.spoiler or bool(sources.clip and sources.clip.spoiler),
    )


def revise(request: GenerationRequest, command: Command, sources: Sources) -> GenerationRequest:
    """Return the request with another prompt; options of the command override the request's.

    ``sources`` are what the request starts from, as the chat side knows them.

    Raises:
        RequestRefused: no model can make this.
    """
    defaults = Defaults(
        model=request.family,
        generate_audio=request.generate_audio,
        enhance_prompt=request.enhance_prompt,
    )
    return choose(kept_of(request).merged(command), sources, defaults)


def kept_of(request: GenerationRequest) -> Command:
    """Return the command that asks for a request, but for its prompt."""
    return Command(
        prompt="",
        model=request.family,
        aspect_ratio=request.aspect_ratio,
        duration=request.duration,
        resolution=request.resolution,
        negative_prompt=request.negative_prompt,
        seed=request.seed,
        silent=request.generate_audio is False,
        raw=request.enhance_prompt is False,
        auto_fix=request.auto_fix,
        people=None if request.person_generation is None else request.person_generation == ALLOW,
        takes=request.takes,
        spoiler=request.spoiler,
    )


def check_available(request: GenerationRequest) -> None:
    """Check that the request's model can still be asked for.

    Raises:
        ModelRetired: it has left the catalogue since the request was made.
    """
    if request.model_id not in MODELS:
        raise ModelRetired(model=request.title)


def _model(asked: str | None, mode: Mode, default: str) -> tuple[Family, Model]:
    if asked is not None and asked not in FAMILIES:
        raise ModelRetired(model=asked)
    candidates = (asked,) if asked else (default, *SUBSTITUTES)
    for name in candidates:
        model = FAMILIES[name].model(mode)
        if model:
            return FAMILIES[name], model
    raise ModeNotSupported(mode=mode, model=FAMILIES[asked or default].title, models=able(mode))


def _title(model: Model) -> str:
    return family_of(model.id).title


def _instead_of(asked: str | None, family: Family, default: str) -> str | None:
    return FAMILIES[default].title if asked is None and family.name != default else None


def _size(
    model: Model, resolution: str | None, aspect_ratio: str | None, clip: Clip | None
) -> tuple[int, int]:
    """Return the width and height to expect, in pixels; a continued video keeps its shape."""
    short = _SHORT_SIDES[resolution or model.resolution]
    long = short * 16 // 9
    ratio = aspect_ratio if aspect_ratio in RATIOS else clip and clip.ratio
    return (short, long) if ratio == "9:16" else (long, short)


def _check_options(command: Command, model: Model, mode: Mode) -> None:
    mentioned = {
        NEGATIVE: command.negative_prompt is not None,
        SEED: command.seed is not None,
        ENHANCE: command.raw,
        AUTO_FIX: command.auto_fix is not None,
        PEOPLE: command.people is not None,
    }
    for field, is_mentioned in mentioned.items():
        if is_mentioned and field not in model.takes:
            raise _not_supported(SPELLING[field], mode, partial(_takes, field))


def _takes(field: str, model: Model) -> bool:
    return field in model.takes


def _not_supported(
    option: str, mode: Mode, supports: Callable[[Model], bool]
) -> OptionNotSupported:
    """Return the refusal of an option, with the names of the models that have it in this mode."""
    models = {name: family.model(mode) for name, family in FAMILIES.items()}
    names = tuple(name for name, model in models.items() if model and supports(model))
    return OptionNotSupported(option=option, names=names)


def _duration(command: Command, model: Model, mode: Mode, defaults: Defaults) -> int:
    lengths = model.durations_for(mode)
    if command.duration is None:
        wanted = (defaults.duration, model.duration, lengths[0])
        return next(seconds for seconds in wanted if seconds in lengths)
    return _checked("--duration", command.duration, lengths, model)


def _resolution(command: Command, model: Model, mode: Mode, defaults: Defaults) -> str | None:
    if command.resolution is not None:
        if not model.resolutions:
            raise _not_supported("--res", mode, lambda other: bool(other.resolutions))
        return _checked("--res", command.resolution, model.resolutions, model)
    if not model.resolutions:
        return None
    return defaults.resolution if defaults.resolution in model.resolutions else model.resolution


def _aspect_ratio(
    command: Command, model: Model, sources: Sources, defaults: Defaults
) -> str | None:
    if command.aspect_ratio is not None:
        if not model.ratios:
            raise _not_supported("--ar", sources.mode, lambda other: bool(other.ratios))
        return _checked("--ar", command.aspect_ratio, model.ratios, model)
    wanted = "auto" if sources.clip else _shape_of(sources.images[:1]) or defaults.aspect_ratio
    return wanted if wanted in model.ratios else None


def _shape_of(images: tuple[Image, ...]) -> str | None:
    """Return the shape that fits the picture: nobody wants a portrait cropped to a landscape."""
    if not images or images[0].width == images[0].height:
        return None
    return "16:9" if images[0].width > images[0].height else "9:16"


def _audio(command: Command, model: Model, defaults: Defaults) -> bool | None:
    """Return what to ask for; a model whose videos are silent anyway is asked for nothing."""
    if not model.has_sound:
        return None
    return False if command.silent else defaults.generate_audio


def _enhance(command: Command, model: Model, defaults: Defaults) -> bool | None:
    if command.raw:
        return False
    return defaults.enhance_prompt if ENHANCE in model.takes else None


def _people(command: Command) -> str | None:
    if command.people is None:
        return None
    return ALLOW if command.people else DENY


def _checked(option: str, value: T, allowed: tuple[T, ...], model: Model) -> T:
    if value not in allowed:
        names = tuple(str(each) for each in allowed)
        raise BadValue(option=option, value=str(value), allowed=names, model=_title(model))
    return value
