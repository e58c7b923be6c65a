"""What PostgreSQL does not take as text is stored without it."""

from dataclasses import replace

import pytest

from bot.store.database import Database
from bot.store.history import History
from bot.store.inbox import Inbox, Received
from bot.store.people import People, Subject
from bot.store.tasks import NewTasks
from tests.requests import generation_request
from tests.store.scene import LEASE, NO_LIMITS, NOW, Scene, by_message

NUL, HALF = "a\0b", "a\ud83d"


async def test_a_nul_character_in_an_update_is_left_out(database: Database) -> None:
    inbox = Inbox(database)
    await inbox.store([Received(1, 1, {"update_id": 1, "message": {"text": NUL}})], NOW)
    (row,) = await inbox.claim("me", NOW, LEASE, 1, ())
    assert row.payload["message"] == {"text": "ab"}


async def test_a_nul_character_in_a_name_is_left_out(database: Database) -> None:
    people = People(database)
    await people.meet(Subject(1, NUL), NOW)
    assert (await people.of([1]))[1].name == "ab"


@pytest.mark.parametrize(("prompt", "stored"), [(NUL, "ab"), (HALF, "a?")])
async def test_a_prompt_that_postgresql_would_refuse_is_stored_and_found(
    database: Database, scene: Scene, prompt: str, stored: str
) -> None:
    request = replace(generation_request(), prompt=prompt)
    task, _ = await NewTasks(database).add(replace(by_message(), request=request), NO_LIMITS, NOW)
    assert task.request.prompt == stored
    assert await History(database).page(task.requester.user_id, prompt) == []


async def test_ids_that_need_all_their_bits_are_stored_and_locked(database: Database) -> None:
    far = 2**62 - 1
    inbox = Inbox(database)
    await inbox.store([Received(far, -far, {"update_id": far})], NOW)
    async with database.write() as connection:
        await database.lock(connection, far, -far)
    (row,) = await inbox.claim("me", NOW, LEASE, 1, ())
    assert (row.update_id, row.chat_id) == (far, -far)
