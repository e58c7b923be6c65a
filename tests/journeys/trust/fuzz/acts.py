"""What random people do: each act is chosen from a seed, and then done."""

import asyncio
import random
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from sandbox.telegram.chats import ADMINS, Chat, ChatType
from sandbox.telegram.inline import InlineAnswer
from sandbox.telegram.messages import Message
from sandbox.telegram.people import Person
from tests.journeys.trust.fuzz.act import Act
from tests.journeys.trust.fuzz.crowd import Crowd
from tests.journeys.trust.fuzz.presses import Presses
from tests.journeys.trust.fuzz.record import Record
from tests.journeys.trust.sending import forwarded, through_another_bot
from tests.stage import jpeg

_PHOTO = jpeg(64, 64)
_ALBUM = [jpeg(64, 64, "navy"), jpeg(64, 64, "gold")]
_COMMANDS = (
    *("/veo", "/help", "/settings", "/history", "/tasks", "/cancel", "/cancel 1", "/cancel #2"),
    *("/delete", "/models", "/start"),
)
_LAST = 100
"""Acts that are told of a run that fails."""


@dataclass(frozen=True)
class Search:
    """An inline query of somebody's."""

    person: Person
    answer: asyncio.Task[InlineAnswer]
    into: Chat | None
    """where they send the first result"""


