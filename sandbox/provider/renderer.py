"""Render the videos of generations, away from the event loop."""

import asyncio
import logging
import shutil
import tempfile
import weakref
from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any
from zlib import crc32

from sandbox.provider.catalogue import Model
from sandbox.provider.generation import Generation, file_stem
from sandbox.provider.media import MediaError, load
from sandbox.provider.rendering import Size, SourceError, VideoSpec, last_frame, render

logger = logging.getLogger(__name__)

MAX_RENDERS = 2
"""Videos rendered at the same time."""
PICTURES = ("image_url", "last_image_url", "tail_image_url")
"""Fields of single pictures, in the order in which the video shows them."""
TINY_SIDE = 90
TINY_FPS = 2


class Quality(StrEnum):
    """How much work goes into a video."""

    FULL = "full"
    """As asked for."""
    TINY = "tiny"
    """The right length, shape and tracks, some ten thousand bytes: for tests by the hundred."""


class Renderer:
    """Render videos into a directory that is deleted with the renderer, or into one that stays."""

    def __init__(self, quality: Quality, folder: Path | None = None) -> None:
        self._quality = quality
        self._folder = folder or Path(tempfile.mkdtemp(prefix="veogram-videos-"))
        if folder is None:
            weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self._slots = asyncio.Semaphore(MAX_RENDERS)
        self._work: set[asyncio.Task[None]] = set()

    def start(self, generation: Generation, model: Model) -> None:
        """Start the video of this generation; ``generation.render`` tells when it is done."""
        work = asyncio.create_task(self._produce(generation, model))
        self._work.add(work)
        work.add_done_callback(self._work.discard)

    async def idle(self) -> None:
        """Wait until every video that was started is rendered."""
        while self._work:
            await asyncio.wait(self._work)

    async def _produce(self, generation: Generation, model: Model) -> None:
        settings = model.settings(generation.request)
        path = self._folder / f"{file_stem(generation.id)}.mp4"
        try:
            sources = {name: await load(link) for name, link in _links(settings)}
            async with self._slots:
                await asyncio.to_thread(self._render, settings, model, sources, path)
        except (MediaError, SourceError) as error:
            generation.render.problem = str(error)
        except Exception:
            logger.exception("The video of %s could not be rendered", generation.id)
            generation.render.problem = "the video could not be rendered"
        else:
            generation.render.path = path
        generation.render.ended_at = generation.clock()

    def _render(
        self,
        settings: Mapping[str, Any],
        model: Model,
        sources: Mapping[str, bytes],
        path: Path,
    ) -> None:
        spec = _spec(settings, model, sources)
        if self._quality is Quality.FULL:
            render(spec, path)
        else:
            path.write_bytes(_tiny(spec.size, spec.seconds, spec.sound))


def _links(settings: Mapping[str, Any]) -> list[tuple[str, str]]:
    single = [(name, settings[name]) for name in (*PICTURES, "video_url") if name in settings]
    return single + [(f"{n}", link) for n, link in enumerate(settings.get("image_urls", ()))]


def _spec(settings: Mapping[str, Any], model: Model, sources: Mapping[str, bytes]) -> VideoSpec:
    video = sources.get("video_url")
    resolution = str(settings.get("resolution", "720p")).lower()
    seconds = model.seconds(settings)
    prompt = settings["prompt"]
    return VideoSpec(
        size=_size(settings.get("aspect_ratio", "16:9"), int(resolution[:-1]), video),
        seconds=seconds,
        sound="generate_audio" in model.properties and settings["generate_audio"],
        prompt=prompt,
        label=f"{model.name} · {resolution} · {seconds} s",
        seed=crc32(f"{settings.get('seed')} {prompt}".encode()),
        pictures=tuple(content for name, content in sources.items() if name != "video_url"),
        to_last="image_urls" not in settings,
        extends=video,
    )


def _size(shape: str, short: int, video: bytes | None) -> Size:
    long = short * 16 // 9
    tall = shape == "9:16"
    if shape == "auto" and video is not None:
        source = last_frame(video)
        tall = source.height > source.width
    return (short, long) if tall else (long, short)


@lru_cache(maxsize=32)
def _tiny(size: Size, seconds: int, sound: bool) -> bytes:
    short, long = TINY_SIDE, TINY_SIDE * 16 // 9
    small = (long, short) if size[0] > size[1] else (short, long)
    spec = VideoSpec(small, seconds, sound=sound, prompt="", label="", seed=0)
    with tempfile.NamedTemporaryFile(suffix=".mp4") as file:
        render(replace(spec, fps=TINY_FPS), Path(file.name))
        return Path(file.name).read_bytes()
