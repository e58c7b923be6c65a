"""What becomes of an update, whatever its handlers do."""

import asyncio
import sqlite3
from itertools import repeat

import pytest
from telegram import Update
from telegram.ext import TypeHandler

from bot.chat import handling
from bot.chat.context import Context
from bot.errors import (
    ChatGone,
    ChatMigrated,
    ChatOutcomeUnknown,
    ChatRefused,
    FloodWait,
    Postponed,
    StoreUnavailable,
    TopicUnavailable,
    VeogramError,
)
from bot.store.database import Database
from tests.unit.chat.scene import ANNA, HOUR, Scene, message, press


async def test_what_was_handled_is_done(scene: Scene) -> None:
    await scene.store(message(1), message(2))
    assert await scene.tick() == [1]
    assert await scene.tick() == [2]
    assert await scene.after(25 * HOUR) == []
    assert scene.handled == [1, 2]


async def test_a_handler_knows_how_long_its_update_has_waited(scene: Scene) -> None:
    await scene.store(message(1), press(2, "x"))
    assert await scene.after(70) == [1]
    assert await scene.tick() == [2]
    assert scene.ages == [70, 70]


async def test_only_the_database_holds_up_a_whole_chat(scene: Scene) -> None:
    scene.outcomes = [StoreUnavailable("locked")]
    await scene.store(message(1), message(2), message(3, chat_id=3))
    assert await scene.tick() == [1, 3]
    assert await scene.after(0.5) == []
    assert await scene.after(0.5) == [1]
    assert await scene.tick() == [2]
    assert scene.handled == [1, 3, 1, 2]


async def test_a_database_that_stays_away_is_never_a_failure_of_the_update(scene: Scene) -> None:
    scene.outcomes = [StoreUnavailable("locked")] * 20
    await scene.store(message(1))
    for _ in range(20):
        assert await scene.after(1) == [1]
    assert await scene.after(1) == [1]
    assert await scene.after(HOUR) == []
    assert scene.said == []


@pytest.mark.parametrize(
    ("error", "pause"),
    [
        (Postponed(1.5), 1.5),
        (FloodWait(7.0), 7.0),
        (ChatOutcomeUnknown(), 2.0),
        (KeyError("x"), 2.0),
    ],
    ids=lambda each: type(each).__name__,
)
async def test_what_holds_up_only_itself_steps_aside(
    scene: Scene, error: Exception, pause: float
) -> None:
    scene.outcomes = [error]
    await scene.store(message(1), message(2))
    assert await scene.tick() == [1]
    assert await scene.tick() == [2]
    assert await scene.after(pause - 0.5) == []
    assert await scene.after(0.5) == [1]
    assert scene.handled == [1, 2, 1]


async def test_what_telegram_left_open_is_handled_again_for_a_day_with_growing_pauses(
    scene: Scene,
) -> None:
    scene.outcomes = repeat(ChatOutcomeUnknown())
    await scene.store(message(1))
    await scene.tick()
    pauses = await scene.pauses()
    assert pauses == sorted(pauses)
    assert (pauses[0], pauses[-1]) == (2.0, 300.0)
    assert 24 * HOUR < sum(pauses) <= 24 * HOUR + 300
    assert scene.said == []


@pytest.mark.parametrize(
    "error",
    [ChatGone(), ChatRefused("no"), ChatMigrated(-5), TopicUnavailable()],
    ids=lambda error: type(error).__name__,
)
async def test_a_chat_that_cannot_be_answered_is_left_alone(
    scene: Scene, error: VeogramError
) -> None:
    scene.outcomes = [error]
    await scene.store(message(1))
    assert await scene.tick() == [1]
    assert await scene.after(25 * HOUR) == []
    assert scene.said == []


async def test_what_hangs_is_given_up_and_holds_up_nobody_for_ever(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def hang(_: Update, __: Context) -> None:
        await asyncio.Event().wait()

    assert handling._SECONDS <= 60
    monkeypatch.setattr(handling, "_SECONDS", 0.01)
    scene.application.handlers[0] = [TypeHandler(Update, hang)]
    await scene.store(message(1), message(2))
    assert await scene.tick() == [1]
    assert await scene.tick() == [2]


@pytest.mark.parametrize(("age", "is_handled"), [(29.0, True), (31.0, False)])
async def test_a_stale_inline_query_is_dropped(scene: Scene, age: float, is_handled: bool) -> None:
    query = {"id": "q", "from": ANNA, "query": "", "offset": ""}
    await scene.store({"update_id": 1, "inline_query": query}, message(2))
    scene.clock.advance(age)
    await scene.tick()
    assert sorted(scene.handled) == ([1, 2] if is_handled else [2])
    assert await scene.after(HOUR) == []


async def test_what_cannot_be_recorded_is_left_to_its_lease(
    scene: Scene, database: Database
) -> None:
    await scene.store(message(1))
    [row] = await scene.due()
    assert database.path
    with sqlite3.connect(database.path) as connection:
        connection.execute("ALTER TABLE inbox RENAME TO gone")
    connection.close()
    with pytest.raises(StoreUnavailable):
        await scene.handle(row)
