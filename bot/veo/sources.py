"""What a video is to be made from, apart from the prompt: pictures, or a video to continue."""

from dataclasses import dataclass

from bot.errors import TooManyPictures
from bot.veo.catalogue import REFERENCE_LIMIT, Mode
from bot.veo.request import GenerationRequest


@dataclass(frozen=True)
class Image:
    """A picture that somebody sent; by ``reference`` the chat side can fetch it again."""

    reference: str
    width: int = 0
    height: int = 0
    """pixels, 0 where Telegram does not tell"""


@dataclass(frozen=True)
class Clip:
    """A finished video to continue."""

    generation_id: str
    ratio: str
    task_id: int | None = None
    """the task that made it, where that is known"""
    spoiler: bool = False
    """whether the chat shows it only when it is tapped"""


@dataclass(frozen=True)
class Sources:
    """What a video is to be made from, apart from the prompt."""

    images: tuple[Image, ...] = ()
    clip: Clip | None = None
    incomplete: bool = False
    """whether there is an album of which only this was seen"""

    @property
    def task_id(self) -> int | None:
        """The task whose video is to be continued."""
        return self.clip.task_id if self.clip else None

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


def sources_in(request: GenerationRequest) -> Sources:
    """Return what a request starts from, as far as it says so itself."""
    if request.video:
        return Sources(clip=Clip(request.video, request.shape, spoiler=request.spoiler))
    return Sources(images=tuple(Image(reference) for reference in request.images))
