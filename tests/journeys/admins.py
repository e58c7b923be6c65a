"""An admin at work: what the journeys of admins share."""

from dataclasses import dataclass
from typing import Any

from sandbox.telegram.chats import Chat
from sandbox.telegram.messages import Message
from sandbox.telegram.people import Person
from tests.stage import Stage


@dataclass
class Admin:
    """Somebody whom ADMIN_USERS names, and their private chat with the bot."""

    stage: Stage
    person: Person
    chat: Chat

    async def says(self, text: str, chat: Chat | None = None, **more: Any) -> Message:
        """Let them write something; return the bot's answer."""
        asked = await self.stage.telegram.send(self.person, chat or self.chat, text, **more)
        return await self.stage.answer_to(asked)

    async def asked(self, count: int = 1) -> Message:
        """Return the question with buttons that the bot puts to them, once there are so many."""
        await self.stage.until(lambda: len(self.questions()) >= count)
        return self.questions()[count - 1]

    def questions(self) -> list[Message]:
        """Return what the bot has asked them, without having been written to."""
        shown = self.stage.telegram.messages(self.chat)
        return [m for m in shown if m.sender is None and m.reply_to is None]


def admin(stage: Stage, name: str = "Dora") -> Admin:
    """Return a new person who has started a chat with the bot."""
    person = stage.telegram.person(name)
    return Admin(stage, person, stage.telegram.private(person))
