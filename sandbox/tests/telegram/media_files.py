"""Videos and pictures for the tests, made on the spot."""

import io
from fractions import Fraction
from functools import cache

import av
from PIL import Image

RATE = 44_100


@cache
def film(*, sound: bool, width: int = 64, height: int = 48, seconds: int = 1) -> bytes:
    """An MP4 with or without an audio track."""
    buffer = io.BytesIO()
    with av.open(buffer, "w", format="mp4") as container:
        video = container.add_stream("mpeg4", rate=8)
        video.width, video.height, video.pix_fmt = width, height, "yuv420p"
        audio = container.add_stream("aac", rate=RATE, layout="mono") if sound else None
        for number in range(8 * seconds):
            image = Image.new("RGB", (width, height), (number, 80, 160))
            frame = av.VideoFrame.from_image(image)  # type: ignore[no-untyped-call]
            frame.pts, frame.time_base = number, Fraction(1, 8)
            container.mux(video.encode(frame))
        container.mux(video.encode(None))
        if audio is not None:
            silence = av.AudioFrame("fltp", "mono", RATE // 100 * 100 * seconds)
            silence.planes[0].update(bytes(silence.planes[0].buffer_size))
            silence.sample_rate, silence.pts, silence.time_base = RATE, 0, Fraction(1, RATE)
            container.mux(audio.encode(silence))
            container.mux(audio.encode(None))
    return buffer.getvalue()


@cache
def picture(width: int = 1600, height: int = 900, kind: str = "JPEG") -> bytes:
    """A picture."""
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), (200, 90, 40)).save(buffer, kind)
    return buffer.getvalue()
