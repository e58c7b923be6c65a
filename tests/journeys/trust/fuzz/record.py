"""What has happened in the world, as the rules ask for it; the bot's word counts for nothing."""

import re
from dataclasses import dataclass, field

from sandbox.journal import Entry
from sandbox.telegram.chats import ChatType
from sandbox.telegram.events import Event, MessageSeen
from sandbox.telegram.messages import Message
from sandbox.telegram.people import Person
from tests.clock import MovableClock
from tests.journeys.trust.fuzz.crowd import Crowd
from tests.journeys.trust.sending import data_under
from tests.sentences import tells

_IDS = re.compile(r"<code>(-?[0-9]+)</code>")

Key = tuple[int, int]
"""A chat's id and a message's id."""


@dataclass(frozen=True)
class Said:
    """What somebody sent."""

    message: Message
    at: float
    round: int
    second_hand: bool

    @property
    def speaker_id(self) -> int:
        """The id of the person, or of the chat in whose name they spoke."""
        message = self.message
        if message.chat.type is ChatType.CHANNEL:
            return message.chat.id
        author = message.sender_chat or message.sender
        return author.id if author else 0


@dataclass(frozen=True)
class Pressed:
    """Whose client sent which data for which message."""

    person: Person
    key: Key
    data: str
    genuine: bool
    """whether this chat has shown this button"""
    member: bool
    """whether the person was in the chat"""
    round: int

    @property
    def verb(self) -> str:
        """What the button does."""
        return self.data.partition(":")[0]

    @property
    def arguments(self) -> list[str]:
        """To what it does that, without the mark."""
        return self.data.split(":")[1:-1]


@dataclass
class Question:
    """A question of the bot's, and to whom it was put."""

    message: Message
    asked_id: int
    at: float
    is_offer: bool


@dataclass(frozen=True)
class Forgotten:
    """The bot's word that it has forgotten somebody."""

    user_id: int
    round: int
    wholly: bool
    """whether nothing of theirs was still in progress"""


