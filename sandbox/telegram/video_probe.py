"""Read what a video file holds, as Telegram does."""

from dataclasses import dataclass
from pathlib import Path

import av
from av import VideoFrame
from av.error import FFmpegError
from PIL import Image

from sandbox.telegram.photos import thumbnail


@dataclass(frozen=True, slots=True)
class VideoInfo:
    """What is in a video file."""

    width: int
    height: int
    duration: int
    """Whole seconds."""
    has_sound: bool
    mime_type: str | None
    """MP4 or GIF; None: another format, which Telegram does not play."""
    thumbnail: tuple[bytes, int, int] | None
    """The first frame: JPEG, width, height."""


def probe(path: Path) -> VideoInfo | None:
    """Read a file; None when it is no video or audio."""
    try:
        with av.open(str(path)) as container:
            if not container.streams.video:
                return _sound(container.duration)
            stream = container.streams.video[0]
            frame = next(container.decode(stream), None)
            return VideoInfo(
                stream.width,
                stream.height,
                round((container.duration or 0) / av.time_base),
                bool(container.streams.audio),
                _mime_type(container.format.name),
                thumbnail(_picture(frame)) if frame else None,
            )
    except FFmpegError:
        return None


def _sound(duration: int | None) -> VideoInfo:
    """Return what is known of a file without pictures: music, or a voice message."""
    return VideoInfo(0, 0, round((duration or 0) / av.time_base), True, None, None)


def _mime_type(formats: str) -> str | None:
    if "mp4" in formats.split(","):
        return "video/mp4"
    return "image/gif" if formats == "gif" else None


def _picture(frame: VideoFrame) -> Image.Image:
    picture: Image.Image = frame.to_image()  # type: ignore[no-untyped-call]
    return picture
