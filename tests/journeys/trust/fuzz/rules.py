"""What holds whatever anybody does: nothing is bought, shown or changed without its owner."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sandbox.telegram.chats import ChatType
from tests.journeys.reliability.waiting import rows
from tests.journeys.trust.fuzz.crowd import Crowd
from tests.journeys.trust.fuzz.record import Pressed, Question, Record, Said

_COMMAND = re.compile(r"/veo(@veogram_bot)?\s+\S", re.IGNORECASE)
_ANSWERS = frozenset({"make", "motion", "asis", "goon"})
_HELPS = frozenset({"improve", "first"})
"""Under a question, and only for whom it was put to, but these do not answer it."""
_REPEATS = frozenset({"vary", "again", "seed", "redraw"})
_ONCE = frozenset({"rebuy", "retry"})
"""Under the words about a task, of which each buys once."""
_BUYS = _ANSWERS | _HELPS | _REPEATS | _ONCE
_HOUR = 3600.0
_ROOTS = "SELECT id, coalesce(answers, id) FROM drafts"
_TASKS = "SELECT id, source_key, user_id, chat_id, cancelled_by, hidden FROM tasks"


@dataclass(frozen=True)
class Bought:
    """A row of the bot's table of tasks."""

    id: int
    source_key: str
    user_id: int
    chat_id: int
    cancelled_by: str | None
    hidden: bool


