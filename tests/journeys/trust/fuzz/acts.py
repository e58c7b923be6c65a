"""What random people do: each act is chosen from a seed, and then done."""

import random
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from sandbox.telegram.chats import ADMINS, Chat, ChatType
from sandbox.telegram.messages import Message
from sandbox.telegram.people import Person
from tests.journeys.trust.fuzz.crowd import Crowd
from tests.journeys.trust.fuzz.record import Record
from tests.journeys.trust.sending import forged, forwarded, through_another_bot
from tests.stage import jpeg

Act = Callable[[], Awaitable[object]]

_PHOTO = jpeg(64, 64)
_ALBUM = [jpeg(64, 64, "navy"), jpeg(64, 64, "gold")]
_COMMANDS = (
    *("/veo", "/help", "/settings", "/history", "/tasks", "/cancel", "/cancel 1", "/cancel #2"),
    *("/delete", "/models", "/start"),
)
_VERBS = (
    *("again", "seed", "edit", "extend", "link", "show", "cancel", "rebuy", "leave"),
    *("make", "drop", "motion", "goon", "page", "put", "set"),
)
_ODD = ("", ":", "again:1", "make:1", "link:99999999999999999999", "put:language:de", "page:0:1")


@dataclass
class Acts:
    """Chooses what is done next; it is chosen before any of it is done, so that a seed replays."""

    crowd: Crowd
    record: Record
    dice: random.Random

    def choose(self) -> Act:
        """Return what somebody does next."""
        kinds = {
            self._press: 50,
            self._order: 8,
            self._talk: 12,
            self._command: 14,
            self._picture: 5,
            self._pass_on: 5,
            self._search: 4,
            self._lose: 1,
            self._change_the_world: 1,
        }
        (chosen,) = self.dice.choices(list(kinds), list(kinds.values()))
        return chosen()

    def _somebody(self) -> Person:
        return self.dice.choice(list(self.crowd.people.values()))

    def _somewhere(self) -> tuple[Person, Chat]:
        """Return a chat, and somebody who may write there."""
        while True:
            chat, person = self.dice.choice(self.crowd.chats), self._somebody()
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

        return say

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

        return send

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

        return pass_on

    def _search(self) -> Act:
        telegram = self.crowd.stage.telegram
        person, chat = self._somewhere()
        text = self.dice.choice(("", "q", f"#{self.dice.randrange(1, 60)}"))
        offset = self.dice.choice(("", "", "20", "9" * 30))
        shares = self.dice.random() < 0.3

        async def search() -> None:
            answer = await telegram.ask_inline(person, text, offset=offset)
            self.record.found += [(person.id, int(result.id)) for result in answer.results]
            if shares and answer.results:
                await telegram.choose(person, chat, answer.results[0])

        return search

    def _lose(self) -> Act:
        async def lose() -> None:
            self.crowd.stage.sandbox.provider.next("lost-before", on="create")

        return lose

    def _change_the_world(self) -> Act:
        change = self.dice.choice((self.crowd.migrate, self.crowd.leave))

        async def apply() -> None:
            change()

        return apply

    def _press(self) -> Act:
        person, messages = self._somebody(), list(self.record.ours)
        if not messages:
            return self._order()
        key = self.dice.choice(messages[-40:] if self.dice.random() < 0.7 else messages)
        message = self.record.ours[key][-1]
        if self.dice.random() < 0.5:
            person = self.dice.choice(list(message.chat.people.values()))
        data = self._data(key)

        async def press() -> None:
            self.record.press(person, message, data)
            await forged(self.crowd.stage, person, message, data)

        return press

    def _data(self, key: tuple[int, int]) -> str:
        """Return what this message shows, or anything that any client could send."""
        versions = self.record.ours[key]
        own = [b.data for m in versions for row in m.buttons for b in row if b.data]
        every = sorted(data for each in self.record.shown.values() for data in each)
        kind = self.dice.random()
        if own and kind < 0.6:
            return self.dice.choice(own)
        if every and kind < 0.9:
            data = self.dice.choice(every)
            return data if kind < 0.75 else self._spoilt(data)
        return self.dice.choice((*_ODD, f"{self.dice.choice(_VERBS)}:{self.dice.randrange(40)}"))

    def _spoilt(self, data: str) -> str:
        """Return data with something cut off, swapped or counted up."""
        unsigned, _, mark = data.rpartition(":")
        verb, _, rest = unsigned.partition(":")
        number = str(self.dice.randrange(40))
        return self.dice.choice(
            (
                unsigned,
                data[: self.dice.randrange(len(data))],
                f"{self.dice.choice(_VERBS)}:{rest}:{mark}",
                f"{verb}:{number}:{mark}",
                f"{verb}:{number}",
                f"{unsigned}:{mark[::-1]}",
            )
        )
