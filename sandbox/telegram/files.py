"""Files: the bytes behind every file id."""

import hashlib
import mimetypes
import random
import shutil
import string
import tempfile
import weakref
from dataclasses import dataclass, field
from pathlib import Path

from sandbox.telegram.media import Content, Kind, StoredFile

DOWNLOAD_LIMIT = 20 * 1024 * 1024
"""Bytes up to which a bot may fetch a file (Bot API: getFile)."""
ALPHABET = string.ascii_letters + string.digits + "-_"
EXTENSIONS = {"image/jpeg": ".jpg", "video/mp4": ".mp4", "audio/ogg": ".oga"}


@dataclass(slots=True, weakref_slot=True)
class Files:
    """All files, in a directory that is deleted with the sandbox, or in a ``folder`` that stays."""

    rng: random.Random
    folder: Path | None = None
    by_id: dict[str, StoredFile] = field(default_factory=dict)
    by_path: dict[str, StoredFile] = field(default_factory=dict)
    contents: dict[str, Content] = field(default_factory=dict)
    """What was sent with a file id, to send it again."""
    _directory: Path | None = None

    @property
    def directory(self) -> Path:
        """The directory, created for the first file."""
        if self.folder is not None:
            self.folder.mkdir(parents=True, exist_ok=True)
            return self.folder
        if self._directory is None:
            self._directory = Path(tempfile.mkdtemp(prefix="sandbox-telegram-"))
            weakref.finalize(self, shutil.rmtree, self._directory, ignore_errors=True)
        return self._directory

    def draft(self) -> Path:
        """Return a path for a file that is still being written."""
        return self.directory / f"draft-{self._letters(16)}"

    def keep(self, path: Path, kind: Kind, mime_type: str, name: str | None = None) -> StoredFile:
        """Store a finished draft."""
        number = len(self.by_id) + 1
        extension = _extension(mime_type, name)
        stored = StoredFile(
            file_id=f"{_PREFIXES[kind]}{self._letters(60)}",
            unique_id=_unique(path, kind),
            kind=kind,
            path=path.rename(self.directory / f"file_{number}{extension}"),
            remote_path=f"{kind}s/file_{number}{extension}",
            size=(self.directory / f"file_{number}{extension}").stat().st_size,
            mime_type=mime_type,
            name=name,
        )
        self.by_id[stored.file_id] = self.by_path[stored.remote_path] = stored
        return stored

    def keep_bytes(
        self, data: bytes, kind: Kind, mime_type: str, name: str | None = None
    ) -> StoredFile:
        """Store bytes."""
        path = self.draft()
        path.write_bytes(data)
        return self.keep(path, kind, mime_type, name)

    def remember(self, content: Content) -> Content:
        """Remember a photo or file, so that it can be sent again by its file id."""
        self.contents[content.file.file_id] = content
        for size in getattr(content, "sizes", ()):
            self.contents[size.file.file_id] = content
        return content

    def close(self) -> None:
        """Delete all files that are not to stay."""
        if self._directory is not None:
            shutil.rmtree(self._directory, ignore_errors=True)

    def _letters(self, count: int) -> str:
        return "".join(self.rng.choices(ALPHABET, k=count))


_PREFIXES = {
    Kind.PHOTO: "AgACAgIAAxk",
    Kind.VIDEO: "BAACAgIAAxk",
    Kind.ANIMATION: "CgACAgIAAxk",
    Kind.DOCUMENT: "BQACAgIAAxk",
    Kind.AUDIO: "CQACAgIAAxk",
    Kind.VOICE: "AwACAgIAAxk",
}


def _unique(path: Path, kind: Kind) -> str:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return f"AgAD{kind[:2]}{digest[:12]}"


def _extension(mime_type: str, name: str | None) -> str:
    suffix = Path(name).suffix if name else ""
    return suffix or EXTENSIONS.get(mime_type) or mimetypes.guess_extension(mime_type) or ""
