"""Films: what Telegram sees when it looks into a video file."""

from dataclasses import dataclass
from pathlib import Path

import av
from av import VideoFrame
from av.error import FFmpegError
from PIL import Image

from bot.sandbox.telegram.pictures import thumbnail


@dataclass(frozen=True, slots=True)
class Film:
    """What is in a video file."""

    width: int
    height: int
    duration: int
    """Whole seconds."""
    has_sound: bool
    thumbnail: tuple[bytes, int, int] | None
    """The first picture: JPEG, width, height."""


def look(path: Path) -> Film | None:
    """Look into a file; None when there is no film in it."""
    try:
        with av.open(str(path)) as container:
            if not container.streams.video:
                return None
            stream = container.streams.video[0]
            frame = next(container.decode(stream), None)
            return Film(
                stream.width,
                stream.height,
                round((container.duration or 0) / av.time_base),
                bool(container.streams.audio),
                thumbnail(_picture(frame)) if frame else None,
            )
    except FFmpegError:
        return None


def _picture(frame: VideoFrame) -> Image.Image:
    picture: Image.Image = frame.to_image()  # type: ignore[no-untyped-call]
    return picture
