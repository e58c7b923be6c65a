"""Who presses what: buttons that are there, and data that any client could send."""

import random
from dataclasses import dataclass

from sandbox.telegram.messages import Message
from sandbox.telegram.people import Person
from tests.journeys.trust.fuzz.act import Act
from tests.journeys.trust.fuzz.crowd import Crowd
from tests.journeys.trust.fuzz.record import Key, Record
from tests.journeys.trust.sending import data_under, pressed_only

_VERBS = (
    *("again", "seed", "edit", "extend", "link", "show", "cancel", "rebuy", "leave"),
    *("make", "drop", "motion", "goon", "page", "put", "set", "forget", "keep", "undo"),
    *("knock", "verdict"),
    *("vary", "retry", "cancelall", "stop", "stopall", "carry"),
    *("improve", "reword", "mine", "first", "move", "redraw", "repaint", "asis", "file"),
    *("example", "model"),
)
_ODD = ("", ":", "again:1", "make:1", "link:99999999999999999999", "put:language:de", "page:0:1")
_NEWEST = 40
"""How many messages back somebody presses."""


@dataclass
class Presses:
    """Chooses presses; each returns None as long as there is nothing to press."""

    crowd: Crowd
    record: Record
    dice: random.Random

    def by_anybody(self) -> Act | None:
        """Press what is there, or send for a message what no button of it holds."""
        is_own = self.dice.random() < 0.6
        with_buttons = is_own or self.dice.random() < 0.2
        message = self._message(
            [k for k in self.record.ours if self._has_buttons(k) is with_buttons]
        )
        if message is None:
            return None
        near = list(message.chat.people.values())
        person = self.dice.choice(near if self.dice.random() < 0.7 else self._everybody())
        own = data_under(message)
        return self._press(person, message, self.dice.choice(own) if is_own else self._any_data())

    def by_outsider(self) -> Act | None:
        """Let somebody press in a group that they never joined, or are no longer in."""
        allowed = [key for key in self._pressable() if key[0] in self.crowd.open_groups]
        videos = [key for key in allowed if self._is_video(key)]
        message = self._message(videos if self.dice.random() < 0.7 else allowed)
        if message is None:
            return None
        return self._press_any(self.dice.choice(self.crowd.outsiders(message.chat)), message)

    def by_another(self) -> Act | None:
        """Let a member of a group decide what somebody else is asked, or has asked for."""
        keys = [key for key in self._decisions() if key[0] < 0]
        verbs = sorted({verb for key in keys for verb in self._verbs(key)})
        if not verbs:
            return None
        chosen = self.dice.choice(verbs)  # some questions are rare
        key = self.dice.choice([key for key in keys if chosen in self._verbs(key)][-_NEWEST:])
        message, asked_id = self.record.ours[key][-1], self.record.asked(self.record.ours[key][-1])
        near = [each for each in message.chat.people.values() if each.id != asked_id]
        own = [data for data in data_under(message) if data.startswith(f"{chosen}:")]
        return self._press(self.dice.choice(near), message, self.dice.choice(own))

    def by_whoever_is_asked(self) -> Act | None:
        """Let somebody decide what they are asked, or change their mind about what they asked."""
        people = {person.id: person for person in self._everybody()}
        asked = {key: self.record.asked(self.record.ours[key][-1]) for key in self._decisions()}
        message = self._message([key for key, person_id in asked.items() if person_id in people])
        return self._press_any(people[asked[message.key]], message) if message else None

    def of_forgotten(self) -> Act | None:
        """Let somebody press under a video of which nothing is kept any more."""
        videos = [key for key in self._pressable() if self._is_video(key)]
        gone = [
            k for k in videos if self.record.asked(self.record.ours[k][-1]) in self._forgotten()
        ]
        message = self._message(gone)
        if message is None:
            return None
        return self._press_any(self.dice.choice(list(message.chat.people.values())), message)

    def _press_any(self, person: Person, message: Message) -> Act:
        return self._press(person, message, self.dice.choice(data_under(message)))

    def _press(self, person: Person, message: Message, data: str) -> Act:
        async def press() -> None:
            self.record.press(person, message, data)
            await pressed_only(self.crowd.stage, person, message, data)

        where = self.crowd.named(message.chat)
        return Act(f"{person.first_name} presses {data!r} of {message.id} in {where}", press)

    def _everybody(self) -> list[Person]:
        return list(self.crowd.people.values())

    def _forgotten(self) -> set[int]:
        return {forgotten.user_id for forgotten in self.record.forgotten}

    def _has_buttons(self, key: Key) -> bool:
        return bool(data_under(self.record.ours[key][-1]))

    def _verbs(self, key: Key) -> set[str]:
        return {data.partition(":")[0] for data in data_under(self.record.ours[key][-1])}

    def _is_video(self, key: Key) -> bool:
        message = self.record.ours[key][-1]
        return bool(message.video or message.animation)

    def _pressable(self) -> list[Key]:
        return [key for key in self.record.ours if self._has_buttons(key)]

    def _decisions(self) -> list[Key]:
        """Return questions, and what can still be cancelled."""
        return [key for key in self._pressable() if not self._is_video(key)]

    def _message(self, keys: list[Key]) -> Message | None:
        """Return one of the newest of these messages of the bot's, most often in a group."""
        if self.dice.random() < 0.6:
            keys = [key for key in keys if key[0] < 0] or keys
        return self.record.ours[self.dice.choice(keys[-_NEWEST:])][-1] if keys else None

    def _any_data(self) -> str:
        """Return what any client could send for any message."""
        every = sorted(data for each in self.record.shown.values() for data in each)
        kind = self.dice.random()
        if every and kind < 0.4:
            return self.dice.choice(every)
        if every and kind < 0.8:
            return self._spoilt(self.dice.choice(every))
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
