"""People who write to the bot, and what they hear."""

import asyncio
from collections.abc import Callable

from sandbox import Sandbox
from sandbox.telegram import Chat, Message, Person
from sandbox.telegram.events import Event, MessageSeen

_PATIENCE = 300.0


class Crowd:
    """People, each in a private chat with the bot."""

    def __init__(self, sandbox: Sandbox, count: int) -> None:
        self._telegram = sandbox.telegram
        people = [self._telegram.person(f"Person {number}") for number in range(count)]
        self._places = [(person, self._telegram.private(person)) for person in people]
        self._heard = 0
        self._listened = asyncio.Event()
        self._telegram.world.events.listen(self._listen)

    def __len__(self) -> int:
        return len(self._places)

    async def say(self, text: str, times: int = 1) -> None:
        """Let everybody write something so many times, in turns, without waiting for answers."""
        for _ in range(times):
            for person, chat in self._places:
                await self._telegram.send(person, chat, text)

    async def hear(self, count: int) -> None:
        """Return when so many messages of the bot's have come since the last time."""
        async with asyncio.timeout(_PATIENCE):
            while self._heard < count:
                self._listened.clear()
                await self._listened.wait()
        self._heard = 0

    @property
    def heard(self) -> int:
        """How many messages of the bot's have come since the last ``hear``."""
        return self._heard

    def _listen(self, event: Event) -> None:
        if isinstance(event, MessageSeen) and is_said(event.message):
            self._heard += 1
            self._listened.set()


def is_said(message: Message) -> bool:
    """Return whether the bot has just said this."""
    return message.sender is None and message.edit_date is None


async def answer_in(sandbox: Sandbox, person: Person, chat: Chat, text: str) -> float:
    """Let somebody write something; return the seconds until the bot says something there."""
    now = asyncio.get_running_loop().time
    begun, answered = now(), asyncio.Event()
    stop = sandbox.telegram.world.events.listen(_when_said_in(chat, answered.set))
    try:
        await sandbox.telegram.send(person, chat, text)
        await asyncio.wait_for(answered.wait(), _PATIENCE)
    finally:
        stop()
    return now() - begun


def _when_said_in(chat: Chat, tell: Callable[[], None]) -> Callable[[Event], None]:
    def listen(event: Event) -> None:
        if isinstance(event, MessageSeen):
            message = event.message
            if message.chat is chat and is_said(message):
                tell()

    return listen
