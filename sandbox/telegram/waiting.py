"""Wait for events, and deliver updates again."""

import asyncio
from collections.abc import Callable

from sandbox.journal import Json
from sandbox.telegram.chats import Chat
from sandbox.telegram.events import Event, MessageSeen
from sandbox.telegram.messages import Message
from sandbox.telegram.updates import Update
from sandbox.telegram.world import World

MESSAGE_KINDS = frozenset({"message", "edited_message", "channel_post", "edited_channel_post"})

PATIENCE = 100.0
"""Seconds to wait at most. A machine that stands still for a moment must fail no test: a bot that
is not told in time how long a model takes looks for its video more than a minute later."""


class Waiting:
    """What tests need besides people: waiting, and updates out of the ordinary."""

    world: World

    async def wait_for(
        self,
        chat: Chat,
        fits: Callable[[Message], bool],
        timeout: float = PATIENCE,  # noqa: ASYNC109 - the wait is the purpose
    ) -> Message:
        """Return the first message of the chat, past or future, new or edited, that fits.

        Raises:
            TimeoutError: none came in so many seconds; shows the chat's messages.
        """
        found = next(filter(fits, self.world.history(chat).visible()), None)

        def look(event: Event) -> bool:
            nonlocal found
            if found is None and isinstance(event, MessageSeen) and event.message.chat is chat:
                found = event.message if fits(event.message) else None
            return found is not None

        try:
            if found is None:
                await self._event(look, timeout)
        except TimeoutError:
            raise TimeoutError(self._missing(chat, timeout)) from None
        assert found is not None  # noqa: S101 - that is what was waited for
        return found

    async def until(
        self,
        holds: Callable[[], bool],
        timeout: float = PATIENCE,  # noqa: ASYNC109 - the wait is the purpose
    ) -> None:
        """Return as soon as a condition holds; it is checked after every event.

        Raises:
            TimeoutError: it did not hold within so many seconds.
        """
        if not holds():
            await self._event(lambda _: holds(), timeout)

    async def _event(self, fits: Callable[[Event], bool], seconds: float) -> None:
        """Wait for the first event that fits; it is checked the moment it happens."""
        happened = asyncio.Event()

        def look(event: Event) -> None:
            if fits(event):
                happened.set()

        stop = self.world.events.listen(look)
        try:
            await asyncio.wait_for(happened.wait(), seconds)
        finally:
            stop()

    def repeat(self, what: int | Message) -> None:
        """Deliver an update once more: the one with this id, or the youngest of this message."""

        def fits(update: Update) -> bool:
            if isinstance(what, int):
                return update.id == what
            told = update.payload if update.kind in MESSAGE_KINDS else {"chat": {}}
            return (told["chat"].get("id"), told.get("message_id")) == what.key

        self.world.updates.again(fits)

    def push(self, raw: dict[str, Json]) -> int:
        """Deliver any update as it is, even one that no library can read; its id."""
        return self.world.updates.push(raw)

    def _missing(self, chat: Chat, timeout: float) -> str:
        said = [
            f"  {message.sender.first_name if message.sender else 'bot'}: {_brief(message)}"
            for message in self.world.history(chat).visible()[-12:]
        ]
        return "\n".join([f"no such message in {chat.title} within {timeout} s; there are:", *said])


def _brief(message: Message) -> str:
    kind = f"[{message.content.kind}] " if message.content else ""
    return kind + (message.service.words if message.service else message.text_or_caption)
