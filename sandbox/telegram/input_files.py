"""Sources: a file as a bot gives it (file id, link or upload) becomes a photo or a file."""

import asyncio
from dataclasses import dataclass, replace
from pathlib import Path

from sandbox.telegram import links, photos, video_probe
from sandbox.telegram.call import Call, Upload
from sandbox.telegram.errors import bad_request
from sandbox.telegram.media import Content, Kind, Media, PhotoSize
from sandbox.telegram.validation import missing
from sandbox.telegram.world import World

ATTACHED = "attach://"
LOOKED_INTO = frozenset({Kind.VIDEO, Kind.ANIMATION, Kind.AUDIO, Kind.VOICE})
PHOTO_LIMIT = 10 * 1024 * 1024
"""Bytes of an uploaded photo (Bot API: sendPhoto)."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What the bot says of a info itself; 0 is nothing."""

    width: int = 0
    height: int = 0
    duration: int = 0


NOTHING = Hints()


@dataclass(frozen=True, slots=True)
class Draft:
    """A file that has arrived and is not yet kept."""

    path: Path
    mime_type: str
    name: str | None


async def content(
    world: World, call: Call, kind: Kind, source: str | None, hints: Hints = NOTHING
) -> Content:
    """The photo or file behind a parameter (`source`), or uploaded under the kind's own name.

    Raises:
        Refusal: 400 with Telegram's words for each way in which it can be wrong.
    """
    upload = _upload(call, kind, source)
    if upload is not None:
        return await from_upload(world, upload, kind, hints)
    if not source:
        raise missing(kind)
    return await known(world, source, kind, hints)


async def known(world: World, source: str, kind: Kind, hints: Hints = NOTHING) -> Content:
    """What a link or a file id names."""
    if links.is_link(source):
        return await from_link(world, source, kind, hints)
    return from_id(world, source, kind)


def from_id(world: World, file_id: str, kind: Kind) -> Content:
    """What was sent before."""
    sent = world.files.contents.get(file_id)
    if sent is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    silent = {kind, sent.kind} == {Kind.VIDEO, Kind.ANIMATION}
    if sent.kind is not kind and not silent:
        raise bad_request(f"can't use file of type {sent.kind.title()} as {kind.title()}")
    return sent


async def from_link(world: World, url: str, kind: Kind, hints: Hints = NOTHING) -> Content:
    """What an address leads to."""
    if world.knobs.telegram_cannot_fetch:
        raise bad_request("failed to get HTTP URL content")
    path = world.files.draft()
    fetched = await links.fetch(url, kind, path)
    return await _kept(world, Draft(path, fetched.mime_type, fetched.name), kind, hints)


async def from_upload(world: World, upload: Upload, kind: Kind, hints: Hints = NOTHING) -> Content:
    """What came with the request."""
    if not upload.size:
        raise bad_request("file must be non-empty")
    if kind is Kind.PHOTO and upload.size > PHOTO_LIMIT:
        raise bad_request(
            f"file of size {upload.size} bytes is too big for a photo; "
            f"the maximum size is {PHOTO_LIMIT} bytes"
        )
    return await _kept(world, Draft(upload.path, upload.mime_type, upload.name), kind, hints)


def _upload(call: Call, kind: Kind, source: str | None) -> Upload | None:
    if source is None:
        return call.files.get(kind)
    if not source.startswith(ATTACHED):
        return None
    upload = call.files.get(source.removeprefix(ATTACHED))
    if upload is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return upload


async def _kept(world: World, draft: Draft, kind: Kind, hints: Hints) -> Content:
    if kind is Kind.PHOTO:
        jpegs = await asyncio.to_thread(photos.scaled, draft.path)
        draft.path.unlink()
        return world.files.remember(photos.photo(world.files, jpegs))
    info = None
    if kind in LOOKED_INTO or draft.mime_type.startswith("video/"):
        info = await asyncio.to_thread(video_probe.probe, draft.path)
    kind, draft = _true_kind(kind, draft, info)
    media = Media(
        kind,
        world.files.keep(draft.path, kind, draft.mime_type, draft.name),
        hints.width or (info.width if info else 0),
        hints.height or (info.height if info else 0),
        hints.duration or (info.duration if info else 0),
        _thumbnail(world, info) if kind is not Kind.AUDIO else None,
    )
    return world.files.remember(media)


def _true_kind(kind: Kind, draft: Draft, info: video_probe.VideoInfo | None) -> tuple[Kind, Draft]:
    """A silent info is an animation; what is no MP4 and no GIF is a document.

    The bytes count, not the name or the type that came with them.
    """
    if kind not in {Kind.VIDEO, Kind.ANIMATION}:
        return kind, draft
    if info is None or info.mime_type is None:
        return Kind.DOCUMENT, draft
    name = draft.name if draft.name and Path(draft.name).suffix in {".mp4", ".gif"} else None
    draft = replace(draft, mime_type=info.mime_type, name=name)
    return kind if info.has_sound else Kind.ANIMATION, draft


def _thumbnail(world: World, info: video_probe.VideoInfo | None) -> PhotoSize | None:
    if info is None or info.thumbnail is None:
        return None
    data, width, height = info.thumbnail
    return PhotoSize(world.files.keep_bytes(data, Kind.PHOTO, "image/jpeg"), width, height)
