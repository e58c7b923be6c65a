"""Which sentence of the bot's a text is, whatever its wording and its values are."""

import re
from functools import cache
from html import unescape
from pathlib import Path

from fluent.syntax import FluentParser, ast

import bot.texts

_ENGLISH = Path(bot.texts.__file__).with_name("en.ftl")
_TAG = re.compile(r"<[^>]*>")
_GAP, _HIDDEN = "\ue000", "\ue001"
"""What stands for a placeable of a sentence, and for one inside a tag."""


def tells(text: str, key: str) -> bool:
    """Whether a plain text holds the sentence of this key, with any values."""
    return _pattern(key).search(text) is not None


@cache
def _pattern(key: str) -> re.Pattern[str]:
    return re.compile(_written(_sentences()[key]), re.DOTALL)


@cache
def _sentences() -> dict[str, ast.Pattern]:
    entries = FluentParser().parse(_ENGLISH.read_text("utf-8")).body
    messages = [entry for entry in entries if isinstance(entry, ast.Message)]
    return {message.id.name: message.value for message in messages if message.value}


def _written(pattern: ast.Pattern) -> str:
    """Return a pattern as a regular expression over plain text: tags may hold placeables."""
    gaps = [part for part in pattern.elements if isinstance(part, ast.Placeable)]
    html = "".join(
        part.value if isinstance(part, ast.TextElement) else _GAP for part in pattern.elements
    )
    pieces = _TAG.sub(_hidden_gaps, html)
    return "".join(_piece(piece, gaps) for piece in re.split(f"({_GAP}|{_HIDDEN})", pieces))


def _hidden_gaps(tag: re.Match[str]) -> str:
    return _HIDDEN * tag[0].count(_GAP)


def _piece(piece: str, gaps: list[ast.Placeable]) -> str:
    if piece == _GAP:
        return _value(gaps.pop(0))
    if piece == _HIDDEN:
        gaps.pop(0)
        return ""
    return re.escape(unescape(piece))


def _value(part: ast.Placeable) -> str:
    if isinstance(part.expression, ast.SelectExpression):
        variants = [_written(variant.value) for variant in part.expression.variants]
        return f"(?:{'|'.join(variants)})"
    if isinstance(part.expression, ast.StringLiteral):
        return re.escape(part.expression.value)
    return ".*"
