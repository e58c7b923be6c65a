"""Command + pictures + the chat's defaults → a GenerationRequest that its model surely takes."""

from dataclasses import dataclass
from typing import TypeVar

from bot.errors import BadValue, EmptyPrompt, ModeNotTaken, NotTaken, SilentAnyway, TooManyPictures
from bot.veo.catalogue import (
    AUDIO,
    AUTO_FIX,
    ENHANCE,
    FAMILIES,
    NEGATIVE,
    PEOPLE,
    REFERENCE_LIMIT,
    SEED,
    SUBSTITUTES,
    Mode,
    Model,
    able,
    family_of,
)
from bot.veo.parsing import SPELLING, Command
from bot.veo.request import GenerationRequest

T = TypeVar("T", int, str)


@dataclass(frozen=True)
class Image:
    """A picture that somebody gave; ``reference`` is how the chat side finds it again."""

    reference: str
    width: int = 0
    height: int = 0
    """pixels, 0 where Telegram does not tell"""


@dataclass(frozen=True)
class Clip:
    """A finished video to go on with."""

    generation_id: str
    ratio: str


@dataclass(frozen=True)
class Sources:
    """What a video is to be made from, beside the words."""

    images: tuple[Image, ...] = ()
    clip: Clip | None = None

    @property
    def mode(self) -> Mode:
        """How these sources are used.

        Raises:
            TooManyPictures: more than any model takes.
        """
        if self.clip:
            return Mode.EXTEND
        if len(self.images) > REFERENCE_LIMIT:
            raise TooManyPictures(count=len(self.images), limit=REFERENCE_LIMIT)
        return (Mode.TEXT, Mode.IMAGE, Mode.FRAMES, Mode.REFERENCES)[len(self.images)]


@dataclass(frozen=True)
class Defaults:
    """What a chat wants where a command is silent; used only where the model can."""

    model: str
    aspect_ratio: str | None = None
    duration: int | None = None
    resolution: str | None = None
    generate_audio: bool | None = None
    enhance_prompt: bool | None = None


def choose(command: Command, sources: Sources, defaults: Defaults) -> GenerationRequest:
    """Find the model and fill in the request.

    Without ``--model`` the default family serves; where it cannot start from these sources, the
    first of SUBSTITUTES that can steps in.

    Raises:
        RequestRefused: it cannot be made so.
    """
    if not command.prompt:
        raise EmptyPrompt
    mode = sources.mode
    model = _model(command.model, mode, defaults.model)
    _check_options(command, model)
    return GenerationRequest(
        model_id=model.id,
        mode=mode,
        prompt=command.prompt,
        duration=_duration(command, model, mode, defaults),
        resolution=_resolution(command, model, defaults),
        aspect_ratio=_aspect_ratio(command, model, sources, defaults),
        negative_prompt=command.negative_prompt,
        seed=command.seed,
        enhance_prompt=_enhance(command, model, defaults),
        generate_audio=_audio(command, model, defaults),
        auto_fix=command.auto_fix,
        person_generation=_people(command),
        images=tuple(image.reference for image in sources.images),
        video=sources.clip.generation_id if sources.clip else None,
        source_ratio=sources.clip.ratio if sources.clip else None,
        instead_of=_instead_of(command.model, model, defaults.model),
    )


def _model(asked: str | None, mode: Mode, default: str) -> Model:
    candidates = (asked,) if asked else (default, *SUBSTITUTES)
    for name in candidates:
        model = FAMILIES[name].model(mode)
        if model:
            return model
    raise ModeNotTaken(mode=mode, model=FAMILIES[asked or default].title, models=able(mode))


def _title(model: Model) -> str:
    return family_of(model.id).title


def _instead_of(asked: str | None, model: Model, default: str) -> str | None:
    is_other = asked is None and family_of(model.id).name != default
    return default if is_other else None


def _check_options(command: Command, model: Model) -> None:
    if command.silent and not model.has_sound:
        raise SilentAnyway(model=_title(model))
    mentioned = {
        NEGATIVE: command.negative_prompt is not None,
        SEED: command.seed is not None,
        ENHANCE: command.raw,
        AUTO_FIX: command.auto_fix is not None,
        PEOPLE: command.people is not None,
    }
    for field, is_mentioned in mentioned.items():
        if is_mentioned and field not in model.takes:
            raise NotTaken(option=SPELLING[field], model=_title(model))


def _duration(command: Command, model: Model, mode: Mode, defaults: Defaults) -> int:
    lengths = model.durations_for(mode)
    if command.duration is None:
        wanted = (defaults.duration, model.duration, lengths[0])
        return next(seconds for seconds in wanted if seconds in lengths)
    return _checked("--duration", command.duration, lengths, model)


def _resolution(command: Command, model: Model, defaults: Defaults) -> str | None:
    if command.resolution is not None:
        if not model.resolutions:
            raise NotTaken(option="--res", model=_title(model))
        return _checked("--res", command.resolution, model.resolutions, model)
    if not model.resolutions:
        return None
    return defaults.resolution if defaults.resolution in model.resolutions else model.resolution


def _aspect_ratio(
    command: Command, model: Model, sources: Sources, defaults: Defaults
) -> str | None:
    if command.aspect_ratio is not None:
        if not model.ratios:
            raise NotTaken(option="--ar", model=_title(model))
        return _checked("--ar", command.aspect_ratio, model.ratios, model)
    wanted = "auto" if sources.clip else _shape_of(sources.images[:1]) or defaults.aspect_ratio
    return wanted if wanted in model.ratios else None


def _shape_of(images: tuple[Image, ...]) -> str | None:
    """Return the shape that fits the picture: nobody wants a portrait cropped to a landscape."""
    if not images or images[0].width == images[0].height:
        return None
    return "16:9" if images[0].width > images[0].height else "9:16"


def _audio(command: Command, model: Model, defaults: Defaults) -> bool | None:
    if command.silent:
        return False
    return defaults.generate_audio if AUDIO in model.takes else None


def _enhance(command: Command, model: Model, defaults: Defaults) -> bool | None:
    if command.raw:
        return False
    return defaults.enhance_prompt if ENHANCE in model.takes else None


def _people(command: Command) -> str | None:
    if command.people is None:
        return None
    return "allow_adult" if command.people else "dont_allow"


def _checked(option: str, value: T, allowed: tuple[T, ...], model: Model) -> T:
    if value not in allowed:
        names = tuple(str(each) for each in allowed)
        raise BadValue(option=option, value=str(value), allowed=names, model=_title(model))
    return value
