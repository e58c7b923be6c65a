"""Reads the plain YAML of which compose.yaml is made: mappings, lists of texts, and texts."""

import json
import re
from collections.abc import Iterator
from typing import Any

_LINE = re.compile(r"(?P<indent> *)(?:- (?P<item>.+)|(?P<key>[\w-]+):(?: (?P<value>.+))?)")


def read(text: str) -> Any:
    """Return what a text holds; whatever is not that plain is an error."""
    lines = [line for line in text.splitlines() if line.strip() and line.lstrip()[0] != "#"]
    matches = [_LINE.fullmatch(line) for line in lines]
    assert all(matches), [line for line, match in zip(lines, matches, strict=True) if not match]
    waiting = _Lines(iter(match for match in matches if match))
    found = _block(waiting, -1)
    assert waiting.next is None
    return found


class _Lines:
    """Lines, of which the next one can be looked at before it is taken."""

    def __init__(self, lines: Iterator[re.Match[str]]) -> None:
        self._lines = lines
        self.next = next(lines, None)

    def take(self) -> re.Match[str]:
        taken = self.next
        assert taken
        self.next = next(self._lines, None)
        return taken

    def is_within(self, indent: int) -> bool:
        return self.next is not None and len(self.next["indent"]) > indent


def _block(lines: _Lines, outer: int) -> Any:
    if not lines.is_within(outer) or lines.next is None:
        return None
    if lines.next["item"]:
        items = []
        while lines.is_within(outer):
            items.append(_scalar(lines.take()["item"]))
        return items
    found: dict[str, Any] = {}
    while lines.is_within(outer):
        line = lines.take()
        assert line["key"] not in found
        value = line["value"]
        found[line["key"]] = _scalar(value) if value else _block(lines, len(line["indent"]))
    return found


def _scalar(text: str) -> Any:
    if text in {"true", "false"} or text.startswith('"'):
        return json.loads(text)
    return text
