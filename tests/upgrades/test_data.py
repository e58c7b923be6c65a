"""An older database is brought up to date, and nothing in it is lost."""

from collections import defaultdict
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.upgrades.kept import FACTS, Kept
from tests.upgrades.store import Store, opened


@pytest.fixture
async def store(kept: Kept, tmp_path: Path) -> AsyncIterator[Store]:
    """Today's store over a copy of the database."""
    async with opened(kept.copy(tmp_path, kept.world["provider_url"])) as store:
        yield store


async def test_every_task_is_there_with_its_facts(kept: Kept, store: Store) -> None:
    for row in kept.rows("tasks"):
        assert _holds(await store.task(row["id"]), FACTS[kept.version](row)), row


async def test_everybody_has_their_history_and_finds_in_it_by_words(
    kept: Kept, store: Store
) -> None:
    finished = defaultdict(list)
    for row in reversed(kept.rows("tasks")):
        if row["status"] == "delivered" and row["file_id"] and not row["hidden"]:
            finished[row["user_id"]].append(row)
    assert finished
    for user_id, shown in finished.items():
        assert await store.history(user_id) == [row["id"] for row in shown]
        for row in shown:
            assert row["id"] in await store.history(user_id, row["request"]["prompt"])


async def test_every_chat_keeps_what_it_has_chosen(kept: Kept, store: Store) -> None:
    for row in kept.rows("chats"):
        assert _holds({"chat_id": row["chat_id"], **await store.chat(row["chat_id"])}, row)


async def test_every_draft_keeps_its_asker_its_sources_and_its_question(
    kept: Kept, store: Store
) -> None:
    for row in kept.rows("drafts"):
        if row["id"] not in kept.world["lost_drafts"]:
            draft = await store.draft(row["id"])
            assert _holds(draft["requester"], row["asker"])
            assert _holds(draft["sources"], row["sources"])
            assert draft["question_id"] == row["question_id"]


async def test_every_album_keeps_its_pictures(kept: Kept, store: Store) -> None:
    albums = defaultdict(list)
    for row in kept.rows("album_pictures"):
        albums[row["chat_id"], row["media_group_id"]].append((row["message_id"], row["reference"]))
    assert albums
    for (chat_id, album), pictures in albums.items():
        assert await store.album(chat_id, album) == [name for _, name in sorted(pictures)]


async def test_what_an_admin_has_just_been_told_is_not_told_again(kept: Kept, store: Store) -> None:
    for row in kept.rows("notices"):
        assert not await store.is_told_again(row["name"], row["told_at"] + 60)
        assert await store.is_told_again(row["name"], row["told_at"] + 3601)


def _holds(facts: Mapping[str, Any], known: Mapping[str, Any]) -> bool:
    """Whether facts say all that was known; there may be more of them today."""
    return all(
        _holds(facts[name], value) if isinstance(value, dict) else facts[name] == _tuples(value)
        for name, value in known.items()
    )


def _tuples(value: Any) -> Any:
    """Return what JSON holds as our values hold it."""
    if isinstance(value, list):
        return tuple(map(_tuples, value))
    if isinstance(value, dict):
        return {name: _tuples(each) for name, each in value.items()}
    return value
