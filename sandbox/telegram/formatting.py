"""A text as a bot sends it: parse mode or given entities, and Telegram's limits."""

from dataclasses import dataclass, replace

from sandbox.journal import Json
from sandbox.telegram import entities as entity_search
from sandbox.telegram import html
from sandbox.telegram.entities import Entity, in_order, length, overlap
from sandbox.telegram.errors import bad_request

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
NO_DETECTION_INSIDE = frozenset({"code", "pre", "text_link", "text_mention", "custom_emoji"})
"""Inside these Telegram detects no links or commands."""


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text with its entities."""

    text: str = ""
    entities: tuple[Entity, ...] = ()
    html: str = ""
    """What the sender wrote, tags and all."""


EMPTY = Formatted()


def plain(text: str) -> Formatted:
    """Format what a person typed: only with the entities that Telegram detects."""
    return Formatted(text, tuple(entity_search.find(text)), text)


def formatted(source: Json, parse_mode: Json, given: Json) -> Formatted:
    """Parse and trim what a bot sent; ``parse_mode`` wins over given entities.

    Raises:
        Refusal: 400, the tags are wrong, the parse mode is none of ours (only HTML is), or
            something is of the wrong type.
    """
    if not isinstance(source, str) or not isinstance(given, list | None):
        raise bad_request("text must be a String and its entities an Array of MessageEntity")
    if not parse_mode:
        text, marks = source, [_entity(each) for each in given or ()]
    elif str(parse_mode).lower() == "html":
        text, marks = html.parse(source)
    else:
        raise bad_request("unsupported parse_mode")
    text, marks = _trimmed(text, marks)
    return Formatted(text, tuple(in_order(marks + _detected(text, marks))), source)


def message_text(source: Json, parse_mode: Json, given: Json) -> Formatted:
    """Parse the text of a message: 1 to 4096 UTF-16 units after parsing."""
    result = formatted(source, parse_mode, given)
    if not result.text:
        raise bad_request("message text is empty")
    if length(result.text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return result


def caption(source: Json, parse_mode: Json, given: Json) -> Formatted:
    """Parse a caption: up to 1024 UTF-16 units after parsing."""
    result = formatted(source or "", parse_mode, given)
    if length(result.text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    return result


def _entity(given: Json) -> Entity:
    try:
        return Entity(
            given["type"],
            int(given["offset"]),
            int(given["length"]),
            given.get("url"),
            given.get("language"),
            given.get("custom_emoji_id"),
            (given.get("user") or {}).get("id"),
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        raise bad_request("can't parse MessageEntity: wrong object") from None


def _detected(text: str, marks: list[Entity]) -> list[Entity]:
    closed = [mark for mark in marks if mark.type in NO_DETECTION_INSIDE]
    taken = {(mark.type, mark.offset) for mark in marks}
    return [
        entity
        for entity in entity_search.find(text)
        if (entity.type, entity.offset) not in taken
        and not any(overlap(entity, mark) for mark in closed)
    ]


def _trimmed(text: str, marks: list[Entity]) -> tuple[str, list[Entity]]:
    stripped = text.strip()
    shift, end = length(text) - length(text.lstrip()), length(stripped)
    kept = []
    for mark in marks:
        start, stop = max(mark.offset - shift, 0), min(mark.end - shift, end)
        if start < stop:
            kept.append(replace(mark, offset=start, length=stop - start))
    return stripped, kept
