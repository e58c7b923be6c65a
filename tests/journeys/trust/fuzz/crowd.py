"""The large world: who is in which chat, and who may make videos where."""

import re
from dataclasses import dataclass, field

from sandbox.telegram.chats import ADMINS, PRESENT, Chat, ChatType, Standing
from sandbox.telegram.people import Person
from tests.stage import Stage

_WORD = re.compile(r"q[a-z]+\d+q")
"""A word that nobody else has written; it says who has."""


_ROOMS = 4
"""Groups like any other: in each, one thing is handled after the other."""


@dataclass
class Crowd:
    """People and chats: listed people, members of allowed groups, strangers, a channel.

    Ida was removed from the rooms, and Hugo was never in any group.
    """

    stage: Stage
    people: dict[str, Person] = field(default_factory=dict)
    chats: list[Chat] = field(default_factory=list)
    words: int = 0
    decisions: dict[int, list[tuple[int, bool]]] = field(default_factory=dict)
    """by the id of a person or a chat: in which round the admin let them in, or kept them out"""

    def __post_init__(self) -> None:
        telegram = self.stage.telegram
        for name in ("Anna", "Ben", "Cleo", "Dora", "Eve", "Finn", "Hugo"):
            known = self.stage.anna if name == "Anna" else telegram.person(name)
            self.people[name.lower()] = known
            self.chats.append(telegram.private(known))
        anna, ben, cleo, _, eve, finn, _ = self.people.values()
        self.club = telegram.group("Club", [anna, ben, cleo], admins=[cleo], privacy=False)
        gil = self.people["gil"] = telegram.person("Gil")
        ida = self.people["ida"] = telegram.person("Ida")
        hall = [ben, finn, cleo, gil]
        self.hall = telegram.group("Hall", hall, admins=[finn], supergroup=False)
        self.den = telegram.group("Den", [anna, eve, finn], admins=[eve], privacy=False)
        self.news = telegram.channel("News", admins=[anna])
        for reader in (ben, eve):
            self.news.people[reader.id] = reader
            self.news.members[reader.id] = self.club.members[ben.id]
        self.mine = telegram.channel("Mine", admins=[ben])
        self.club.people[gil.id], self.club.members[gil.id] = gil, self.club.members[ben.id]
        self.chats += [self.club, self.hall, self.den, self.news]
        self._allowed = {self.club.id, self.hall.id, self.news.id}
        for number in range(_ROOMS):
            people = [anna, ben, cleo, finn, gil, ida]
            room = telegram.group(f"Room {number}", people, admins=[finn], privacy=number > 0)
            room.members[ida.id] = Standing.KICKED
            self.chats.append(room)
            self._allowed.add(room.id)

    @property
    def settings(self) -> dict[str, object]:
        """The bot's settings: two people and three chats are on the lists, and one admin."""
        names = self.people
        return {
            "allowed_users": f"{names['anna'].id},{names['ben'].id}",
            "allowed_chats": ",".join(str(chat_id) for chat_id in sorted(self._allowed)),
            "admin_users": str(names["dora"].id),
            "user_active_limit": 0,
            "user_daily_limit": 0,
            "tick_seconds": 0.02,
        }

    def migrate(self) -> None:
        """Let the ordinary group become a supergroup, once."""
        if self.hall.migrated_to is None:
            moved = self.stage.telegram.migrate(self.hall)
            self.chats[self.chats.index(self.hall)] = moved
            self._allowed.add(moved.id)

    def leave(self) -> None:
        """Let somebody leave a group for good: one group after the other."""
        gil = self.people["gil"].id
        still = [chat for chat in self.chats if chat.is_group and self.is_in(gil, chat.id)]
        if len(still) > 1:
            still[0].members[gil] = Standing.LEFT

    def family(self, chat_id: int) -> set[int]:
        """Return a chat's ids, those from before and after a move."""
        hall = {self.hall.id, self.hall.migrated_to or self.hall.id}
        return hall if chat_id in hall else {chat_id}

    def is_listed(self, person_id: int, at: int | None = None) -> bool:
        """Whether somebody is let in by name, in a round or by now."""
        listed = {self.people[name].id for name in ("anna", "ben", "dora")}
        return person_id in listed or True in self._decided({person_id}, at)

    def decide(self, subject_id: int, *, allowed: bool, at: int) -> None:
        """Note that the admin lets a person or a chat in, or keeps them out."""
        self.decisions.setdefault(subject_id, []).append((at, allowed))

    def _decided(self, ids: set[int], at: int | None) -> set[bool | None]:
        """Return what may hold in a round: what was decided before it, and all that is in it."""
        every = sorted(each for subject_id in ids for each in self.decisions.get(subject_id, ()))
        before = [allowed for when, allowed in every if at is None or when < at]
        return {before[-1] if before else None, *(allowed for when, allowed in every if when == at)}

    def runs_bot(self, person_id: int) -> bool:
        """Whether somebody is the operator."""
        return person_id == self.people["dora"].id

    def may_make_videos(self, speaker_id: int, chat_id: int, at: int) -> bool:
        """Whether somebody is let in, in a round, by the operator or by the admin."""
        if self._decided({speaker_id}, at) == {False}:
            return False
        is_open = chat_id in self._allowed or True in self._decided(self.family(chat_id), at)
        return self.is_listed(speaker_id, at) or is_open

    @property
    def open_groups(self) -> set[int]:
        """The groups in which every member may make videos."""
        return {chat_id for chat_id in self._allowed if self.chat(chat_id).is_group}

    def outsiders(self, chat: Chat) -> list[Person]:
        """Return who is not in a chat and not let in by name."""
        everybody = self.people.values()
        return [
            person
            for person in everybody
            if not self.is_in(person.id, chat.id) and not self.is_listed(person.id)
        ]

    def named(self, chat: Chat) -> str:
        """Return a chat's title and id."""
        return f"{chat.title} ({chat.id})"

    def chat(self, chat_id: int) -> Chat:
        """Return a chat by its id, also one that has moved."""
        return self.stage.telegram.world.chats[chat_id]

    def is_in(self, person_id: int, chat_id: int) -> bool:
        """Whether somebody is in a chat now."""
        return self.chat(chat_id).members.get(person_id) in PRESENT

    def was_in(self, person_id: int, chat_id: int) -> bool:
        """Whether somebody was ever in a chat."""
        return person_id == chat_id or person_id in self.chat(chat_id).people

    def runs(self, person_id: int, chat_id: int) -> bool:
        """Whether a chat is somebody's to run: their own, or one that they are an admin of."""
        chat = self.chat(chat_id)
        if chat.type is ChatType.PRIVATE or person_id == chat_id:
            return person_id == chat_id
        return chat.members.get(person_id) in ADMINS

    def word(self, who: Person) -> str:
        """Return a word that nobody else has written."""
        self.words += 1
        return f"q{who.first_name.lower()}{self.words}q"

    def words_in(self, text: str) -> list[str]:
        """Return which of these words are in a text."""
        return _WORD.findall(text)
