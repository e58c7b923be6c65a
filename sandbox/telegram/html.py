"""Parse Telegram's HTML, with its error messages for everything else.

Bot API: HTML style. Offsets in error messages are bytes of UTF-8, as Telegram counts them.
"""

import re
from dataclasses import dataclass, field

from sandbox.telegram.entities import Entity, in_order, length
from sandbox.telegram.errors import Refusal, bad_request

SIMPLE = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
REFERENCE = re.compile(r"&(?:#(\d{1,8})|#[xX]([0-9a-fA-F]{1,8})|(lt|gt|amp|quot));?")
TAG_NAME = re.compile(r"[^\s>]*")
ATTRIBUTE = re.compile(r"\s*([^\s=>]+)(\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+)))?")


@dataclass(slots=True)
class _Open:
    """A tag that waits for its end."""

    tag: str
    offset: int
    attributes: dict[str, str]


@dataclass(slots=True)
class _Parser:
    source: str
    at: int = 0
    text: str = ""
    units: int = 0
    stack: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def run(self) -> tuple[str, list[Entity]]:
        while self.at < len(self.source):
            if self.source.startswith("</", self.at):
                self._end_tag()
            elif self.source[self.at] == "<":
                self._start_tag()
            else:
                self._characters()
        if self.stack:
            raise _parse_error(
                f'Can\'t find end tag corresponding to start tag "{self.stack[-1].tag}"'
            )
        return self.text, in_order(self.entities)

    def _characters(self) -> None:
        end = self.source.find("<", self.at)
        end = len(self.source) if end < 0 else end
        piece = unescape(self.source[self.at : end])
        self.text += piece
        self.units += length(piece)
        self.at = end

    def _start_tag(self) -> None:
        begin = self.at
        name = TAG_NAME.match(self.source, begin + 1)
        tag = name[0].lower() if name else ""
        if tag not in SIMPLE:
            raise _parse_error(f'Unsupported start tag "{tag}" at byte offset {self._byte(begin)}')
        self.at = begin + 1 + len(tag)
        attributes = self._attributes(tag, begin)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise _parse_error(
                f'Tag "span" must have class "tg-spoiler" at byte offset {self._byte(begin)}'
            )
        self.stack.append(_Open(tag, self.units, attributes))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        attributes: dict[str, str] = {}
        while True:
            while self.source[self.at : self.at + 1].isspace():
                self.at += 1
            if self.at >= len(self.source):
                raise _parse_error(f'Unclosed start tag "{tag}" at byte offset {self._byte(begin)}')
            if self.source[self.at] == ">":
                self.at += 1
                return attributes
            match = ATTRIBUTE.match(self.source, self.at)
            if match is None:
                raise _parse_error(
                    f'Empty attribute name in the tag "{tag}" at byte offset {self._byte(begin)}'
                )
            value = match[3] or match[4] or match[5] or ""
            attributes[match[1].lower()] = unescape(value)
            self.at = match.end()

    def _end_tag(self) -> None:
        begin = self.at
        end = self.source.find(">", begin)
        if not self.stack:
            raise _parse_error(f"Unexpected end tag at byte offset {self._byte(begin)}")
        if end < 0:
            raise _parse_error(f"Unclosed end tag at byte offset {self._byte(begin)}")
        found, opened = self.source[begin + 2 : end].strip().lower(), self.stack.pop()
        if found not in {"", opened.tag}:
            raise _parse_error(
                f"Unmatched end tag at byte offset {self._byte(begin)}, "
                f'expected "</{opened.tag}>", found "</{found}>"'
            )
        self.at = end + 1
        if self.units > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        size, attributes = self.units - opened.offset, opened.attributes
        if opened.tag == "a":
            href = attributes.get("href") or self.text[-size:]
            entity = _link(href, opened.offset, size)
        elif opened.tag == "tg-emoji":
            entity = Entity(
                "custom_emoji", opened.offset, size, custom_emoji_id=attributes.get("emoji-id")
            )
        elif opened.tag == "code" and self.stack and self.stack[-1].tag == "pre":
            self.stack[-1].attributes |= attributes
            return
        else:
            entity = Entity(_kind(opened), opened.offset, size, language=_language(opened))
        if entity is not None:
            self.entities.append(entity)

    def _byte(self, index: int) -> int:
        return len(self.source[:index].encode())


def _kind(opened: _Open) -> str:
    if opened.tag == "blockquote" and "expandable" in opened.attributes:
        return "expandable_blockquote"
    return SIMPLE[opened.tag]


def _language(opened: _Open) -> str | None:
    name = opened.attributes.get("class", "")
    return name.removeprefix("language-") if opened.tag == "pre" and name else None


def _link(href: str, offset: int, size: int) -> Entity | None:
    """A link, a mention by id, or nothing: Telegram drops links that lead nowhere."""
    user = re.fullmatch(r"tg://user\?id=(\d+)", href)
    if user:
        return Entity("text_mention", offset, size, user=int(user[1]))
    if re.match(r"(?:https?|tg|ton|mailto|tel):", href, re.IGNORECASE):
        return Entity("text_link", offset, size, url=href)
    if re.fullmatch(r"[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?", href):
        return Entity("text_link", offset, size, url=f"http://{href}/")
    return None


def _parse_error(words: str) -> Refusal:
    return bad_request(f"can't parse entities: {words}")


def _character(match: re.Match[str]) -> str:
    if match[3]:
        return NAMED[match[3]]
    code = int(match[1]) if match[1] else int(match[2], 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else match[0]


def unescape(text: str) -> str:
    """Replace the four named references and the numeric ones; others stay as they are."""
    return REFERENCE.sub(_character, text)


def parse(source: str) -> tuple[str, list[Entity]]:
    """Return the text without its tags, and its entities.

    Raises:
        Refusal: 400 ``can't parse entities: ...`` with Telegram's words.
    """
    return _Parser(source).run()
