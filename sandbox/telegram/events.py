"""What happens in the chats, for the page and for tests that wait."""

from collections.abc import Callable
from dataclasses import dataclass, field

from sandbox.telegram.chats import Chat
from sandbox.telegram.messages import Message
from sandbox.telegram.people import Person


@dataclass(frozen=True, slots=True)
class MessageSeen:
    """A message is new, or has changed."""

    message: Message


@dataclass(frozen=True, slots=True)
class MessageDeleted:
    """A message was deleted."""

    message: Message


@dataclass(frozen=True, slots=True)
class ChatChanged:
    """A chat is new, or its members or topics have changed."""

    chat: Chat


@dataclass(frozen=True, slots=True)
class ActionShown:
    """The bot "is typing", or the like."""

    chat: Chat
    thread: int | None
    action: str


@dataclass(frozen=True, slots=True)
class CommandsChanged:
    """The bot has set its menu of commands."""


@dataclass(frozen=True, slots=True)
class PersonAdded:
    """A person was added."""

    person: Person


Event = PersonAdded | MessageSeen | MessageDeleted | ChatChanged | ActionShown | CommandsChanged


@dataclass(slots=True)
class Events:
    """Call every listener with each event, in order."""

    _listeners: list[Callable[[Event], None]] = field(default_factory=list)

    def emit(self, event: Event) -> None:
        """Call every listener."""
        for listener in list(self._listeners):
            listener(event)

    def listen(self, listener: Callable[[Event], None]) -> Callable[[], None]:
        """Call ``listener`` with each event; returns the function that ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)