@dataclass
class Record:
    """Everything that was said, pressed and shown."""

    crowd: Crowd
    clock: MovableClock
    said: dict[Key, Said] = field(default_factory=dict)
    pressed: dict[str, Pressed] = field(default_factory=dict)
    """by the id of the callback query"""
    shown: dict[int, set[str]] = field(default_factory=dict)
    """the data of the buttons that a chat has ever seen"""
    questions: dict[Key, Question] = field(default_factory=dict)
    by_data: dict[str, Question] = field(default_factory=dict)
    """the question under which a button stood"""
    ours: dict[Key, list[Message]] = field(default_factory=dict)
    """the bot's messages, in all their versions"""
    answered: set[Key] = field(default_factory=set)
    """the questions to the admin that are decided"""
    found: list[tuple[int, int]] = field(default_factory=list)
    """who was shown which video by inline mode: person and task"""

    forgotten: list[Forgotten] = field(default_factory=list)
    files: dict[str, set[str]] = field(default_factory=dict)
    """the links to a video that a file was made from, by the file's unique id"""
    round: int = 0

    def see_request(self, entry: Entry) -> None:
        """Take in which file the bot has made from which link."""
        if entry.method not in {"sendVideo", "sendAnimation", "sendDocument"} or not entry.answer:
            return
        for kind in ("video", "animation", "document"):
            file = (entry.answer.get("result") or {}).get(kind)
            if file and kind in entry.request:
                link = str(entry.request[kind])
                self.files.setdefault(file["file_unique_id"], set()).add(link)

    def see(self, event: Event) -> None:
        """Take in what happens in the chats."""
        if not isinstance(event, MessageSeen) or event.message.service:
            return
        message = event.message
        if message.sender is None:
            self._see_ours(message)
        else:
            second_hand = message.forward_of is not None or message.via_bot
            self.said.setdefault(message.key, Said(message, self.clock(), self.round, second_hand))

    def note_second_hand(self, message: Message) -> None:
        """Take in what was written by another bot."""
        self.said[message.key] = Said(message, self.clock(), self.round, second_hand=True)

    def press(self, person: Person, message: Message, data: str) -> None:
        """Take in a press that is about to be made."""
        query_id = str(self.crowd.stage.telegram.world.queries.next_id)
        chat_ids = self.crowd.family(message.chat.id)
        genuine = any(data in self.shown.get(chat_id, ()) for chat_id in chat_ids)
        member = self.crowd.is_in(person.id, message.chat.id)
        press = Pressed(person, message.key, data, genuine, member, self.round)
        is_first = not any(self._decides(each) for each in self._pressed_under(press.key))
        self.pressed[query_id] = press
        if is_first and self._decides(press):
            self._decide(press)

    def _pressed_under(self, key: Key) -> list[Pressed]:
        return [press for press in self.pressed.values() if press.key == key]

    def _decides(self, press: Pressed) -> bool:
        """Whether the admin presses a button that lets somebody in or keeps them out."""
        return press.verb == "verdict" and press.genuine and self.crowd.runs_bot(press.person.id)

    def _decide(self, press: Pressed) -> None:
        """Take in what the admin decides: the question names who asks, and in which chat."""
        asker, *chat = map(int, _IDS.findall(self.ours[press.key][0].html))
        verdict = press.arguments[1]
        subject_id = chat[0] if verdict == "chat" else asker
        if press.key in self.answered:
            return
        self.answered |= self._asked_about(subject_id)
        self.crowd.decide(subject_id, allowed=verdict != "deny", at=self.round)

    def _asked_about(self, subject_id: int) -> set[Key]:
        """Return the questions to the admin that name somebody, or a chat by any of its ids."""
        ids = {str(each) for each in self.crowd.family(subject_id)}
        return {
            key
            for key, (first, *_) in self.ours.items()
            if any("verdict:" in data for data in data_under(first))
            and not ids.isdisjoint(_IDS.findall(first.html))
        }

    def people_said(self, what: str) -> set[Key]:
        """Return who has said something where: the ids of speakers and chats."""
        return {
            (said.speaker_id, chat_id)
            for (chat_id, _), said in self.said.items()
            if what in said.message.text_or_caption
        }

    def asked(self, message: Message) -> int:
        """Return to whom a message of the bot's is put: whom it mentions, or whom it answers."""
        for person in self.crowd.people.values():
            if f"id={person.id}" in message.html:
                return person.id
        asker = self.said.get(message.reply_to.key) if message.reply_to else None
        return asker.speaker_id if asker else 0

    def may_answer(self, speaker_id: int, chat_id: int, question: Question) -> bool:
        """Whether somebody is asked, or runs the group that is.

        What follows a group to its new id answers no message, and tells nobody who is asked.
        """
        if question.asked_id == 0:
            return chat_id == self.crowd.hall.migrated_to
        runs = question.asked_id < 0 and self.crowd.runs(speaker_id, chat_id)
        return speaker_id == question.asked_id or runs

    def choices(self, message: Message) -> set[str]:
        """Return the data of all buttons that a message of the bot's has ever had."""
        return {data for seen in self.ours.get(message.key, ()) for data in data_under(seen)}

    def _see_ours(self, message: Message) -> None:
        data = data_under(message)
        self.shown.setdefault(message.chat.id, set()).update(data)
        is_new = message.key not in self.ours
        self.ours.setdefault(message.key, []).append(message)
        self._see_question(message, data)
        if is_new:
            self._see_forgotten(message)

    def _see_question(self, message: Message, data: list[str]) -> None:
        """Take in a question, and other buttons under one that was put before."""
        verbs = {each.partition(":")[0] for each in data}
        is_offer = "make" in verbs or tells(message.text, "offer")
        if is_offer or "drop" in verbs or tells(message.text, "ask-cost"):
            question = Question(message, self.asked(message), self.clock(), is_offer)
            question = self.questions.setdefault(message.key, question)
            for each in data:
                self.by_data.setdefault(each, question)

    def _see_forgotten(self, message: Message) -> None:
        later = tells(message.text, "forget-later")
        if message.reply_to and (later or tells(message.text, "forget-done")):
            for data in self.choices(message.reply_to):
                if data.startswith("forget:"):
                    user_id = int(data.split(":")[1])
                    self.forgotten.append(Forgotten(user_id, self.round, not later))
