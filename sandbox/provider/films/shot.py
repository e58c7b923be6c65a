"""A film from its description to the file."""

import io
import random
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
from av.audio.stream import AudioStream
from av.container import OutputContainer
from PIL import Image, ImageOps, UnidentifiedImageError

from .lettering import caption, mark
from .scenes import Colours, CrossFade, Move, Scene, Size, collage
from .sound import RATE, chord

FPS = 15
FADE_IN_S = 0.8
"""Seconds until the prompt stands fully on the film."""
SOUND_BIT_RATE = 48_000
BT_601 = 6
"""FFmpeg's number of the colour matrix that `Planes` works in."""


class SourceError(Exception):
    """A picture or video that the film should begin from cannot be read."""


@dataclass(frozen=True, slots=True)
class Shot:
    """What a film is to be."""

    size: Size
    seconds: int
    sound: bool
    prompt: str
    label: str
    """Small print under the prompt: model, resolution, length."""
    seed: int
    """Colours, chord and movement come from it."""
    pictures: tuple[bytes, ...] = ()
    to_last: bool = False
    """From the first picture to the last one; otherwise all of them at once."""
    extends: bytes | None = None
    """The video that this one goes on from."""
    fps: int = FPS


def render(shot: Shot, path: Path) -> None:
    """Make the film: H.264 in an MP4 that plays while it loads.

    Raises:
        SourceError: a picture or the video cannot be decoded.
    """
    dice = random.Random(shot.seed)  # noqa: S311 - colours, not secrets
    scene = _scene(shot, dice)
    with av.open(path, "w", format="mp4", options={"movflags": "faststart"}) as container:
        video = container.add_stream("libx264", rate=shot.fps, options={"preset": "ultrafast"})
        video.width, video.height = shot.size
        video.pix_fmt = "yuv420p"
        video.codec_context.colorspace = BT_601
        audio = _sound_track(container) if shot.sound else None
        for frame in _frames(shot, scene):
            container.mux(video.encode(frame))
        container.mux(video.encode())
        if audio:
            for piece in chord(shot.seconds, dice):
                container.mux(audio.encode(piece))
            container.mux(audio.encode())


def _sound_track(container: OutputContainer) -> AudioStream:
    track = container.add_stream("aac", rate=RATE, layout="mono")
    track.bit_rate = SOUND_BIT_RATE
    return track


def _frames(shot: Shot, scene: Scene) -> Iterator[av.VideoFrame]:
    total = shot.seconds * shot.fps
    words = caption(shot.size, shot.prompt, shot.label) if not shot.pictures else None
    corner = mark(shot.size)
    for number in range(total):
        picture = scene.at(number / total)
        if words:
            words.on(picture, number / shot.fps / FADE_IN_S)
        corner.on(picture)
        frame = picture.frame()
        frame.pts = number
        frame.time_base = Fraction(1, shot.fps)
        yield frame


def _scene(shot: Shot, dice: random.Random) -> Scene:
    if shot.extends is not None:
        start = Move(shot.size, last_frame(shot.extends), dice)
        return CrossFade(start, Colours(shot.size, dice), start=0.05, end=0.45)
    if not shot.pictures:
        return Colours(shot.size, dice)
    pictures = [picture(content) for content in shot.pictures]
    if shot.to_last:
        first, last = (Move(shot.size, p, dice) for p in (pictures[0], pictures[-1]))
        return CrossFade(first, last)
    whole = pictures[0] if len(pictures) == 1 else collage(shot.size, pictures)
    return Move(shot.size, whole, dice)


def picture(content: bytes) -> Image.Image:
    """The picture upright, in plain RGB.

    Raises:
        SourceError: it cannot be decoded.
    """
    try:
        with Image.open(io.BytesIO(content)) as image:
            return ImageOps.exif_transpose(image).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        raise SourceError("the image cannot be decoded") from error


def last_frame(content: bytes) -> Image.Image:
    """The last picture of a video.

    Raises:
        SourceError: it cannot be decoded.
    """
    try:
        with av.open(io.BytesIO(content), "r") as container:
            frames = deque(container.decode(video=0), maxlen=1)
    except (av.FFmpegError, ValueError, IndexError) as error:
        raise SourceError("the video cannot be decoded") from error
    if not frames:
        raise SourceError("the video has no pictures")
    image: Image.Image = frames[0].to_image()  # type: ignore[no-untyped-call]
    return image
