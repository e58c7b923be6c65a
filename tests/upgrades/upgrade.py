"""A machine that comes up with today's code where another version was killed a while ago."""

import time
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sandbox import Sandbox
from sandbox.telegram.chats import Chat
from sandbox.telegram.messages import Message
from sandbox.telegram.people import Person
from tests.clock import MovableClock
from tests.journeys.reliability.waiting import as_time_passes, rows
from tests.stage import Stage, without_limits
from tests.upgrades.kept import UNFINISHED, Kept
from tests.upgrades.world import set_up

AWAY = 15 * 60.0
"""Seconds from the kill to the start: a lost submit is not looked for much longer than ten
minutes, and a question waits for its answer for an hour."""

SEED = 2
"""Not the 1 of the stage: ids of files that come from it are taken already."""

Key = tuple[int, int]


@dataclass
class Upgrade:
    """A kept database and its world, before and while today's bot runs on it."""

    kept: Kept
    stage: Stage
    clock: MovableClock
    before: dict[Key, Message] = field(init=False)
    """Every message that stood when the bot came up, by chat id and message id."""
    owned: set[str] = field(init=False)
    """What had been bought by then, by the provider's ids."""

    def __post_init__(self) -> None:
        self.before = {message.key: message for message in self._messages()}
        self.owned = set(self.stage.sandbox.provider.generations)

    @property
    def database(self) -> Path:
        """The file that the bot works on."""
        return self.stage.folder / "veogram.db"

    def bot(self) -> AbstractAsyncContextManager[None]:
        """Run today's bot, without limits."""
        return self.stage.bot(clock=self.clock, user_active_limit=0, user_daily_limit=0)

    def chat(self, chat_id: int) -> Chat:
        return self.stage.telegram.world.chats[chat_id]

    def person(self, person_id: int) -> Person:
        return self.stage.telegram.world.people[person_id]

    def message(self, chat_id: int, message_id: int) -> Message | None:
        """Return a message as it stands now; None where it is gone."""
        return self.stage.telegram.world.message(self.chat(chat_id), message_id)

    def said(self) -> list[Message]:
        """Return what the bot has said since it came up, as far as it still stands."""
        return [m for m in self._messages() if m.sender is None and m.key not in self.before]

    def bought(self) -> list[dict[str, Any]]:
        """Return what the bot has bought since it came up, oldest first."""
        made = self.stage.sandbox.provider.generations.values()
        return [dict(each.request) for each in made if each.id not in self.owned]

    def has_bought(self, wanted: Mapping[str, Any]) -> bool:
        """Whether there is a purchase with all these fields since the bot came up."""
        return any(wanted.items() <= body.items() for body in self.bought())

    async def buys(self, wanted: Mapping[str, Any]) -> None:
        """Return when there is a purchase with all these fields."""
        await self.stage.until(lambda: self.has_bought(wanted))

    async def says(
        self, person_id: int, text: str, chat: Chat | None = None, reply_to: Message | None = None
    ) -> Message:
        """Let somebody write in their private chat, or in another one."""
        person, place = self.person(person_id), chat or self.chat(person_id)
        return await self.stage.telegram.send(person, place, text, reply_to=reply_to)

    async def over(self) -> None:
        """Return when every update is handled and nothing is left to do for any task."""
        await as_time_passes(self.clock, lambda: not rows(self.stage.folder, UNFINISHED))

    def _messages(self) -> Iterator[Message]:
        for chat in self.stage.telegram.chats:
            yield from self.stage.telegram.messages(chat)


@asynccontextmanager
async def upgrading(kept: Kept, folder: Path, *, held: bool = False) -> AsyncIterator[Upgrade]:
    """Set up what a version has left behind; with ``held`` nothing in the making is finished."""
    clock = MovableClock()
    clock.advance(kept.world["killed_at"] + AWAY - time.time())
    sandbox = Sandbox(knobs=without_limits(speed=1000.0), seed=SEED, quality="tiny", now=clock)
    async with sandbox.serve():
        stage = Stage(folder, sandbox)
        made = [row["generation_id"] for row in kept.rows("tasks") if row["status"] == "generating"]
        await set_up(sandbox, kept.world, made if held else ())
        kept.copy(folder, sandbox.provider_url)
        yield Upgrade(kept, stage, clock)
