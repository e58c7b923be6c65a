"""What the model that draws answers: real pictures, behind links."""

import asyncio
import shutil
import tempfile
import weakref
from pathlib import Path
from typing import Any
from zlib import crc32

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response

from sandbox.knobs import Knobs
from sandbox.provider.instant import Instant, Result
from sandbox.provider.rendering import Size
from sandbox.provider.rendering.still import draw
from sandbox.provider.writing import headers_of, usage_of

SHORT, TINY = 768, 144
"""The shorter side in pixels; TINY where quality does not matter."""


class Drawer:
    """Draw pictures into a directory that is deleted with the drawer, or into one that stays."""

    def __init__(self, *, tiny: bool, folder: Path | None = None) -> None:
        self._short = TINY if tiny else SHORT
        self._folder = folder or Path(tempfile.mkdtemp(prefix="veogram-pictures-"))
        if folder is None:
            weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)

    async def draw(self, call: Instant) -> None:
        """Draw as many pictures as were asked for; ``call.pictures`` are the files."""
        count = int(call.request.get("num_images", 1))
        size = _size(call.request.get("aspect_ratio", "1:1"), self._short)
        for number in range(count):
            path = self._folder / f"{call.id.replace(':', '-')}-{number + 1}.png"
            prompt = str(call.request["prompt"])
            seed = crc32(f"{number} {call.id} {prompt}".encode())
            label = f"{call.model} · {size[0]}x{size[1]}"
            path.write_bytes(await asyncio.to_thread(draw, size, prompt, label, seed))
            call.pictures.append(path)

    def serve(self, name: str, knobs: Knobs) -> Response:
        """Serve the picture of this name; none while ``link_expired`` is on."""
        path = self._folder / Path(name).name
        if not path.is_file():
            return PlainTextResponse("Not found", status_code=404)
        if knobs.link_expired:
            return PlainTextResponse("Request has expired", status_code=403)
        return FileResponse(path, media_type="image/png")


def pictures_answer(request: Request, call: Instant) -> Response:
    """Answer with the links (OpenAPI: gemini-2.5-flash-image)."""
    root = f"{request.url.scheme}://{request.url.netloc}{request.scope.get('root_path', '')}"
    links = [f"{root}/files/{path.name}" for path in call.pictures]
    if call.result is Result.WITHHELD:
        links = []
    rows: list[dict[str, Any]] = [{"url": link, "b64_json": None} for link in links]
    body = {"data": rows, "meta": usage_of(call)}
    return JSONResponse(body, headers=headers_of(call))


def _size(shape: str, short: int) -> Size:
    width, height = (int(part) for part in shape.split(":"))
    scale = short / min(width, height)
    return round(width * scale), round(height * scale)
