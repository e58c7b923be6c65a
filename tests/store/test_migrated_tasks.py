"""Tasks of version 0.1.0 go on where they were, in whatever status."""

from dataclasses import replace

import pytest

from bot.store.history import History
from bot.store.tasks import NewTasks
from bot.store.tasks.new import NewTask
from bot.tasks.source_keys import message_key, press_key
from bot.tasks.task import FileKind, Origin, Reason, Requester, Status, Task
from tests.databases import opened
from tests.store.old_databases import TASK, Row, made_by, migrated, numbered, tasks_of
from tests.store.scene import NO_LIMITS, NOW, Scene, asking, by_message, by_press

FULL = TASK | {
    "take": 3,
    "origin": "rebuy",
    "press_id": "press",
    "thread_id": 7,
    "language": "pt",
    "private": False,
    "channel": True,
    "attempts": 2,
    "lease_owner": "somebody",
    "lease_until": NOW + 20,
    "client_request_id": "veogram-1-ab",
    "submitted_at": NOW + 1,
    "generation_id": "gen",
    "looks": 3,
    "video_url": "https://cdn.example/film.mp4",
    "ready_at": NOW + 2,
    "delivered_at": NOW + 3,
    "progress_id": 71,
    "result_id": 72,
    "file_id": "file",
    "file_unique_id": "unique",
    "file_kind": "animation",
    "hidden": True,
    "cost_usd": 3.15,
    "late": True,
    "settled": True,
    "reason": "safety",
    "detail": "no",
}
"""A row in which no column is empty."""


async def test_a_task_keeps_all_that_was_known_of_it(url: str) -> None:
    [task] = await migrated(url, FULL)
    assert replace(task, request=None) == Task(  # type: ignore[arg-type]
        id=1,
        requester=Requester(1, 10, 1, 7, "pt", private=False, channel=True),
        source_key=press_key("press"),
        sequence=0,
        origin=Origin.REBUY,
        request=None,  # type: ignore[arg-type]
        status=Status.QUEUED,
        created_at=NOW,
        updated_at=NOW,
        next_at=NOW,
        attempts=2,
        lease_owner="somebody",
        lease_until=NOW + 20,
        client_request_id="veogram-1-ab",
        submitted_at=NOW + 1,
        generation_id="gen",
        measured=True,
        looks=3,
        video_url="https://cdn.example/film.mp4",
        ready_at=NOW + 2,
        delivered_at=NOW + 3,
        progress_message_id=71,
        result_message_id=72,
        file_id="file",
        file_unique_id="unique",
        file_kind=FileKind.ANIMATION,
        hidden=True,
        cost=6_300_000,
        late=True,
        outcome_notified=True,
        reason=Reason.SAFETY,
        detail="no",
    )


async def test_every_status_comes_through_and_is_due_as_before(url: str) -> None:
    rows = numbered(*({"status": status.value} for status in Status))
    await made_by(url, "0005", {"tasks": rows})
    async with opened(url) as database:
        found = await tasks_of(database, len(rows))
        due = await Scene(database).queue(*Status).claim("me", NOW, 20.0, 99, held=())
    assert [task.status for task in found] == list(Status)
    assert sorted(task.id for task in due) == [task.id for task in found]


@pytest.mark.parametrize(
    ("dollars", "credits_"), [(None, None), (0.0, 0), (3.15, 6_300_000), (0.1 + 0.2, 600_000)]
)
async def test_money_is_counted_in_credits(
    url: str, dollars: float | None, credits_: int | None
) -> None:
    [task] = await migrated(url, TASK | {"cost_usd": dollars})
    assert (task.cost, task.quote) == (credits_, None)


async def test_what_was_called_off_is_cancelled(url: str) -> None:
    row = TASK | {"status": "cancelled", "reason": "called-off"}
    [task] = await migrated(url, row)
    assert (task.reason, task.cancelled_by) == (Reason.CANCELLED, None)


PRESS = {"message_id": 12, "origin": "rebuy", "status": "delivered"}
SOURCES: list[tuple[Row, NewTask]] = [
    ({"message_id": 11}, by_message(asking(11))),
    (PRESS | {"take": 1, "press_id": "a"}, by_press("a", asking(12))),
    (PRESS | {"take": 2, "press_id": "b"}, by_press("b", asking(12))),
    ({"message_id": 12}, by_message(asking(12))),
    ({"message_id": -13, "chat_id": -1005}, by_message(asking(13, chat_id=-5))),
    ({"message_id": 13, "chat_id": -1005}, by_message(asking(13, chat_id=-1005))),
    (
        {"message_id": -14, "chat_id": -1005, "take": 1, "press_id": "c", "origin": "again"},
        by_press("c", asking(14, chat_id=-5), Origin.AGAIN),
    ),
]
"""What asked for a task, and the same as it comes again."""


async def test_what_has_asked_before_the_change_does_not_ask_again(url: str) -> None:
    rows = [TASK | row for row, _ in SOURCES]
    moves = [{"old_id": -5, "new_id": -1005}, {"old_id": -6, "new_id": -1006}]
    await made_by(url, "0005", {"tasks": rows, "moves": moves})
    async with opened(url) as database:
        for number, (_, source) in enumerate(SOURCES, 1):
            task, is_new = await NewTasks(database).add(source, NO_LIMITS, NOW)
            assert (task.id, is_new) == (number, False)
            assert (task.source_key, task.sequence) == (source.source_key, 0)


async def test_a_message_of_a_moved_group_is_known_by_the_group_s_old_id(url: str) -> None:
    row = TASK | {"message_id": -13, "chat_id": -1005}
    await made_by(url, "0005", {"tasks": [row], "moves": [{"old_id": -5, "new_id": -1005}]})
    async with opened(url) as database:
        [task] = await tasks_of(database, 1)
    assert task.source_key == message_key(-5, 13)
    assert (task.requester.chat_id, task.requester.message_id) == (-1005, -13)


async def test_more_tasks_than_are_read_at_once_are_all_completed(url: str) -> None:
    rows = [TASK | {"message_id": number} for number in range(1, 2102)]
    await made_by(url, "0005", {"tasks": rows})
    async with opened(url) as database:
        queue = Scene(database).queue(Status.QUEUED)
        claimed = await queue.claim("me", NOW, 20.0, len(rows), held=())
    assert {task.request.title for task in claimed} == {"Veo 3 Fast"}
    assert len(claimed) == len(rows)


async def test_videos_are_found_by_their_words_before_and_after_the_change(url: str) -> None:
    before = TASK | {"status": "ready", "settled": True, "file_id": "file"}
    await made_by(url, "0005", {"tasks": [before]}, ["UPDATE tasks SET status = 'delivered'"])
    async with opened(url) as database:
        scene = Scene(database)
        after = await scene.task(Status.DELIVERED)
        found = await History(database).page(1, "fox")
        assert [task.id for task in found] == [after.id, 1]
        assert await History(database).page(1, "bear") == []
