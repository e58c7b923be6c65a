"""Records: the pieces that a kept world is made of, each with a kind and a key."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from sandbox.keeping.codec import RECORDS, Codec

Key: TypeAlias = tuple[str, str]
"""The kind, and the key within it."""


@dataclass(frozen=True, slots=True)
class Record:
    """One piece of a world."""

    kind: str
    name: str
    value: Any
    frozen: bool | None = None
    """It never changes in place: the same object is the same content. None: as its class says."""

    @property
    def key(self) -> Key:
        """Under which it is stored."""
        return self.kind, self.name

    @property
    def is_frozen(self) -> bool:
        """Whether the same object is surely the same content."""
        if self.frozen is not None:
            return self.frozen
        known = RECORDS.get(type(self.value).__name__)
        return known is not None and known.__dataclass_params__.frozen


@dataclass(slots=True)
class Rows:
    """Stored records by kind, in the order in which they were first stored."""

    texts: dict[str, dict[str, str]] = field(default_factory=dict)

    def add(self, kind: str, name: str, text: str) -> None:
        """Add one row."""
        self.texts.setdefault(kind, {})[name] = text

    def items(self, kind: str, codec: Codec) -> Iterator[tuple[str, Any]]:
        """Yield all records of a kind by their names."""
        for name, text in self.texts.get(kind, {}).items():
            yield name, codec.decode(json.loads(text))

    def values(self, kind: str, codec: Codec) -> Iterator[Any]:
        """Yield all records of a kind."""
        yield from (value for _, value in self.items(kind, codec))

    def one(self, kind: str, name: str, codec: Codec) -> Any:
        """Return one record.

        Raises:
            KeyError: there is none.
        """
        return codec.decode(json.loads(self.texts[kind][name]))
