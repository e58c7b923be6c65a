"""Media: files, and the photos, videos, animations, documents and sounds that they are."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sandbox.journal import Json


class Kind(StrEnum):
    """What a file is to Telegram; the value is the field's name in a message."""

    PHOTO = "photo"
    VIDEO = "video"
    ANIMATION = "animation"
    DOCUMENT = "document"
    AUDIO = "audio"
    VOICE = "voice"


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that Telegram keeps."""

    file_id: str
    """Opaque; each bot sees another one."""
    unique_id: str
    """The same for the same bytes."""
    kind: Kind
    path: Path
    """Where the bytes are on this machine."""
    remote_path: str
    """Where the file route has it (``videos/file_7.mp4``)."""
    size: int
    """Bytes."""
    mime_type: str
    name: str | None = None

    def as_json(self) -> Json:
        """Return the fields that every kind of file has."""
        return {
            "file_id": self.file_id,
            "file_unique_id": self.unique_id,
            "file_size": self.size,
        }


@dataclass(frozen=True, slots=True)
class PhotoSize:
    """One size of a photo, or a thumbnail."""

    file: StoredFile
    width: int
    height: int

    def as_json(self) -> Json:
        """Bot API: PhotoSize."""
        return self.file.as_json() | {"width": self.width, "height": self.height}


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo: JPEGs of one picture, the smallest first."""

    sizes: tuple[PhotoSize, ...]
    kind: Kind = Kind.PHOTO

    @property
    def largest(self) -> PhotoSize:
        """The best there is; up to 1280 pixels wide and high."""
        return self.sizes[-1]

    @property
    def thumbnail(self) -> PhotoSize:
        """The smallest there is."""
        return self.sizes[0]

    @property
    def file(self) -> StoredFile:
        """The file of the largest size."""
        return self.largest.file

    def as_json(self) -> Json:
        """Bot API: Array of PhotoSize."""
        return [size.as_json() for size in self.sizes]


@dataclass(frozen=True, slots=True)
class Media:
    """A file with what Telegram knows about it."""

    kind: Kind
    file: StoredFile
    width: int = 0
    height: int = 0
    duration: int = 0
    """Whole seconds."""
    thumbnail: PhotoSize | None = None

    def as_json(self) -> Json:
        """Bot API: Video, Animation, Document, Audio or Voice."""
        fields: Json = self.file.as_json() | {"mime_type": self.file.mime_type}
        if self.file.name and self.kind is not Kind.VOICE:
            fields["file_name"] = self.file.name
        if self.kind in {Kind.VIDEO, Kind.ANIMATION}:
            fields |= {"width": self.width, "height": self.height}
        if self.kind is not Kind.DOCUMENT:
            fields["duration"] = self.duration
        if self.thumbnail:
            fields["thumbnail"] = self.thumbnail.as_json()
        return fields


Content = Photo | Media
