"""Media: photos in their sizes, videos, animations, documents, sounds."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.sandbox.journal import Json

if TYPE_CHECKING:
    from bot.sandbox.telegram.files import StoredFile


class Kind(StrEnum):
    """What a file is to Telegram; the value is the field's name in a message."""

    PHOTO = "photo"
    VIDEO = "video"
    ANIMATION = "animation"
    DOCUMENT = "document"
    AUDIO = "audio"
    VOICE = "voice"


@dataclass(frozen=True, slots=True)
class PhotoSize:
    """One size of a photo, or a thumbnail."""

    file: "StoredFile"
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
    def file(self) -> "StoredFile":
        """The file of the largest size."""
        return self.largest.file

    def as_json(self) -> Json:
        """The field of a message: an array of PhotoSize."""
        return [size.as_json() for size in self.sizes]


@dataclass(frozen=True, slots=True)
class Media:
    """A file with what Telegram knows about it."""

    kind: Kind
    file: "StoredFile"
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
