"""Pictures in YUV 4:2:0, as H.264 stores them: a luma plane and two chroma planes of half size.

Working on the planes saves the conversion of every frame, half of the time of a video.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import av
from av.video.plane import VideoPlane
from PIL import Image

BLACK, WHITE = 16, 235
"""The range of luma (BT.601, limited range)."""
NEUTRAL = 128
"""The chroma value of grey."""
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class YuvImage:
    """One picture in YUV 4:2:0; both sides are even."""

    y: Image.Image
    u: Image.Image
    v: Image.Image

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.y.size

    def part(self, box: Box) -> "YuvImage":
        """Return the part in ``box``, scaled to the full size; edges may lie between pixels."""
        half = (box[0] / 2, box[1] / 2, box[2] / 2, box[3] / 2)
        boxes = (box, half, half)
        way = Image.Resampling.BILINEAR
        pairs = zip(self, boxes, strict=True)
        return YuvImage(*(plane.resize(plane.size, way, box=part) for plane, part in pairs))

    def blended(self, other: "YuvImage", share: float) -> "YuvImage":
        """Blend with another picture; ``share`` is the other one's, 0 to 1."""
        pairs = zip(self, other, strict=True)
        return YuvImage(*(Image.blend(mine, theirs, share) for mine, theirs in pairs))

    def paint(self, at: tuple[int, int], mask: Image.Image, luma: int) -> None:
        """Paint a grey of this luma where ``mask`` says so; ``at`` is even."""
        half_at = (at[0] // 2, at[1] // 2)
        half = mask.resize((max(1, mask.width // 2), max(1, mask.height // 2)))
        self.y.paste(luma, at, mask)
        self.u.paste(NEUTRAL, half_at, half)
        self.v.paste(NEUTRAL, half_at, half)

    def __iter__(self) -> Iterator[Image.Image]:
        return iter((self.y, self.u, self.v))

    def frame(self) -> av.VideoFrame:
        """Return the frame for the encoder."""
        frame = av.VideoFrame(*self.size, "yuv420p")
        for plane, image in zip(frame.planes, self, strict=True):
            plane.update(image.tobytes("raw", "L", plane.line_size, 1))
        return frame


def to_yuv(image: Image.Image, size: tuple[int, int] | None = None) -> YuvImage:
    """Convert a picture, scaled to ``size`` if one is given."""
    width, height = size or image.size
    frame = av.VideoFrame.from_image(image)  # type: ignore[no-untyped-call]
    scaled = frame.reformat(width, height, format="yuv420p", interpolation="BICUBIC")
    return YuvImage(*(_image(plane) for plane in scaled.planes))


def _image(plane: VideoPlane) -> Image.Image:
    size = (plane.width, plane.height)
    return Image.frombytes("L", size, bytes(plane), "raw", "L", plane.line_size, 1)
