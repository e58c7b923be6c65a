"""Input files: a file id, link or upload of the bot becomes a photo or a file."""

import asyncio
import mimetypes
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from sandbox.telegram import links, photos, video_probe
from sandbox.telegram.call import Call, Upload
from sandbox.telegram.errors import bad_request
from sandbox.telegram.inline import InlineResult
from sandbox.telegram.media import Content, Kind, Media, PhotoSize
from sandbox.telegram.validation import missing
from sandbox.telegram.video_probe import VideoInfo
from sandbox.telegram.world import World

ATTACH_SCHEME = "attach://"
FILE_SCHEME = "file://"
"""A path on the server's machine, which it takes with ``--local``."""
PROBED = frozenset({Kind.VIDEO, Kind.ANIMATION, Kind.AUDIO, Kind.VOICE})
PHOTO_LIMIT = 10 * 1024 * 1024
"""Bytes of an uploaded photo (Bot API: sendPhoto)."""


@dataclass(frozen=True, slots=True)
class Hints:
    """Width, height and duration that the bot gives for a video; 0 is not given."""

    width: int = 0
    height: int = 0
    duration: int = 0


NO_HINTS = Hints()


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """A file that has arrived and is not stored yet."""

    path: Path
    mime_type: str
    name: str | None


async def content(
    world: World, call: Call, kind: Kind, source: str | None, hints: Hints = NO_HINTS
) -> Content:
    """Return the photo or file that ``source`` names, or that is uploaded under the kind's name.

    Raises:
        Refusal: 400 with Telegram's words for each way in which it can be wrong.
    """
    upload = _upload(world, call, kind, source)
    if upload is not None:
        return await from_upload(world, upload, kind, hints)
    if not source:
        raise missing(kind)
    return await from_link_or_id(world, source, kind, hints)


async def from_link_or_id(
    world: World, source: str, kind: Kind, hints: Hints = NO_HINTS
) -> Content:
    """Return what a link or a file id names."""
    if links.is_link(source):
        return await from_link(world, source, kind, hints)
    return from_id(world, source, kind)


async def content_of(world: World, result: InlineResult) -> Content | None:
    """Return the photo or file that a result of inline mode is; None for a text."""
    if result.kind is None or result.source is None:
        return None
    return await from_link_or_id(world, result.source, result.kind)


def from_id(world: World, file_id: str, kind: Kind) -> Content:
    """Return what was sent before under this file id."""
    sent = world.files.contents.get(file_id)
    if sent is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    silent = {kind, sent.kind} == {Kind.VIDEO, Kind.ANIMATION}
    if sent.kind is not kind and not silent:
        raise bad_request(f"can't use file of type {sent.kind.title()} as {kind.title()}")
    return sent


async def from_link(world: World, url: str, kind: Kind, hints: Hints = NO_HINTS) -> Content:
    """Fetch what a link leads to."""
    if world.knobs.telegram_cannot_fetch:
        raise bad_request("failed to get HTTP URL content")
    path = world.files.draft()
    fetched = await links.fetch(url, kind, path)
    return await _stored(world, ReceivedFile(path, fetched.mime_type, fetched.name), kind, hints)


async def from_upload(world: World, upload: Upload, kind: Kind, hints: Hints = NO_HINTS) -> Content:
    """Take in a file that came with the request."""
    if not upload.size:
        raise bad_request("file must be non-empty")
    if kind is Kind.PHOTO and upload.size > PHOTO_LIMIT:
        raise bad_request(
            f"file of size {upload.size} bytes is too big for a photo; "
            f"the maximum size is {PHOTO_LIMIT} bytes"
        )
    return await _stored(
        world, ReceivedFile(upload.path, upload.mime_type, upload.name), kind, hints
    )


def _upload(world: World, call: Call, kind: Kind, source: str | None) -> Upload | None:
    if source is None:
        return call.files.get(kind)
    if source.startswith(FILE_SCHEME) and world.knobs.telegram_local:
        return _local(world, source)
    if not source.startswith(ATTACH_SCHEME):
        return None
    upload = call.files.get(source.removeprefix(ATTACH_SCHEME))
    if upload is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return upload


def _local(world: World, source: str) -> Upload:
    path = Path(source.removeprefix(FILE_SCHEME))
    if not path.is_absolute() or not path.is_file():
        raise bad_request("wrong file identifier/HTTP URL specified")
    draft = world.files.draft()
    shutil.copyfile(path, draft)
    guessed = mimetypes.guess_type(path.name)[0] or ""
    return Upload(draft, path.name, guessed, draft.stat().st_size)


async def _stored(world: World, received: ReceivedFile, kind: Kind, hints: Hints) -> Content:
    if kind is Kind.PHOTO:
        jpegs = await asyncio.to_thread(photos.scaled, received.path)
        received.path.unlink()
        return world.files.remember(photos.photo(world.files, jpegs))
    info = None
    if kind in PROBED or received.mime_type.startswith("video/"):
        info = await asyncio.to_thread(video_probe.probe, received.path)
    kind, received = _true_kind(kind, received, info)
    media = Media(
        kind,
        world.files.keep(received.path, kind, received.mime_type, received.name),
        hints.width or (info.width if info else 0),
        hints.height or (info.height if info else 0),
        hints.duration or (info.duration if info else 0),
        _thumbnail(world, info) if kind is not Kind.AUDIO else None,
    )
    return world.files.remember(media)


def _true_kind(
    kind: Kind, received: ReceivedFile, info: VideoInfo | None
) -> tuple[Kind, ReceivedFile]:
    """Decide by content: a silent video is an animation, what is no MP4 or GIF a document.

    The bytes count, not the name or the type that came with them.
    """
    if kind not in {Kind.VIDEO, Kind.ANIMATION}:
        return kind, received
    if info is None or info.mime_type is None:
        return Kind.DOCUMENT, received
    name = (
        received.name if received.name and Path(received.name).suffix in {".mp4", ".gif"} else None
    )
    received = replace(received, mime_type=info.mime_type, name=name)
    return kind if info.has_sound else Kind.ANIMATION, received


def _thumbnail(world: World, info: VideoInfo | None) -> PhotoSize | None:
    if info is None or info.thumbnail is None:
        return None
    data, width, height = info.thumbnail
    return PhotoSize(world.files.keep_bytes(data, Kind.PHOTO, "image/jpeg"), width, height)
