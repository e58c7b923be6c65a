"""The large world: who is in which chat, and who may make videos where."""

import re
from dataclasses import dataclass, field

from sandbox.telegram.chats import ADMINS, PRESENT, Chat, ChatType, Standing
from sandbox.telegram.people import Person
from tests.stage import Stage

_WORD = re.compile(r"q[a-z]+\d+q")
"""A word that nobody else has written; it says who has."""


@dataclass
class Crowd:
    """People and chats: listed people, members of an allowed group, strangers, a channel."""

    stage: Stage
    people: dict[str, Person] = field(default_factory=dict)
    chats: list[Chat] = field(default_factory=list)
    words: int = 0

    def __post_init__(self) -> None:
        telegram = self.stage.telegram
        for name in ("Anna", "Ben", "Cleo", "Dora", "Eve", "Finn"):
            known = self.stage.anna if name == "Anna" else telegram.person(name)
            self.people[name.lower()] = known
            self.chats.append(telegram.private(known))
        anna, ben, cleo, _, eve, finn = self.people.values()
        self.club = telegram.group("Club", [anna, ben, cleo], admins=[cleo], privacy=False)
        gil = self.people["gil"] = telegram.person("Gil")
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
        }

    def migrate(self) -> None:
        """Let the ordinary group become a supergroup, once."""
        if self.hall.migrated_to is None:
            moved = self.stage.telegram.migrate(self.hall)
            self.chats[self.chats.index(self.hall)] = moved
            self._allowed.add(moved.id)

    def leave(self) -> None:
        """Let somebody leave a group for good."""
        self.club.members[self.people["gil"].id] = Standing.LEFT

    def family(self, chat_id: int) -> set[int]:
        """Return a chat's ids, those from before and after a move."""
        hall = {self.hall.id, self.hall.migrated_to or self.hall.id}
        return hall if chat_id in hall else {chat_id}

    def is_listed(self, person_id: int) -> bool:
        """Whether the operator has let somebody in by name."""
        return person_id in {self.people[name].id for name in ("anna", "ben", "dora")}

    def runs_bot(self, person_id: int) -> bool:
        """Whether somebody is the operator."""
        return person_id == self.people["dora"].id

    def may_make_videos(self, speaker_id: int, chat_id: int) -> bool:
        """Whether the operator has let them in."""
        return self.is_listed(speaker_id) or chat_id in self._allowed

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
