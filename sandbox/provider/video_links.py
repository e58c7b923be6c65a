"""Links to finished videos, and the route behind them."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response

from sandbox.knobs import Knobs
from sandbox.provider.generation import Generation, file_stem


def fresh_link(request: Request, generation: Generation, knobs: Knobs) -> str:
    """Return the link for this fetch: a new one where links expire, else always the same."""
    if knobs.link_expired or not generation.links:
        generation.links += 1
    root = f"{request.url.scheme}://{request.url.netloc}{request.scope.get('root_path', '')}"
    return f"{root}/files/{file_stem(generation.id)}-{generation.links}.mp4"


def serve(name: str, by_file_stem: Mapping[str, Generation], knobs: Knobs) -> Response:
    """Serve the video that ``<stem>-<number>.mp4`` names; ``Range`` is supported.

    Only the newest link of a generation works, and while ``link_expired`` is on, none of those
    that its first fetch gave out: 403, as a file store says it.
    """
    stem, _, number = name.removesuffix(".mp4").rpartition("-")
    generation = by_file_stem.get(stem)
    if generation is None or generation.render.path is None or not number.isdecimal():
        return PlainTextResponse("Not found", status_code=404)
    newest = int(number) == generation.links
    if not newest or (knobs.link_expired and generation.links == 1):
        return PlainTextResponse("Request has expired", status_code=403)
    return FileResponse(generation.render.path, media_type="video/mp4")
