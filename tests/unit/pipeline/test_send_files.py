"""Sending files: whatever fails, it ends, and is tried for a day where that may help."""

from dataclasses import dataclass, field, replace
from typing import Any, cast

import pytest

from bot.errors import (
    ChatGone,
    ChatMigrated,
    ChatOutcomeUnknown,
    FloodWait,
    GenerationUnknown,
    LinkExpired,
    RetryableError,
)
from bot.pipeline.send_files import SendFiles
from bot.provider.base import Generation, State
from bot.store.file_orders import FileOrder, SentFile
from bot.tasks.task import FileKind, Requester, Task
from tests.clock import MovableClock
from tests.unit.example import REQUESTER, TASK

FILE = SentFile("document-1", "u-1")
LINK = "https://cdn.example/film.mp4"
MADE = Generation(State.COMPLETED, LINK)
DAY = 24 * 3600.0


@dataclass
class Scene:
    """What is around the stage, as it is told to behave."""

    task: Task | None = field(default_factory=lambda: replace(TASK, generation_id="gen-1"))
    fetched: Any = MADE
    sent: Any = FILE
    told: Any = None
    """what is raised where the chat is told that the file is gone"""
    calls: list[Any] = field(default_factory=list)
    clock: MovableClock = field(default_factory=MovableClock)

    async def get(self, _: int) -> Task | None:
        return self.task

    async def fetch(self, generation_id: str) -> Generation:
        self.calls.append(("fetch", generation_id))
        return cast("Generation", _or_raised(self.fetched))

    async def send_file(self, _: Task, __: Requester, url: str | None) -> SentFile | None:
        self.calls.append(("send", url))
        return cast("SentFile | None", _or_raised(self.sent))

    async def say_file_gone(self, _: Requester) -> None:
        self.calls.append("gone")
        _or_raised(self.told)

    async def done(self, _: FileOrder, __: float) -> None:
        self.calls.append("done")

    async def later(self, _: FileOrder, next_at: float, *, failed: bool = True) -> None:
        self.calls.append(("later", round(next_at - self.clock()), failed))

    async def move(self, _: FileOrder, chat_id: int, __: float) -> None:
        self.calls.append(("move", chat_id))

    @property
    def stage(self) -> SendFiles:
        world = cast("Any", self)
        return SendFiles(_Orders(self), world, world, world, self.clock)  # type: ignore[arg-type]

    def order(self, attempts: int = 0, age: float = 0.0) -> FileOrder:
        return FileOrder(1, TASK.id, REQUESTER, self.clock() - age, attempts, "me")


@dataclass
class _Orders:
    """The store: its ``sent`` has the name of what the courier answers."""

    scene: Scene

    def __getattr__(self, name: str) -> Any:
        return getattr(self.scene, name)

    async def sent(self, _: FileOrder, file: SentFile, __: float) -> None:
        self.scene.calls.append(file)


def _or_raised(value: Any) -> Any:
    if isinstance(value, Exception):
        raise value
    return value


async def test_a_fresh_link_is_fetched_and_sent() -> None:
    scene = Scene()
    await scene.stage(scene.order())
    assert scene.calls == [("fetch", "gen-1"), ("send", LINK), FILE]


@pytest.mark.parametrize("known", [{"document_id": "d"}, {"file_kind": FileKind.DOCUMENT}])
async def test_what_telegram_has_is_not_fetched(known: dict[str, Any]) -> None:
    scene = Scene(replace(TASK, **known))
    await scene.stage(scene.order())
    assert scene.calls == [("send", None), FILE]


@pytest.mark.parametrize("task", [None, replace(TASK, forgotten=True)])
async def test_what_is_forgotten_is_not_sent(task: Task | None) -> None:
    scene = Scene(task)
    await scene.stage(scene.order())
    assert scene.calls == ["done"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"fetched": GenerationUnknown()},
        {"fetched": Generation(State.COMPLETED)},
        {"sent": LinkExpired()},
    ],
)
async def test_what_is_gone_is_told_and_over(wrong: dict[str, Any]) -> None:
    scene = Scene(**wrong)
    await scene.stage(scene.order())
    assert scene.calls[-2:] == ["gone", "done"]


@pytest.mark.parametrize(
    ("wrong", "becomes"),
    [
        ({"sent": FloodWait(7)}, ("later", 7, False)),
        ({"sent": ChatOutcomeUnknown()}, ("later", 2, True)),
        ({"fetched": RetryableError()}, ("later", 2, True)),
        ({"fetched": GenerationUnknown(), "told": FloodWait(7)}, ("later", 7, False)),
        ({"sent": ChatGone()}, "done"),
        ({"sent": ChatMigrated(-1005)}, ("move", -1005)),
        ({"sent": None}, "done"),
    ],
)
async def test_what_may_pass_is_tried_again_and_the_rest_ends(
    wrong: dict[str, Any], becomes: object
) -> None:
    scene = Scene(**wrong)
    await scene.stage(scene.order())
    assert scene.calls[-1] == becomes


async def test_after_a_day_of_failures_it_ends() -> None:
    scene = Scene(sent=ChatOutcomeUnknown())
    for attempts, age, is_over in ((8, DAY + 1, True), (7, DAY + 1, False), (99, DAY - 1, False)):
        await scene.stage(scene.order(attempts, age))
        assert (scene.calls[-1] == "done") is is_over
    await scene.stage.put_off(scene.order())
    assert scene.calls[-1] == ("later", 20, True)