@dataclass
class Rules:
    """The rules of buying, stopping and hiding."""

    crowd: Crowd
    record: Record
    folder: Path

    def check(self) -> int:
        """Check every rule; return how many videos were asked for."""
        tasks = [Bought(*row) for row in rows(self.folder, _TASKS)]
        answered = Counter(id(question) for task in tasks if (question := self._bought(task)))
        assert all(count == 1 for count in answered.values()), "a question is answered once"
        owners = {str(task.id): task.user_id for task in tasks}
        for task in tasks:
            self._check_rebuy(task, owners)
            self._check_stopped(task)
            self._check_hidden(task)
        self._check_purchases(tasks)
        return len(tasks)

    def _check_purchases(self, tasks: list[Bought]) -> None:
        """Each paid call belongs to one task, and each task makes one at most."""
        provider = self.crowd.stage.sandbox.provider
        names = [g.client_request_id or "" for g in provider.generations.values()]
        ids = Counter(int(name.split("-")[2]) for name in names)
        assert set(ids) <= {task.id for task in tasks}
        assert all(count == 1 for count in ids.values()), ids

    def _bought(self, task: Bought) -> Question | None:
        """Return the question that was answered, if any; whoever buys has asked for it."""
        kind, _, rest = task.source_key.partition(":")
        if kind == "message":
            chat_id, _, message_id = rest.partition(":")
            return self._by_words(self.record.said[int(chat_id), int(message_id)], task)
        if kind == "press":
            press = self.record.pressed[rest]
            assert press.verb in _HELPS | _REPEATS, press
            self._check_press(press, task)
            if press.verb in _HELPS:
                self._check_answers(press, self.record.by_data[press.data])
            return None
        presses = self._answers_to(rest) if kind == "draft" else self._presses_for(kind, rest)
        return self._by_one_of(presses, task)

    def _presses_for(self, verb: str, number: str) -> list[Pressed]:
        """Return the presses that buy a lost or a failed task again."""
        pressed = self.record.pressed.values()
        return [p for p in pressed if p.verb == verb and p.arguments[:1] == [number]]

    def _answers_to(self, number: str) -> list[Pressed]:
        """Return the presses that answer a question, or one that goes back to it."""
        roots = {str(draft): str(root) for draft, root in rows(self.folder, _ROOTS)}
        pressed = [each for each in self.record.pressed.values() if each.verb in _ANSWERS]
        return [each for each in pressed if _goes_back(each.arguments[:1], number, roots)]

    def _by_one_of(self, presses: list[Pressed], task: Bought) -> Question | None:
        """Return the question that somebody may answer by one of their presses."""
        own = [press for press in presses if press.person.id == task.user_id and press.genuine]
        assert own, (presses, task)
        for press in own:
            self._check_press(press, task)
        question = self.record.by_data.get(own[0].data)
        if question:
            self._check_answers(own[0], question)
        else:
            assert own[0].verb in _ONCE, own
        return question

    def _check_press(self, press: Pressed, task: Bought) -> None:
        chat_id = press.key[0]
        assert press.person.id == task.user_id, (press, task)
        assert press.verb in _BUYS, press
        assert press.genuine, press
        assert self.crowd.may_make_videos(press.person.id, chat_id, press.round), press
        assert self.crowd.chat(chat_id).type is not ChatType.CHANNEL, press
        assert self._belongs(press), press

    def _belongs(self, press: Pressed) -> bool:
        """Whether somebody may press in a chat at all: a member, or let in by name."""
        is_private = self.crowd.chat(press.key[0]).type is ChatType.PRIVATE
        return press.member or (
            not is_private and self.crowd.is_listed(press.person.id, press.round)
        )

    def _check_rebuy(self, task: Bought, owners: dict[str, int]) -> None:
        """Whoever buys again what got lost owned it, or runs the chat or the bot."""
        kind, _, lost = task.source_key.partition(":")
        assert kind != "rebuy" or self._may_manage(task.user_id, owners[lost], task.chat_id), task

    def _by_words(self, said: Said, task: Bought) -> Question | None:
        message = said.message
        assert said.speaker_id == task.user_id, (said, task)
        is_let_in = self.crowd.may_make_videos(said.speaker_id, message.chat.id, said.round)
        assert is_let_in, (said, task)
        assert not said.second_hand, (said, task)
        assert said.speaker_id != self.crowd.mine.id, "a channel that is not the group's own"
        if _COMMAND.match(message.text_or_caption):
            return None
        if message.chat.type is ChatType.PRIVATE and message.photo and message.caption:
            return None
        question = self._question_before(said)
        assert question is not None, (said, task)
        assert not question.is_offer, (said, question)
        is_untold = question.asked_id == 0 and message.chat.id == self.crowd.hall.migrated_to
        assert is_untold or question.asked_id == said.speaker_id, (said, question)
        assert said.at - question.at <= _HOUR, (said, question)
        return question

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

    def _check_answers(self, press: Pressed, question: Question) -> None:
        may_answer = self.record.may_answer(press.person.id, press.key[0], question)
        assert may_answer, (press, question)

    def _check_stopped(self, task: Bought) -> None:
        """Whoever cancels a video owns it, or runs the chat or the bot."""
        if task.cancelled_by is None:
            return
        kind, _, rest = task.cancelled_by.partition(":")
        if kind == "press":
            press = self.record.pressed[rest]
            assert press.genuine, (press, task)
            assert self._belongs(press), (press, task)
            actor = press.person.id
        else:
            chat_id, _, message_id = rest.partition(":")
            actor = self.record.said[int(chat_id), int(message_id)].speaker_id
        assert self._may_manage(actor, task.user_id, task.chat_id), (actor, task)

    def _may_manage(self, actor: int, owner_id: int, chat_id: int) -> bool:
        is_theirs = actor == owner_id or actor in self.crowd.family(chat_id)
        return is_theirs or self.crowd.runs(actor, chat_id) or self.crowd.runs_bot(actor)

    def _check_hidden(self, task: Bought) -> None:
        """Only its owner takes a video out of the history."""
        asked = {speaker_id for speaker_id, _ in self.record.people_said("/delete")}
        assert task.user_id in asked or not task.hidden, task


def _goes_back(arguments: list[str], root: str, roots: Mapping[str, str]) -> bool:
    """Whether a button's question is this one or goes back to it, as far as the bot still knows.

    Where somebody was forgotten, nothing tells what their questions have gone back to.
    """
    if not arguments:
        return False
    (draft,) = arguments
    return roots[draft] == root if draft in roots else draft == root or root not in roots
