"""Links: Telegram fetches files that a bot sends by URL (Bot API: sending files)."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import httpx

from sandbox.authorities import trusted_authorities
from sandbox.telegram.errors import bad_request
from sandbox.telegram.media import Kind

SIZE_LIMIT = 20 * 1024 * 1024
PHOTO_LIMIT = 5 * 1024 * 1024
SECONDS = 20.0
TYPES: dict[Kind, tuple[str, ...]] = {
    Kind.PHOTO: ("image/jpeg", "image/png", "image/webp", "image/gif"),
    Kind.VIDEO: ("video/mp4",),
    Kind.ANIMATION: ("video/mp4", "image/gif"),
    Kind.AUDIO: ("audio/mpeg", "audio/mp3", "audio/mp4"),
    Kind.VOICE: ("audio/ogg",),
    Kind.DOCUMENT: ("application/pdf", "application/zip", "image/gif"),
}
"""What each kind of message takes by link; documents only as GIF, PDF or ZIP."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file that was fetched."""

    mime_type: str
    name: str | None


def is_link(value: str) -> bool:
    """Whether Telegram takes it for a URL, not for a file id."""
    return "://" in value


async def fetch(url: str, kind: Kind, target: Path) -> Fetched:
    """Fetch a link into a file.

    Raises:
        Refusal: 400 with Telegram's words: no such link, wrong type, too large, no answer.
    """
    if not url.lower().startswith(("http://", "https://")) or not urlsplit(url).hostname:
        raise bad_request("wrong HTTP URL specified")
    try:
        async with (
            httpx.AsyncClient(
                follow_redirects=True,
                timeout=SECONDS,
                trust_env=False,
                verify=trusted_authorities(),
            ) as client,
            client.stream("GET", url) as response,
        ):
            return await _save(response, kind, target)
    except (httpx.HTTPError, httpx.InvalidURL):
        raise bad_request("failed to get HTTP URL content") from None


async def _save(response: httpx.Response, kind: Kind, target: Path) -> Fetched:
    if not response.is_success:
        raise bad_request("failed to get HTTP URL content")
    mime_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if mime_type not in TYPES[kind]:
        raise bad_request("wrong type of the web page content")
    limit, size = PHOTO_LIMIT if kind is Kind.PHOTO else SIZE_LIMIT, 0
    with target.open("wb") as file:
        async for chunk in response.aiter_bytes():
            size += len(chunk)
            if size > limit:
                raise bad_request("failed to get HTTP URL content")
            file.write(chunk)
    name = unquote(urlsplit(str(response.url)).path.rpartition("/")[2]) or None
    return Fetched(mime_type, name)
