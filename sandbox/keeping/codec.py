"""Values as JSON and back: plain data, and the few classes that a world is made of, by name.

What is read builds instances of these classes only, whatever the file says.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, replace
from enum import Enum
from pathlib import Path
from typing import Any, TypeAlias

from sandbox.journal import Json
from sandbox.provider.generation import Charge, Outcome, RenderResult
from sandbox.provider.instant import Result
from sandbox.provider.transactions import Direction, Transaction
from sandbox.provider.transactions import Kind as EntryKind
from sandbox.telegram.chats import Chat, ChatType, Standing, Topic
from sandbox.telegram.commands import Command
from sandbox.telegram.entities import Entity
from sandbox.telegram.formatting import Formatted
from sandbox.telegram.invoices import Invoice
from sandbox.telegram.keyboards import Button, ForceReply, Keyboard
from sandbox.telegram.media import Kind, Media, Photo, PhotoSize, StoredFile
from sandbox.telegram.messages import Message, Service
from sandbox.telegram.payments import Payment, Subscription
from sandbox.telegram.people import Person
from sandbox.telegram.updates import Raw, Update

Chats: TypeAlias = Mapping[int, Chat]

MARK = "~"
"""The key of an object that stands for something else than itself."""

RECORDS: dict[str, Any] = {
    each.__name__: each
    for each in (
        *(Button, Charge, Command, Entity, ForceReply, Formatted, Invoice, Keyboard, Media),
        *(Message, Payment, Person, Photo, PhotoSize, Raw, RenderResult, Service, StoredFile),
        *(Subscription, Topic, Transaction, Update),
    )
}
ENUMS: dict[str, type[Enum]] = {
    each.__name__: each for each in (ChatType, Standing, Kind, Outcome, Result, Direction)
} | {"EntryKind": EntryKind}
_ENUM_NAMES = {each: name for name, each in ENUMS.items()}


class Codec:
    """Write and read values; chats are named by their id, files by where they are in ``folder``."""

    def __init__(self, folder: Path, chats: Chats) -> None:
        self._folder = folder
        self._chats = chats

    def encode(self, value: Any) -> Json:
        """Return a value as JSON.

        Raises:
            TypeError: no world is made of such values.
        """
        match value:
            case Enum():
                return {MARK: "enum", "of": _ENUM_NAMES[type(value)], "value": value.value}
            case None | bool() | int() | float() | str():
                return value
            case Path():
                return {MARK: "path", "value": value.relative_to(self._folder).as_posix()}
            case Chat():
                return {MARK: "chat", "id": value.id}
            case list():
                return [self.encode(each) for each in value]
            case tuple() | frozenset():
                items = [self.encode(each) for each in value]
                return {MARK: type(value).__name__, "items": items}
            case Mapping():
                return self._mapping(value)
        return self._record(shallow(value) if isinstance(value, Message) else value)

    def decode(self, given: Json) -> Any:
        """Return the value that ``encode`` was given.

        Raises:
            LookupError, TypeError, ValueError: nothing that ``encode`` makes.
        """
        if isinstance(given, list):
            return [self.decode(each) for each in given]
        if not isinstance(given, dict):
            return given
        if MARK not in given:
            return {name: self.decode(each) for name, each in given.items()}
        return self._marked(given)

    def _mapping(self, value: Mapping[Any, Any]) -> Json:
        if MARK not in value and all(isinstance(each, str) for each in value):
            return {name: self.encode(each) for name, each in value.items()}
        pairs = [[self.encode(key), self.encode(each)] for key, each in value.items()]
        return {MARK: "map", "items": pairs}

    def _record(self, value: Any) -> Json:
        name = type(value).__name__
        if RECORDS.get(name) is not type(value):
            raise TypeError(f"{name} is not kept")
        named = ((each.name, getattr(value, each.name), each.default) for each in fields(value))
        told = {key: self.encode(v) for key, v, usual in named if usual is MISSING or v != usual}
        return {MARK: "record", "of": name, "fields": told}

    def _marked(self, given: dict[str, Json]) -> Any:
        match given[MARK]:
            case "enum":
                return ENUMS[given["of"]](given["value"])
            case "path":
                return self._path(given["value"])
            case "chat":
                return self._chats[given["id"]]
            case "tuple":
                return tuple(self.decode(each) for each in given["items"])
            case "frozenset":
                return frozenset(self.decode(each) for each in given["items"])
            case "map":
                return {self.decode(key): self.decode(each) for key, each in given["items"]}
            case "record":
                told = {name: self.decode(each) for name, each in given["fields"].items()}
                return RECORDS[given["of"]](**told)
        raise ValueError(f"{given[MARK]!r} stands for nothing")

    def _path(self, name: str) -> Path:
        """Return a path inside of the folder, whatever the file says."""
        path = self._folder / name
        if not path.resolve().is_relative_to(self._folder.resolve()):
            raise ValueError(f"{name!r} is outside of the world's folder")
        return path


def shallow(message: Message) -> Message:
    """Return a message whose answered messages answer nothing: that is as deep as anybody sees."""
    return _relatives(message, lambda each: _relatives(each, lambda _: None))


def _relatives(message: Message, change: Callable[[Message], Message | None]) -> Message:
    return replace(
        message,
        reply_to=message.reply_to and change(message.reply_to),
        external_reply=message.external_reply and change(message.external_reply),
        forward_of=message.forward_of and change(message.forward_of),
    )
