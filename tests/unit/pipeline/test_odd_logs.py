"""Whatever the provider's log is, nobody waits without end for what it says."""

import sqlalchemy as sa

from bot.tasks.task import Reason, Status
from tests.store.scene import NOW
from tests.unit.pipeline.searching import Search

UNSTORABLE = """
    CREATE TRIGGER unstorable BEFORE UPDATE OF generation_id ON tasks WHEN new.id = 1
    BEGIN SELECT RAISE(ABORT, 'no'); END
"""


async def test_a_bug_at_each_look_is_a_log_that_cannot_be_read(search: Search) -> None:
    def meet_a_bug() -> None:
        raise LookupError

    task = await search.lost()
    search.log.on_read = meet_a_bug
    await search.for_seconds(300)
    assert search.reader.verdict(task, NOW) is Reason.UNREAD_LOG
    assert 3 <= len(search.log.windows) <= 8


async def test_a_row_that_cannot_be_stored_holds_up_no_other(search: Search) -> None:
    odd, other = await search.lost(), await search.lost()
    for task in (odd, other):
        search.shows(task)
    async with search.scene.database.write() as connection:
        await connection.execute(sa.text(UNSTORABLE))
    await search.for_seconds(100)
    assert (await search.scene.now(other)).status is Status.GENERATING
    assert search.reader.verdict(odd, NOW) is Reason.UNREAD_LOG


async def test_a_row_with_an_odd_id_holds_up_no_other_part_of_the_log(search: Search) -> None:
    odd, other = await search.lost(), await search.lost(ago=5000)
    search.shows(odd, inference_id="gen-\ud800")
    await search.for_seconds(60)
    assert search.looks_for(other)
    assert search.reader.verdict(other, NOW - 5000) is Reason.LOST
