"""A generation request: everything that decides what is bought, as one value.

It is stored with its task and has everything that is needed later, so that the task can be polled,
shown and delivered after its model has left the catalogue.
"""

from dataclasses import dataclass, replace

from bot.veo.catalogue import Mode


@dataclass(frozen=True, kw_only=True)
class GenerationRequest:
    """What is to be made. None: the model's own default, and the field is not sent."""

    model_id: str
    """the provider's name of the model"""
    family: str
    """the name that people choose it by"""
    title: str
    """the name that people are shown"""
    mode: Mode
    prompt: str
    duration: int
    """seconds"""
    width: int
    height: int
    """pixels to expect"""
    typical_seconds: int
    """how long making it takes, by the catalogue's guess"""
    silent: bool
    """whether the video will have no sound"""
    seedable: bool
    """whether the model takes a seed"""
    extendable: bool
    """whether the family can continue the finished video"""
    resolution: str | None = None
    """``720p`` or ``1080p``; None where the model has only one"""
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
    """the generation to continue, by its id at the provider"""
    instead_of: str | None = None
    """the title of the chat's default model, where another had to be used instead"""
    takes: int = 1
    """how many videos are asked for at once; the request of a task is for one of them"""
    spoiler: bool = False
    """whether the chat shows the video only when it is tapped"""

    @property
    def size(self) -> tuple[int, int]:
        """Width and height to expect, in pixels."""
        return self.width, self.height

    @property
    def shape(self) -> str:
        """The aspect ratio to expect."""
        return "9:16" if self.height > self.width else "16:9"

    def with_prompt(self, prompt: str) -> "GenerationRequest":
        """Return the same request with another prompt."""
        return replace(self, prompt=prompt)

    def with_seed(self, seed: int | None) -> "GenerationRequest":
        """Return the same request with another seed."""
        return replace(self, seed=seed)
