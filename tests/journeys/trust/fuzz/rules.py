"""What holds whatever anybody does: nothing is bought, shown or changed without its owner."""

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from sandbox.telegram.chats import ChatType
from sandbox.telegram.messages import Message
from tests.journeys.reliability.waiting import rows
from tests.journeys.trust.fuzz.crowd import Crowd
from tests.journeys.trust.fuzz.record import Pressed, Question, Record, Said

_COMMAND = re.compile(r"/veo(@veogram_bot)?(\s|$)", re.IGNORECASE)
_BUYS = frozenset({"again", "seed", "make", "motion", "goon"})
_ANSWERS = frozenset({"make", "motion", "goon", "drop"})
_HOUR = 3600.0
_TASKS = """SELECT id, source_key, user_id, chat_id, cancelled_by, hidden, file_unique_id,
                   generation_id FROM tasks"""


@dataclass(frozen=True)
class Bought:
    """A row of the bot's table of tasks."""

    id: int
    source_key: str
    user_id: int
    chat_id: int
    cancelled_by: str | None
    hidden: bool
    file_unique_id: str | None
    generation_id: str | None


@dataclass
class Rules:
    """The rules; each returns when it holds."""

    crowd: Crowd
    record: Record
    folder: Path
    answered: Counter[tuple[int, int]] = field(default_factory=Counter)
    """how many purchases each question led to"""

    def check(self) -> int:
        """Check every rule; return how many videos were asked for."""
        tasks = [Bought(*row) for row in rows(self.folder, _TASKS)]
        self.answered.clear()
        for task in tasks:
            self._check_bought(task)
            self._check_stopped(task)
            self._check_hidden(task)
        self._check_purchases(tasks)
        for versions in self.record.ours.values():
            for message in versions:
                self._check_shown(message, tasks)
        self._check_settings()
        return len(tasks)

    def _check_purchases(self, tasks: list[Bought]) -> None:
        """Each paid call belongs to one task, and each task makes one at most."""
        provider = self.crowd.stage.sandbox.provider
        names = [g.client_request_id or "" for g in provider.generations.values()]
        ids = Counter(int(name.split("-")[2]) for name in names)
        assert set(ids) <= {task.id for task in tasks}
        assert all(count == 1 for count in ids.values()), ids

    def _check_bought(self, task: Bought) -> None:
        """Somebody who may has asked for it themselves."""
        kind, _, rest = task.source_key.partition(":")
        if kind == "press":
            self._check_bought_by_press(self.record.pressed[rest], task)
            return
        assert kind == "message", task
        chat_id, _, message_id = rest.partition(":")
        self._check_bought_by_words(self.record.said[int(chat_id), int(message_id)], task)

    def _check_bought_by_words(self, said: Said, task: Bought) -> None:
        message = said.message
        assert said.speaker_id == task.user_id, (said, task)
        assert self.crowd.may_make_videos(said.speaker_id, message.chat.id), (said, task)
        assert not said.second_hand, (said, task)
        assert said.speaker_id != self.crowd.mine.id, "a channel that is not the group's own"
        if _COMMAND.match(message.text_or_caption):
            return
        if message.chat.type is ChatType.PRIVATE and message.photo and message.caption:
            return
        question = self._question_before(said)
        assert question is not None, (said, task)
        assert question.asked_id == said.speaker_id, (said, question)
        assert said.at - question.at <= _HOUR, (said, question)
        assert self.answered[question.message.key] == 0, (said, question)
        self.answered[question.message.key] += 1

    def _question_before(self, said: Said) -> Question | None:
        """Return the question that words answer: the one replied to, or in private the last."""
        message = said.message
        if message.reply_to is not None:
            return self.record.questions.get(message.reply_to.key)
        if message.chat.type is not ChatType.PRIVATE:
            return None
        before = [
            question
            for (chat_id, number), question in self.record.questions.items()
            if chat_id == message.chat.id and number < message.id
        ]
        return max(before, key=lambda question: question.message.id, default=None)

    def _check_bought_by_press(self, press: Pressed, task: Bought) -> None:
        chat_id = press.key[0]
        assert press.person.id == task.user_id, (press, task)
        assert press.verb in _BUYS, press
        assert press.genuine, press
        assert press.member or chat_id == press.person.id, press
        assert self.crowd.may_make_videos(press.person.id, chat_id), press
        assert self.crowd.chat(chat_id).type is not ChatType.CHANNEL, press
        if press.verb in _ANSWERS:
            self._check_answers(press)

    def _check_answers(self, press: Pressed) -> None:
        asked_id = self.record.questions[press.key].asked_id
        is_theirs = press.person.id == asked_id
        assert is_theirs or (asked_id < 0 and self.crowd.runs(press.person.id, press.key[0]))

    def _check_stopped(self, task: Bought) -> None:
        """Whoever cancels a video owns it, or runs the chat or the bot."""
        if task.cancelled_by is None:
            return
        kind, _, rest = task.cancelled_by.partition(":")
        if kind == "press":
            actor = self.record.pressed[rest].person.id
        else:
            chat_id, _, message_id = rest.partition(":")
            actor = self.record.said[int(chat_id), int(message_id)].speaker_id
        is_admin = actor == self.crowd.people["dora"].id
        is_theirs = actor == task.user_id or self.crowd.runs(actor, task.chat_id)
        assert is_theirs or is_admin, (actor, task)

    def _check_hidden(self, task: Bought) -> None:
        said = self.record.said.values()
        by_owner = (each for each in said if each.speaker_id == task.user_id)
        asked = any(each.message.text.startswith("/delete") for each in by_owner)
        assert asked or not task.hidden, task

    def _check_shown(self, message: Message, tasks: list[Bought]) -> None:
        """Nobody's words, video or link are in a chat where they never were."""
        chat_id = message.chat.id
        for author in self.crowd.authors(message.html):
            assert self.crowd.was_in(author.id, chat_id), message
        media = message.video or message.animation
        if media:
            owners = [t for t in tasks if t.file_unique_id in {None, media.file.unique_id}]
            assert any(self._belongs(task, chat_id) for task in owners), message
        for task in tasks:
            stem = (task.generation_id or "-").replace(":", "-")
            if f"/files/{stem}" in message.html:
                assert self._belongs(task, chat_id), message

    def _belongs(self, task: Bought, chat_id: int) -> bool:
        return task.user_id == chat_id or self.crowd.was_in(task.user_id, chat_id)

    def _check_settings(self) -> None:
        """Only those who run a chat, and may make videos there, change its settings."""
        moved = {self.crowd.hall.migrated_to: self.crowd.hall.id}
        for (chat_id,) in rows(self.folder, "SELECT chat_id FROM chats"):
            where = {chat_id, moved.get(chat_id, chat_id)}
            assert any(self._may_change(press, where) for press in self.record.pressed.values())

    def _may_change(self, press: Pressed, where: set[int]) -> bool:
        chat_id = press.key[0]
        is_choice = press.verb == "put" and press.genuine and chat_id in where
        runs = self.crowd.runs(press.person.id, chat_id)
        return is_choice and runs and self.crowd.may_make_videos(press.person.id, chat_id)


def readable(record: Record) -> str:
    """Return what was done, so that a failure can be understood."""
    said = [f"{each.message!r} reply_to={each.message.reply_to!r}" for each in record.said.values()]
    pressed = [str(each) for each in record.pressed.values()]
    return json.dumps({"said": said, "pressed": pressed}, indent=1, ensure_ascii=False)