@dataclass
class Acts:
    """Chooses what is done next; it is chosen before any of it is done, so that a seed replays."""

    crowd: Crowd
    record: Record
    dice: random.Random

    def __post_init__(self) -> None:
        self.presses = Presses(self.crowd, self.record, self.dice)
        self.chosen = deque[str](maxlen=_LAST)
        """the last acts, in words"""
        self.searches: list[Search] = []
        """those that the bot may still answer"""

    def choose(self) -> Act:
        """Return what somebody does next."""
        kinds = self._kinds()
        (kind,) = self.dice.choices(list(kinds), list(kinds.values()))
        chosen = kind() or self._order()
        self.chosen.append(chosen.words)
        return chosen

    def _kinds(self) -> dict[Callable[[], Act | None], int]:
        """Return how often people do what."""
        return {
            self.presses.by_anybody: 40,
            self.presses.by_outsider: 14,
            self.presses.by_another: 20,
            self.presses.by_whoever_is_asked: 10,
            self.presses.of_forgotten: 4,
            self._order: 8,
            self._talk: 10,
            self._command: 9,
            self._forget: 5,
            self._picture: 6,
            self._pass_on: 6,
            self._search: 4,
            self._lose: 2,
            self._change_the_world: 1,
        }

    async def finish_searches(self) -> None:
        """Do what follows the answers to inline queries; queries that came too late have none."""
        searches, self.searches = self.searches, []
        for search in searches:
            search.answer.cancel()  # which changes nothing once it is there
            await asyncio.wait({search.answer})
            if search.answer.cancelled() or search.answer.exception():
                continue
            results = [each for each in search.answer.result().results if each.kind]
            self.record.found += [(search.person.id, int(result.id)) for result in results]
            if search.into and results:
                telegram = self.crowd.stage.telegram
                await telegram.choose(search.person, search.into, results[0])

    def _somebody(self) -> Person:
        return self.dice.choice(list(self.crowd.people.values()))

    def _somewhere(self) -> tuple[Person, Chat]:
        """Return a chat, and somebody who may write there."""
        groups = [chat for chat in self.crowd.chats if chat.is_group]
        while True:
            among = groups if self.dice.random() < 0.6 else self.crowd.chats
            chat, person = self.dice.choice(among), self._somebody()
            standing = chat.members.get(person.id)
            is_channel = chat.type is ChatType.CHANNEL
            if self.crowd.is_in(person.id, chat.id) and (not is_channel or standing in ADMINS):
                return person, chat

    def _as_chat(self, person: Person, chat: Chat) -> bool | Chat:
        """Return in whose name somebody writes in a group."""
        if not chat.is_group or self.dice.random() < 0.8:
            return False
        if chat.members.get(person.id) in ADMINS:
            return True
        return self.crowd.mine if person is self.crowd.people["ben"] else False

    def _say(self, text: str, *, replies: float = 0.0, **more: Any) -> Act:
        person, chat = self._somewhere()
        text = text.replace("WORD", self.crowd.word(person))
        as_chat = self._as_chat(person, chat)
        answered = self._message_in(chat) if self.dice.random() < replies else None
        send = self.crowd.stage.telegram.send

        async def say() -> None:
            with suppress(ValueError):  # the group has moved, or they have left
                await send(person, chat, text, reply_to=answered, as_chat=as_chat, **more)

        return Act(f"{person.first_name} in {self.crowd.named(chat)}: {text!r}", say)

    def _message_in(self, chat: Chat) -> Message | None:
        shown = self.crowd.stage.telegram.messages(chat)
        return self.dice.choice(shown[-12:]) if shown else None

    def _order(self) -> Act:
        model = self.dice.choice(("", "", " --model veo3.1-fast"))
        return self._say(f"/veo@veogram_bot WORD{model}", replies=0.3)

    def _talk(self) -> Act:
        return self._say("WORD", replies=0.6)

    def _command(self) -> Act:
        name, *rest = self.dice.choice(_COMMANDS).split(" ")
        return self._say(" ".join((f"{name}@veogram_bot", *rest)), replies=0.4)

    def _forget(self) -> Act:
        return self._say("/forget@veogram_bot")

    def _picture(self) -> Act:
        caption = self.dice.choice(("", "", "WORD", "/veo@veogram_bot", "/veo@veogram_bot WORD"))
        if self.dice.random() < 0.6:
            return self._say(caption, photo=_PHOTO)
        person, chat = self._somewhere()
        album = self.crowd.stage.telegram.album
        caption = caption.replace("WORD", self.crowd.word(person))

        async def send() -> None:
            with suppress(ValueError):
                await album(person, chat, _ALBUM, caption=caption)

        return Act(f"{person.first_name} sends an album to {self.crowd.named(chat)}", send)

    def _pass_on(self) -> Act:
        stage = self.crowd.stage
        person, chat = self._somewhere()
        seen = [each for each in self.crowd.chats if self.crowd.is_in(person.id, each.id)]
        origin = self._message_in(self.dice.choice(seen))
        is_forward = origin is not None and self.dice.random() < 0.7
        words = f"/veo@veogram_bot {self.crowd.word(person)}"

        async def pass_on() -> None:
            if is_forward and origin and not origin.service:
                forwarded(stage, person, chat, origin)
            else:
                self.record.note_second_hand(through_another_bot(stage, person, chat, words))

        how = "forwards" if is_forward else "passes on"
        return Act(f"{person.first_name} {how} something to {self.crowd.named(chat)}", pass_on)

    def _search(self) -> Act:
        telegram = self.crowd.stage.telegram
        person, chat = self._somewhere()
        text = self.dice.choice(("", "q", f"#{self.dice.randrange(1, 60)}"))
        offset = self.dice.choice(("", "", "20", "9" * 30))
        into = chat if self.dice.random() < 0.3 else None

        async def search() -> None:
            asking = asyncio.ensure_future(telegram.ask_inline(person, text, offset=offset))
            await asyncio.sleep(0)  # so that it is asked
            self.searches.append(Search(person, asking, into))

        return Act(f"{person.first_name} searches for {text!r} from {offset!r}", search)

    def _lose(self) -> Act:
        async def lose() -> None:
            self.crowd.stage.sandbox.provider.next("lost-before", on="create")

        return Act("the next paid call is lost", lose)

    def _change_the_world(self) -> Act:
        change = self.dice.choice((self.crowd.migrate, self.crowd.leave))

        async def apply() -> None:
            change()

        return Act(change.__name__, apply)
