"""Entities: commands, mentions, links and formatting inside a text.

Offsets and lengths count UTF-16 code units, as everywhere in the Bot API.
"""

import re
from dataclasses import dataclass

from sandbox.journal import Json

PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("url", re.compile(r"\bhttps?://[^\s<>\"]*[^\s<>\".,;:!?)\]'»”’]", re.IGNORECASE)),
    ("email", re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b", re.IGNORECASE)),
    (
        "url",
        re.compile(
            r"(?<![\w@./-])(?:[\w-]+\.)+(?:com|org|net|io|dev|ai|app|me|info|eu|de|uk)"
            r"(?:/[^\s<>\"]*[^\s<>\".,;:!?)\]'])?(?![\w.-]*@|\w)",
            re.IGNORECASE,
        ),
    ),
    (
        "bot_command",
        re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/@])"),
    ),
    ("mention", re.compile(r"(?<![\w@/])@[A-Za-z0-9_]{3,32}(?!\w)")),
    ("hashtag", re.compile(r"(?<![\w#])#(?=\w*[^\W\d])\w{1,256}")),
)
"""What Telegram finds in a text by itself, the stronger first."""


@dataclass(frozen=True, slots=True)
class Entity:
    """Bot API: MessageEntity."""

    type: str
    offset: int
    length: int
    url: str | None = None
    language: str | None = None
    custom_emoji_id: str | None = None
    user: int | None = None
    """The account a ``text_mention`` names."""

    @property
    def end(self) -> int:
        """The offset behind it."""
        return self.offset + self.length

    def of(self, text: str) -> str:
        """Return the part of the text that it marks."""
        return units(text)[2 * self.offset : 2 * self.end].decode("utf-16-le")

    def as_json(self) -> Json:
        """Bot API: MessageEntity."""
        entity: Json = {"type": self.type, "offset": self.offset, "length": self.length}
        for name in ("url", "language", "custom_emoji_id"):
            if getattr(self, name):
                entity[name] = getattr(self, name)
        if self.user is not None:
            entity["user"] = {"id": self.user, "is_bot": False, "first_name": str(self.user)}
        return entity


def units(text: str) -> bytes:
    """Encode the text in UTF-16, two bytes for each unit."""
    return text.encode("utf-16-le", "surrogatepass")


def length(text: str) -> int:
    """Return the length of a text as Telegram counts it, in UTF-16 code units."""
    return len(units(text)) // 2


def find(text: str) -> list[Entity]:
    """Find the entities that Telegram detects by itself; no two of them overlap."""
    found: list[Entity] = []
    for kind, pattern in PATTERNS:
        for match in pattern.finditer(text):
            entity = Entity(kind, length(text[: match.start()]), length(match[0]))
            if not any(overlap(entity, other) for other in found):
                found.append(entity)
    return in_order(found)


def overlap(one: Entity, other: Entity) -> bool:
    """Whether two entities share a character."""
    return one.offset < other.end and other.offset < one.end


def in_order(entities: list[Entity]) -> list[Entity]:
    """Sort by offset, the longer first."""
    return sorted(entities, key=lambda entity: (entity.offset, -entity.length, entity.type))
