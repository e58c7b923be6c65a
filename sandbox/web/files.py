"""Uploaded files as the page gets them: to be shown, and harmless when opened by themselves."""

import re

from starlette.responses import FileResponse, Response

from sandbox.telegram.media import StoredFile

SHOWN = {"image/gif", "image/jpeg", "image/png", "image/webp", "video/mp4"}
"""Types that a browser may show by themselves; all others are downloads."""
MEDIA_TYPE = re.compile(r"(audio|image|video)/[a-z0-9][a-z0-9.+-]*")
"""Types that pages can embed, none of which is a script, a style or a page."""
HEADERS = {"Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'"}


def file_response(stored: StoredFile) -> Response:
    """Return a file, whole or in part.

    Its type is what the uploader says: kept only where no browser would run it.
    """
    is_media = MEDIA_TYPE.fullmatch(stored.mime_type)
    return FileResponse(
        stored.path,
        media_type=stored.mime_type if is_media else "application/octet-stream",
        filename=stored.name or stored.path.name,
        content_disposition_type="inline" if stored.mime_type in SHOWN else "attachment",
        headers=HEADERS,
    )
