"""Server-sent events: what happens in the sandbox, for the chat page."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from sandbox.journal import Entry, Journal, Json
from sandbox.knobs import Knobs
from sandbox.telegram import Telegram
from sandbox.telegram.events import (
    ActionShown,
    ChatChanged,
    CommandsChanged,
    Event,
    MessageDeleted,
    MessageSeen,
    PersonAdded,
)
from sandbox.web.bot_control import BotControl
from sandbox.web.views import chat_view, commands_view, message_view, person_view

HEARTBEAT = 15.0
"""Seconds without an event after which a comment keeps a stream open."""

Item = tuple[str, Json]


@dataclass(slots=True)
class EventStreams:
    """All open streams of events."""

    telegram: Telegram
    knobs: Knobs
    journal: Journal
    bot: BotControl
    _streams: "set[asyncio.Queue[Item | None]]" = field(default_factory=set)

    def __post_init__(self) -> None:
        self.telegram.world.events.listen(self._on_event)
        self.journal.watch(self._on_entry)
        self.knobs.watch(self._on_knobs)
        self.bot.watch(self._on_process)

    async def stream(self) -> AsyncIterator[str]:
        """Yield the text of one stream, from now on."""
        queue: asyncio.Queue[Item | None] = asyncio.Queue()
        self._streams.add(queue)
        try:
            yield "retry: 1000\n\n"
            while True:
                try:
                    item = await asyncio.wait_for(queue.get(), HEARTBEAT)
                except TimeoutError:
                    yield ": still here\n\n"
                    continue
                if item is None:
                    return
                yield f"event: {item[0]}\ndata: {json.dumps(item[1])}\n\n"
        finally:
            self._streams.discard(queue)

    def close(self) -> None:
        """End all streams."""
        for stream in self._streams:
            stream.put_nowait(None)

    def _on_event(self, event: Event) -> None:
        if self._streams:
            self._send(*_item(event, self.telegram))

    def _on_entry(self, entry: Entry) -> None:
        self._send("journal", entry.as_json())

    def _on_knobs(self) -> None:
        self._send("knobs", self.knobs.as_json())

    def _on_process(self) -> None:
        self._send("process", self.bot.phase)

    def _send(self, name: str, data: Json) -> None:
        for stream in self._streams:
            stream.put_nowait((name, data))


def _item(event: Event, telegram: Telegram) -> Item:
    match event:
        case MessageSeen(message):
            return "message", message_view(message, telegram.bot)
        case MessageDeleted(message):
            return "deleted", {"chat_id": message.chat.id, "message_id": message.id}
        case ChatChanged(chat):
            return "chat", chat_view(chat, telegram)
        case ActionShown(chat, thread, action):
            return "action", {"chat_id": chat.id, "thread": thread, "action": action}
        case PersonAdded(person):
            return "people", person_view(person)
        case CommandsChanged():
            return "commands", commands_view(telegram)
