"""The models and what each takes, as data.

Source: the provider's model pages (one OpenAPI file per model). Resolutions are named ``720p`` and
``1080p`` here; the provider module knows how each model spells them.
"""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

PROMPT_LIMIT = 2000
"""The most characters of a prompt; Veo itself reads about 1,000 tokens."""

REFERENCE_LIMIT = 3
"""The most reference pictures that Veo 3.1 takes."""

SEED_LIMIT = 2**32 - 1
"""The largest seed; Veo's seeds are unsigned 32-bit integers."""

TAKES_LIMIT = 4
"""The most videos that one request asks for."""


class Mode(StrEnum):
    """What a video is made from, beside the prompt."""

    TEXT = "text"
    """nothing else"""
    IMAGE = "image"
    """a picture as the first frame"""
    FRAMES = "frames"
    """two pictures, the first and the last frame"""
    REFERENCES = "references"
    """pictures of what should appear"""
    EXTEND = "extend"
    """a video to continue"""


NEGATIVE = "negative_prompt"
SEED = "seed"
ENHANCE = "enhance_prompt"
AUDIO = "generate_audio"
AUTO_FIX = "auto_fix"
PEOPLE = "person_generation"

RATIOS = ("16:9", "9:16")


@dataclass(frozen=True)
class Model:
    """One model of the provider."""

    id: str
    """the name it is requested under"""
    modes: frozenset[Mode]
    durations: tuple[int, ...]
    """seconds it can make"""
    duration: int
    """seconds it makes when not told"""
    typical_seconds: int
    """how long making one takes, a guess until there is history"""
    resolutions: tuple[str, ...] = ()
    """empty: it has only one"""
    resolution: str = "720p"
    """what it makes when not told"""
    ratios: tuple[str, ...] = RATIOS
    takes: frozenset[str] = frozenset()
    """the optional fields, of NEGATIVE, SEED, ENHANCE, AUDIO, AUTO_FIX and PEOPLE"""
    frames_durations: tuple[int, ...] = ()
    """seconds it can make between two frames, where that differs"""

    def durations_for(self, mode: Mode) -> tuple[int, ...]:
        """Return the lengths, in seconds, that can be asked for in this mode."""
        return (
            self.frames_durations
            if mode is Mode.FRAMES and self.frames_durations
            else self.durations
        )

    @property
    def has_sound(self) -> bool:
        """Whether its videos have sound unless told otherwise."""
        return AUDIO in self.takes


@dataclass(frozen=True)
class Family:
    """What people choose with ``--model``: models that differ only in what they start from."""

    name: str
    title: str
    models: tuple[Model, ...]

    def model(self, mode: Mode) -> Model | None:
        """Return the model that works in this mode, if there is one."""
        return next((model for model in self.models if mode in model.modes), None)

    @property
    def modes(self) -> tuple[Mode, ...]:
        """All that its models can start from, in the order of Mode."""
        return tuple(mode for mode in Mode if self.model(mode))

    @property
    def durations(self) -> tuple[int, ...]:
        """The lengths of its new videos, in seconds; what continues one has a length of its own."""
        new = [model for model in self.models if model.modes - {Mode.EXTEND}]
        return tuple(sorted({seconds for model in new for seconds in model.durations}))


def _modes(*modes: Mode) -> frozenset[Mode]:
    return frozenset(modes)


_VEO2 = frozenset({NEGATIVE, SEED, ENHANCE})
_VEO30 = _VEO2 | {AUDIO}
_BOTH = ("720p", "1080p")


def _veo2(model_id: str, *modes: Mode) -> Model:
    return Model(model_id, _modes(*modes), (5, 6, 7, 8), 5, 45, takes=_VEO2)


def _veo30(model_id: str, mode: Mode, typical_seconds: int) -> Model:
    return Model(model_id, _modes(mode), (4, 6, 8), 8, typical_seconds, _BOTH, "720p", takes=_VEO30)


def _veo31(model_id: str, mode: Mode, typical_seconds: int, *also: str) -> Model:
    takes = frozenset({AUDIO, *also})
    return Model(model_id, _modes(mode), (4, 6, 8), 8, typical_seconds, _BOTH, "1080p", takes=takes)


