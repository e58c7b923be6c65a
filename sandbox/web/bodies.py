"""Request bodies of the control API: JSON, forms and files."""

import mimetypes

from starlette.datastructures import UploadFile
from starlette.requests import Request

from sandbox.journal import Json
from sandbox.telegram import Attachment
from sandbox.telegram.media import Kind

ALBUM_LIMIT = 10
PICTURES = frozenset({"image/jpeg", "image/png", "image/webp"})


async def body_of(request: Request) -> Json:
    """Return the JSON object in a request; an empty body is an empty object.

    Raises:
        ValueError: it is something else.
    """
    body = await request.json() if await request.body() else {}
    if not isinstance(body, dict):
        raise ValueError("the body is a JSON object")  # noqa: TRY004 - the client's mistake
    return body


async def body_and_files(request: Request) -> tuple[Json, list[Attachment]]:
    """Return the fields of JSON or a form, and the ``files`` of a form.

    Images are photos and MP4s are videos, unless ``as_document`` is true.
    """
    if not request.headers.get("content-type", "").startswith("multipart/"):
        return await body_of(request), []
    async with request.form() as form:
        body = {name: value for name, value in form.multi_items() if isinstance(value, str)}
        uploads = [each for each in form.getlist("files") if isinstance(each, UploadFile)]
        if len(uploads) > ALBUM_LIMIT:
            raise ValueError(f"an album has at most {ALBUM_LIMIT} files")
        as_document = body.get("as_document") == "true"
        return body, [await _attachment(each, as_document) for each in uploads]


async def _attachment(upload: UploadFile, as_document: bool) -> Attachment:
    name = upload.filename or "file"
    mime_type = upload.content_type or mimetypes.guess_type(name)[0] or ""
    kind = Kind.DOCUMENT
    if not as_document and mime_type in PICTURES:
        kind = Kind.PHOTO
    elif not as_document and mime_type == "video/mp4":
        kind = Kind.VIDEO
    return Attachment(kind, await upload.read(), name, mime_type)


def text_of(body: Json, name: str) -> str:
    """Return a text that must be there.

    Raises:
        ValueError: it is not.
    """
    value = body.get(name)
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{name} is missing")
    return value.strip()
