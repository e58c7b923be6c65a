"""Requests: a method's parameters as query string, form, multipart or JSON."""

import json
import mimetypes
import shutil
from pathlib import Path

from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException
from starlette.requests import Request

from sandbox.journal import Json
from sandbox.telegram.call import Call, Upload
from sandbox.telegram.errors import bad_request, too_large
from sandbox.telegram.files import Files

UPLOAD_LIMIT = 50 * 1024 * 1024
"""Bytes of one uploaded file (Bot API: sending files)."""
LOCAL_UPLOAD_LIMIT = 2000 * 1024 * 1024
"""Bytes of one that is uploaded to a server with ``--local`` (Bot API: using a local server)."""
MORE_OF_A_BODY = 1024 * 1024
"""Bytes of a request beside its file; a larger one is not read."""


async def read(request: Request, method: str, files: Files, limit: int = UPLOAD_LIMIT) -> Call:
    """Return the call in a request; files of up to ``limit`` bytes go to disk.

    Raises:
        Refusal: 413, a file is too large; 400, the body cannot be read.
    """
    given: dict[str, Json] = dict(request.query_params)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    await _not_too_large(request, limit + MORE_OF_A_BODY)
    if kind == "application/json":
        return Call(method, given | await _json(request))
    if kind in {"application/x-www-form-urlencoded", "multipart/form-data"}:
        return await _form(request, Call(method, given), files, limit)
    return Call(method, given)


async def _not_too_large(request: Request, limit: int) -> None:
    if int(request.headers.get("content-length", "0")) > limit:
        async for _ in request.stream():
            pass
        raise too_large()


async def _json(request: Request) -> dict[str, Json]:
    body = await request.body()
    try:
        parsed = json.loads(body or b"{}")
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(parsed, dict):
        raise bad_request("object expected")
    return {name: value for name, value in parsed.items() if value is not None}


async def _form(request: Request, call: Call, files: Files, limit: int) -> Call:
    try:
        form = await request.form(max_part_size=limit)
    except MultiPartException as error:
        raise bad_request(f"can't parse multipart/form-data: {error.message}") from None
    except Exception as error:
        if isinstance(getattr(error, "detail", None), str):  # what Starlette makes of the above
            raise bad_request(f"can't parse multipart/form-data: {error}") from None
        raise
    try:
        return _call(form, call, files, limit)
    finally:
        await form.close()


def _call(form: FormData, call: Call, files: Files, limit: int) -> Call:
    given, uploads = dict(call.given), dict(call.files)
    for name, value in form.multi_items():
        if isinstance(value, str):
            given[name] = value
        else:
            uploads[name] = _saved(value, files.draft(), limit)
    return Call(call.method, given, uploads)


def _saved(upload: UploadFile, path: Path, limit: int) -> Upload:
    name = Path(upload.filename or "file").name
    if (upload.size or 0) > limit:
        raise too_large()
    with path.open("wb") as target:
        shutil.copyfileobj(upload.file, target)
    guessed = mimetypes.guess_type(name)[0]
    return Upload(path, name, guessed or upload.content_type or "", path.stat().st_size)
