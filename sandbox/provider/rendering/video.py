"""Render a video from its description to a file."""

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

from sandbox.provider.rendering.audio import RATE, chord
from sandbox.provider.rendering.captions import caption, watermark
from sandbox.provider.rendering.scenes import Colours, CrossFade, PanAndZoom, Scene, Size, collage

FPS = 15
FADE_IN_S = 0.8
"""Seconds until the prompt is fully visible."""
SOUND_BIT_RATE = 48_000
BT_601 = 6
"""FFmpeg's number of the colour matrix of ``YuvImage``."""


class SourceError(Exception):
    """A picture or video that the video should start from cannot be read."""


@dataclass(frozen=True, slots=True)
class VideoSpec:
    """What a video is to show."""

    size: Size
    seconds: int
    sound: bool
    prompt: str
    label: str
    """Small print under the prompt: model, resolution, length."""
    seed: int
    """Decides colours, chord and movement."""
    pictures: tuple[bytes, ...] = ()
    to_last: bool = False
    """From the first picture to the last one; otherwise all of them at once."""
    extends: bytes | None = None
    """The video that this one continues."""
    fps: int = FPS


def render(spec: VideoSpec, path: Path) -> None:
    """Render the video: H.264 in an MP4 that plays while it loads.

    Raises:
        SourceError: a picture or the video cannot be decoded.
    """
    rng = random.Random(spec.seed)  # noqa: S311 - colours, not secrets
    scene = _scene(spec, rng)
    with av.open(path, "w", format="mp4", options={"movflags": "faststart"}) as container:
        video = container.add_stream("libx264", rate=spec.fps, options={"preset": "ultrafast"})
        video.width, video.height = spec.size
        video.pix_fmt = "yuv420p"
        video.codec_context.colorspace = BT_601
        audio = _sound_track(container) if spec.sound else None
        for frame in _frames(spec, scene):
            container.mux(video.encode(frame))
        container.mux(video.encode())
        if audio:
            for piece in chord(spec.seconds, rng):
                container.mux(audio.encode(piece))
            container.mux(audio.encode())


def _sound_track(container: OutputContainer) -> AudioStream:
    track = container.add_stream("aac", rate=RATE, layout="mono")
    track.bit_rate = SOUND_BIT_RATE
    return track


def _frames(spec: VideoSpec, scene: Scene) -> Iterator[av.VideoFrame]:
    total = spec.seconds * spec.fps
    words = caption(spec.size, spec.prompt, spec.label) if not spec.pictures else None
    corner = watermark(spec.size)
    for number in range(total):
        picture = scene.at(number / total)
        if words:
            words.draw_on(picture, number / spec.fps / FADE_IN_S)
        corner.draw_on(picture)
        frame = picture.frame()
        frame.pts = number
        frame.time_base = Fraction(1, spec.fps)
        yield frame


def _scene(spec: VideoSpec, rng: random.Random) -> Scene:
    if spec.extends is not None:
        start = PanAndZoom(spec.size, last_frame(spec.extends), rng)
        return CrossFade(start, Colours(spec.size, rng), start=0.05, end=0.45)
    if not spec.pictures:
        return Colours(spec.size, rng)
    pictures = [picture(content) for content in spec.pictures]
    if spec.to_last:
        first, last = (PanAndZoom(spec.size, p, rng) for p in (pictures[0], pictures[-1]))
        return CrossFade(first, last)
    whole = pictures[0] if len(pictures) == 1 else collage(spec.size, pictures)
    return PanAndZoom(spec.size, whole, rng)


def picture(content: bytes) -> Image.Image:
    """Return the picture upright, in plain RGB.

    Raises:
        SourceError: it cannot be decoded.
    """
    try:
        with Image.open(io.BytesIO(content)) as image:
            return ImageOps.exif_transpose(image).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        raise SourceError("the image cannot be decoded") from error


def last_frame(content: bytes) -> Image.Image:
    """Return the last frame of a video.

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
