"""A generation request: everything that decides what is bought, as one value."""

from dataclasses import dataclass, replace

from bot.veo.catalogue import MODELS, Mode, Model, family_of

_SHORT_SIDE = {"720p": 720, "1080p": 1080}


@dataclass(frozen=True)
class GenerationRequest:
    """What is to be made. None means: the model's own default, and the field is not sent."""

    model_id: str
    mode: Mode
    prompt: str
    duration: int
    """seconds"""
    resolution: str | None = None
    """``720p`` or ``1080p``; None where the model has one only"""
    aspect_ratio: str | None = None
    negative_prompt: str | None = None
    seed: int | None = None
    enhance_prompt: bool | None = None
    generate_audio: bool | None = None
    auto_fix: bool | None = None
    person_generation: str | None = None
    images: tuple[str, ...] = ()
    """the chat side's references to pictures, in the order in which they are used"""
    video: str | None = None
    """the generation to go on with, by its id at the provider"""
    source_ratio: str | None = None
    """the shape of that video, for ``aspect_ratio`` ``auto``"""
    instead_of: str | None = None
    """the chat's default family, where another had to step in"""

    @property
    def model(self) -> Model:
        """The catalogue's entry."""
        return MODELS[self.model_id]

    @property
    def family(self) -> str:
        """The name that people chose."""
        return family_of(self.model_id).name

    @property
    def title(self) -> str:
        """The name to show to people."""
        return family_of(self.model_id).title

    @property
    def silent(self) -> bool:
        """Whether the video will have no sound."""
        return not self.model.has_sound or self.generate_audio is False

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the video to expect, in pixels."""
        short = _SHORT_SIDE[self.resolution or self.model.resolution]
        long = short * 16 // 9
        return (short, long) if self.shape == "9:16" else (long, short)

    @property
    def shape(self) -> str:
        """The aspect ratio to expect."""
        ratio = self.source_ratio if self.aspect_ratio in {None, "auto"} else self.aspect_ratio
        return ratio or "16:9"

    def with_seed(self, seed: int | None) -> "GenerationRequest":
        """Return the same request with another seed."""
        return replace(self, seed=seed)
