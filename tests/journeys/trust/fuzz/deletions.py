"""What holds of ``/forget``: whoever wants it is forgotten whole, and nobody else is."""

import json
from dataclasses import dataclass
from pathlib import Path

from tests.journeys.reliability.waiting import rows
from tests.journeys.trust.fuzz.crowd import Crowd
from tests.journeys.trust.fuzz.record import Forgotten, Pressed, Record

_TASKS = "SELECT id, source_key, user_id, request, to_forget, forgotten FROM tasks"


@dataclass(frozen=True)
class Kept:
    """What is still kept of a task."""

    id: int
    source_key: str
    user_id: int
    request: str
    to_forget: bool
    forgotten: bool


@dataclass
class Deletions:
    """The rules of forgetting."""

    crowd: Crowd
    record: Record
    folder: Path

    def check(self) -> int:
        """Check every rule; return how often somebody was forgotten."""
        tasks = {row[0]: Kept(*row) for row in rows(self.folder, _TASKS)}
        for forgotten in self.record.forgotten:
            presses = self._presses(forgotten.user_id)
            assert any(press.round <= forgotten.round for press in presses), forgotten
            self._check_whole(forgotten, tasks)
        for task in tasks.values():
            is_gone = task.to_forget or task.forgotten
            assert not is_gone or self._presses(task.user_id), ("nobody asked for it", task)
            assert not task.forgotten or json.loads(task.request)["prompt"] == "", task
        return len(self.record.forgotten)

    def _presses(self, user_id: int) -> list[Pressed]:
        """Return the presses by which somebody has had themselves, or their group, forgotten."""
        return [
            press
            for press in self.record.pressed.values()
            if press.genuine
            and [press.verb, *press.arguments] == ["forget", str(user_id)]
            and self._decides(press, user_id)
        ]

    def _decides(self, press: Pressed, user_id: int) -> bool:
        runs = user_id < 0 and self.crowd.runs(press.person.id, press.key[0])
        return press.person.id == user_id or runs

    def _check_whole(self, forgotten: Forgotten, tasks: dict[int, Kept]) -> None:
        """All that somebody had asked for is forgotten, and its buttons buy nothing more."""
        for task in tasks.values():
            at, origin = self._round(task), self._origin(task, tasks)
            if task.user_id == forgotten.user_id and at is not None and at < forgotten.round:
                assert task.to_forget or task.forgotten, (forgotten, task)
            if origin and origin.user_id == forgotten.user_id and forgotten.wholly:
                before = self._round(origin)
                is_later = at is not None and at > forgotten.round
                is_kept = before is None or before >= forgotten.round
                assert is_kept or not is_later, (forgotten, origin, task)

    def _round(self, task: Kept) -> int | None:
        """Return in which round a task was asked for, where its source tells."""
        kind, _, rest = task.source_key.partition(":")
        if kind == "press":
            return self.record.pressed[rest].round
        if kind != "message":
            return None
        chat_id, _, message_id = rest.partition(":")
        return self.record.said[int(chat_id), int(message_id)].round

    def _origin(self, task: Kept, tasks: dict[int, Kept]) -> Kept | None:
        """Return the task under whose video somebody pressed for this one."""
        kind, _, rest = task.source_key.partition(":")
        return tasks[int(self.record.pressed[rest].arguments[0])] if kind == "press" else None