def _veo31_text(model_id: str, typical_seconds: int) -> Model:
    return _veo31(model_id, Mode.TEXT, typical_seconds, NEGATIVE, SEED, ENHANCE, AUTO_FIX)


def _extend(model_id: str) -> Model:
    takes = frozenset({AUDIO, AUTO_FIX})
    modes = _modes(Mode.EXTEND)
    return Model(model_id, modes, (7,), 7, 180, ("720p",), ratios=("auto", *RATIOS), takes=takes)


_REFERENCES = Model(
    "google/veo-3.1-reference-to-video",
    _modes(Mode.REFERENCES),
    (8,),
    8,
    150,
    _BOTH,
    "1080p",
    ratios=(),
    takes=frozenset({AUDIO}),
)


def _lite(
    model_id: str, resolution: str, *also: str, frames_durations: tuple[int, ...] = ()
) -> Model:
    return Model(
        model_id,
        _modes(Mode.TEXT, Mode.IMAGE, Mode.FRAMES),
        (4, 6, 8),
        8,
        50,
        _BOTH,
        resolution,
        takes=frozenset({AUDIO, *also}),
        frames_durations=frames_durations,
    )


FAMILIES = MappingProxyType(
    {
        family.name: family
        for family in (
            Family(
                "veo3-fast",
                "Veo 3 Fast",
                (
                    _veo30("google/veo-3.0-fast", Mode.TEXT, 60),
                    _veo30("google/veo-3.0-i2v-fast", Mode.IMAGE, 60),
                ),
            ),
            Family(
                "veo3",
                "Veo 3",
                (
                    _veo30("google/veo3", Mode.TEXT, 120),
                    _veo30("google/veo-3.0-i2v", Mode.IMAGE, 45),
                ),
            ),
            Family(
                "veo3.1-fast",
                "Veo 3.1 Fast",
                (
                    _veo31_text("google/veo-3.1-t2v-fast", 80),
                    _veo31("google/veo-3.1-i2v-fast", Mode.IMAGE, 80),
                    _veo31("google/veo-3.1-first-last-image-to-video-fast", Mode.FRAMES, 80),
                    _extend("google/veo3-1-fast-extend-video"),
                ),
            ),
            Family(
                "veo3.1",
                "Veo 3.1",
                (
                    _veo31_text("google/veo-3.1-t2v", 150),
                    _veo31("google/veo-3.1-i2v", Mode.IMAGE, 150),
                    _veo31("google/veo-3.1-first-last-image-to-video", Mode.FRAMES, 150),
                    _REFERENCES,
                    _extend("google/veo3-1-extend-video"),
                ),
            ),
            Family(
                "veo3.1-lite",
                "Veo 3.1 Lite",
                (_lite("veo-3.1-lite-generate-001", "720p", PEOPLE),),
            ),
            Family(
                "veo3.1-lite-preview",
                "Veo 3.1 Lite Preview",
                (_lite("google/veo-3-1-lite-generate-preview", "1080p", frames_durations=(8,)),),
            ),
            Family(
                "veo2",
                "Veo 2",
                (
                    _veo2("veo2", Mode.TEXT),
                    _veo2("veo2/image-to-video", Mode.IMAGE, Mode.FRAMES),
                ),
            ),
        )
    }
)

MODELS = MappingProxyType({model.id: model for f in FAMILIES.values() for model in f.models})

_OWNERS = MappingProxyType({model.id: f for f in FAMILIES.values() for model in f.models})

SUBSTITUTES = ("veo3.1-fast", "veo3.1")
"""Families that step in, cheapest first, when a chat's default cannot do what is asked."""


def family_of(model_id: str) -> Family:
    """Return the family that a model belongs to.

    Raises:
        KeyError: no model has this id.
    """
    return _OWNERS[model_id]


def able(mode: Mode) -> tuple[str, ...]:
    """Return the names of the families that can work in this mode."""
    return tuple(name for name, family in FAMILIES.items() if family.model(mode))
