"""What holds of what is shown and set: nobody's words or videos go where they never were."""

from dataclasses import dataclass
from pathlib import Path

from sandbox.telegram.messages import Message
from tests.journeys.reliability.waiting import rows
from tests.journeys.trust.fuzz.crowd import Crowd
from tests.journeys.trust.fuzz.record import Pressed, Record
from tests.sentences import tells

_TASKS = "SELECT id, user_id, chat_id, generation_id FROM tasks"
_OUTCOMES = {"question-dropped": "drop", "forget-kept": "keep", "uncertain-left": "leave"}
"""What a message tells once it was decided, and the verb of the button."""


@dataclass(frozen=True)
class Made:
    """What became of a row of the bot's table of tasks."""

    id: int
    user_id: int
    chat_id: int
    generation_id: str | None

    @property
    def link(self) -> str:
        """A part of each link to the video."""
        return f"/files/{(self.generation_id or '-').replace(':', '-')}"


@dataclass
class Sights:
    """The rules of showing and changing, once all is done."""

    crowd: Crowd
    record: Record
    folder: Path

    def check(self) -> int:
        """Check every rule; return how many messages were looked at."""
        made = [Made(*row) for row in rows(self.folder, _TASKS)]
        heard = self._heard()
        for versions in self.record.ours.values():
            for message in versions:
                self._check_words(message, heard)
                self._check_files(message, made)
                self._check_decided(message, made)
        self._check_found(made)
        self._check_settings()
        return len(self.record.ours)

    def _heard(self) -> dict[str, set[int]]:
        """Return where each word was said by somebody."""
        heard: dict[str, set[int]] = {}
        for (chat_id, _), said in self.record.said.items():
            for word in self.crowd.words_in(said.message.text_or_caption):
                heard.setdefault(word, set()).update(self.crowd.family(chat_id))
        return heard

    def _check_words(self, message: Message, heard: dict[str, set[int]]) -> None:
        """Words stand where they were said, or where one who has read them shows their history."""
        chat_id = message.chat.id
        for word in self.crowd.words_in(message.html):
            there = heard[word]
            assert chat_id in there or any(
                self.crowd.was_in(reader, where)
                for reader in self._readers(chat_id)
                for where in there
            ), message

    def _readers(self, chat_id: int) -> set[int]:
        """Return who has asked for their history in a chat."""
        family, said = self.crowd.family(chat_id), self.record.people_said("/history")
        return {speaker_id for speaker_id, where in said if where in family}

    def _check_files(self, message: Message, made: list[Made]) -> None:
        """A video, or the link to it, is where it was asked for, or where its owner shows it."""
        family, readers = self.crowd.family(message.chat.id), self._readers(message.chat.id)

        def is_here(task: Made) -> bool:
            return task.chat_id in family or task.user_id in readers

        media = message.video or message.animation
        if media:
            links = self.record.files[media.file.unique_id]
            same = [task for task in made if any(task.link in link for link in links)]
            assert any(is_here(task) for task in same), (message, same)
        for task in made:
            if task.generation_id and task.link in message.html:
                assert is_here(task), (message, task)

    def _check_decided(self, message: Message, made: list[Made]) -> None:
        """Whoever decides is asked, or runs the chat or the bot where that is enough."""
        for key, verb in _OUTCOMES.items():
            if tells(message.text, key):
                data = self.record.choices(message)
                pressed = self.record.pressed.values()
                own = [each for each in pressed if each.verb == verb and each.data in data]
                question = self.record.questions.get(message.key)
                decided = any(self._may_decide(each, made) for each in own)
                assert decided, (message, question, own)

    def _may_decide(self, press: Pressed, made: list[Made]) -> bool:
        number = int(press.arguments[0])
        runs = self.crowd.runs(press.person.id, press.key[0])
        if press.verb == "leave":
            is_theirs = any(task.id == number and task.user_id == press.person.id for task in made)
            return is_theirs or runs or self.crowd.runs_bot(press.person.id)
        if press.verb == "drop":
            question = self.record.by_data[press.data]
            return self.record.may_answer(press.person.id, press.key[0], question)
        return press.person.id == number or (number < 0 and runs)

    def _check_found(self, made: list[Made]) -> None:
        """Inline mode finds one's own videos alone."""
        owners = {task.id: task.user_id for task in made}
        for person_id, task_id in self.record.found:
            assert owners[task_id] == person_id

    def _check_settings(self) -> None:
        """Only those who run a chat, and may make videos there, choose its settings."""
        for name in ("model", "aspect_ratio", "duration", "resolution", "language"):
            chosen = f"SELECT chat_id, {name} FROM chats WHERE {name} IS NOT NULL"
            for chat_id, value in rows(self.folder, chosen):
                data = ["put", name, str(value).replace(":", "_")]
                ways = [data, ["model", value]] if name == "model" else [data]
                pressed = self.record.pressed.values()
                own = [each for each in pressed if [each.verb, *each.arguments] in ways]
                assert any(self._may_choose(press, chat_id) for press in own), (chat_id, data)

    def _may_choose(self, press: Pressed, chat_id: int) -> bool:
        here = press.key[0]
        is_here = press.genuine and here in self.crowd.family(chat_id)
        runs = self.crowd.runs(press.person.id, here)
        return is_here and runs and self.crowd.may_make_videos(press.person.id, here, press.round)
