"""Which answers quote what they answer, whatever becomes of the database."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.chat.outgoing.quoting import Quoting
from bot.errors import StoreUnavailable
from bot.store.database import Database
from bot.store.tasks import TaskReferences
from bot.tasks.task import Requester

PRIVATE = Requester(1, 2, 1)
OTHERS = {
    "group": Requester(-5, 2, 1, private=False),
    "topic": Requester(1, 2, 1, thread_id=7),
    "channel": Requester(-9, 2, -9, private=False, channel=True),
}


@pytest.fixture
async def nowhere(tmp_path: Path) -> AsyncIterator[TaskReferences]:
    """What a database knows that does not answer."""
    database = Database(f"sqlite:///{tmp_path}/none/veogram.db")
    yield TaskReferences(database)
    await database.close()


async def test_an_answer_quotes_where_the_database_cannot_be_asked(
    nowhere: TaskReferences,
) -> None:
    with pytest.raises(StoreUnavailable):
        await nowhere.are_needed(PRIVATE.chat_id, PRIVATE.message_id)
    parameters = await Quoting(nowhere, always=False).of(PRIVATE)
    assert parameters is not None
    assert parameters.message_id == PRIVATE.message_id


async def test_an_answer_in_private_quotes_nothing_while_nothing_is_under_way(
    database: Database,
) -> None:
    assert await Quoting(TaskReferences(database), always=False).of(PRIVATE) is None
    assert await Quoting(TaskReferences(database), always=True).of(PRIVATE) is not None


@pytest.mark.parametrize("who", OTHERS.values(), ids=OTHERS)
async def test_where_others_write_and_in_topics_every_answer_quotes(
    database: Database, who: Requester
) -> None:
    assert await Quoting(TaskReferences(database), always=False).of(who) is not None


@pytest.mark.parametrize("always", [False, True])
async def test_what_answers_no_message_quotes_none(database: Database, *, always: bool) -> None:
    told = Requester.in_private(1, "en")
    assert await Quoting(TaskReferences(database), always=always).of(told) is None
