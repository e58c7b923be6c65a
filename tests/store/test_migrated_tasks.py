"""Tasks of version 0.1.0 go on where they were, in whatever status."""

from dataclasses import replace
from typing import Any

import pytest

from bot.store.database import Database
from bot.store.history import History
from bot.store.tasks import NewTasks, TaskQueries
from bot.store.tasks.new import NewTask
from bot.tasks.task import (
    FileKind,
    Origin,
    Reason,
    Requester,
    Status,
    Task,
    message_key,
    press_key,
)
from bot.veo.catalogue import Mode
from bot.veo.request import GenerationRequest
from tests.store.conftest import opened
from tests.store.old_databases import REQUEST, TASK, Row, made_by
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

MODELS: list[tuple[str, str, str, int, int, int, bool, bool, bool]] = [
    ("google/veo-3.0-fast", "veo3-fast", "Veo 3 Fast", 60, 1280, 720, False, True, False),
    ("google/veo-3.0-i2v-fast", "veo3-fast", "Veo 3 Fast", 60, 1280, 720, False, True, False),
    ("google/veo3", "veo3", "Veo 3", 120, 1280, 720, False, True, False),
    ("google/veo-3.0-i2v", "veo3", "Veo 3", 45, 1280, 720, False, True, False),
    ("google/veo-3.1-t2v-fast", "veo3.1-fast", "Veo 3.1 Fast", 80, 1920, 1080, False, True, True),
    ("google/veo-3.1-i2v-fast", "veo3.1-fast", "Veo 3.1 Fast", 80, 1920, 1080, False, False, True),
    (
        "google/veo-3.1-first-last-image-to-video-fast",
        *("veo3.1-fast", "Veo 3.1 Fast", 80, 1920, 1080, False, False, True),
    ),
    (
        "google/veo3-1-fast-extend-video",
        *("veo3.1-fast", "Veo 3.1 Fast", 180, 1280, 720, False, False, True),
    ),
    ("google/veo-3.1-t2v", "veo3.1", "Veo 3.1", 150, 1920, 1080, False, True, True),
    ("google/veo-3.1-i2v", "veo3.1", "Veo 3.1", 150, 1920, 1080, False, False, True),
    (
        "google/veo-3.1-first-last-image-to-video",
        *("veo3.1", "Veo 3.1", 150, 1920, 1080, False, False, True),
    ),
    ("google/veo-3.1-reference-to-video", "veo3.1", "Veo 3.1", 150, 1920, 1080, False, False, True),
    ("google/veo3-1-extend-video", "veo3.1", "Veo 3.1", 180, 1280, 720, False, False, True),
    (
        "veo-3.1-lite-generate-001",
        "veo3.1-lite",
        "Veo 3.1 Lite",
        50,
        1280,
        720,
        False,
        False,
        False,
    ),
    (
        "google/veo-3-1-lite-generate-preview",
        *("veo3.1-lite-preview", "Veo 3.1 Lite Preview", 50, 1920, 1080, False, False, False),
    ),
    ("veo2", "veo2", "Veo 2", 45, 1280, 720, True, True, False),
    ("veo2/image-to-video", "veo2", "Veo 2", 45, 1280, 720, True, True, False),
]
"""What the catalogue of 0.1.0 said of each model, and what its videos were like unless told."""


def numbered(*rows: Row) -> list[Row]:
    """Return rows that ask with messages of their own, from 1 on."""
    return [TASK | row | {"message_id": number} for number, row in enumerate(rows, 1)]


def asked(**changes: Any) -> Row:
    """Return a row whose request is like this."""
    return TASK | {"request": REQUEST | changes}


async def tasks_of(database: Database, count: int) -> list[Task]:
    """Return all tasks, in their order."""
    found = [await TaskQueries(database).get(number) for number in range(1, count + 1)]
    return [task for task in found if task]


async def migrated(url: str, *rows: Row) -> list[Task]:
    """Return what becomes of rows."""
    await made_by(url, "0005", {"tasks": rows})
    async with opened(url) as database:
        return await tasks_of(database, len(rows))


async def requests_of(url: str, *rows: Row) -> list[GenerationRequest]:
    """Return what becomes of the requests of rows."""
    return [task.request for task in await migrated(url, *numbered(*rows))]


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


async def test_requests_carry_what_the_catalogue_said(url: str) -> None:
    found = await requests_of(url, *(asked(model_id=model_id) for model_id, *_ in MODELS))
    expected = [
        GenerationRequest(
            model_id=model_id,
            family=family,
            title=title,
            mode=Mode.TEXT,
            prompt="a red fox",
            duration=8,
            width=width,
            height=height,
            typical_seconds=typical_seconds,
            silent=silent,
            seedable=seedable,
            extendable=extendable,
        )
        for (
            model_id,
            family,
            title,
            typical_seconds,
            width,
            height,
            silent,
            seedable,
            extendable,
        ) in MODELS
    ]
    assert found == expected


async def test_a_request_of_an_unknown_model_comes_through(url: str) -> None:
    [request] = await requests_of(url, asked(model_id="google/veo-9", resolution="1080p"))
    assert (request.model_id, request.title) == ("google/veo-9", "google/veo-9")
    assert (request.size, request.seedable, request.extendable) == ((1920, 1080), False, False)


async def test_options_of_a_request_stay_as_they_were(url: str) -> None:
    options = {
        "negative_prompt": "",
        "seed": 0,
        "enhance_prompt": False,
        "generate_audio": False,
        "auto_fix": False,
        "person_generation": "dont_allow",
        "resolution": "1080p",
        "aspect_ratio": "9:16",
    }
    [request] = await requests_of(url, asked(**options, images=["a", "b"], mode="frames"))
    assert {name: getattr(request, name) for name in options} == options
    assert (request.mode, request.images) == (Mode.FRAMES, ("a", "b"))
    assert (request.size, request.silent) == ((1080, 1920), True)


@pytest.mark.parametrize(
    ("ratios", "size"),
    [
        ({"aspect_ratio": "auto", "source_ratio": "9:16"}, (720, 1280)),
        ({"source_ratio": "9:16"}, (720, 1280)),
        ({"aspect_ratio": "16:9", "source_ratio": "9:16"}, (1280, 720)),
        ({"aspect_ratio": "9:16", "source_ratio": "16:9"}, (720, 1280)),
        ({"aspect_ratio": "auto"}, (1280, 720)),
        ({}, (1280, 720)),
    ],
)
async def test_a_video_that_is_continued_keeps_its_shape(
    url: str, ratios: dict[str, str], size: tuple[int, int]
) -> None:
    row = asked(model_id="google/veo3-1-extend-video", mode="extend", video="gen", **ratios)
    [request] = await requests_of(url, row)
    assert (request.size, request.video) == (size, "gen")
    assert request.aspect_ratio == ratios.get("aspect_ratio")


async def test_the_model_that_was_replaced_is_known_by_its_title(url: str) -> None:
    found = await requests_of(url, asked(instead_of="veo3-fast"), asked(instead_of="veo9"))
    assert [request.instead_of for request in found] == ["Veo 3 Fast", "veo9"]


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
