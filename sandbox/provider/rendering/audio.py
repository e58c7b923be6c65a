"""The audio track: a soft chord that swells and fades."""

import random
from array import array
from collections.abc import Iterator
from math import pi, sin, tau

import av

RATE = 24_000
"""Samples a second."""
FRAME_SAMPLES = 1024
"""Samples per AAC frame."""
CHORDS = ((110, 165, 220, 277), (98, 147, 196, 247), (131, 165, 196, 330), (87, 131, 220, 262))
"""In whole hertz, so that one second of them can be played again and again."""
LOUDNESS = 0.06


def chord(seconds: float, rng: random.Random) -> Iterator[av.AudioFrame]:
    """Yield the frames of a mono chord of this length."""
    second = _second(rng.choice(CHORDS))
    total = round(seconds * RATE)
    for start in range(0, total, FRAME_SAMPLES):
        count = min(FRAME_SAMPLES, total - start)
        swell = sin(pi * (start + count / 2) / total) ** 0.5
        samples = array("f", (swell * second[(start + i) % RATE] for i in range(count)))
        yield _frame(samples, start)


def _second(notes: tuple[int, ...]) -> list[float]:
    turns = [tau * note / RATE for note in notes]
    return [LOUDNESS * sum(sin(turn * i) for turn in turns) for i in range(RATE)]


def _frame(samples: "array[float]", start: int) -> av.AudioFrame:
    frame = av.AudioFrame(format="fltp", layout="mono", samples=len(samples))
    frame.sample_rate = RATE
    frame.pts = start
    plane = frame.planes[0]
    plane.update(samples.tobytes().ljust(plane.buffer_size, b"\0"))
    return frame
