"""Videos of which nothing more is made: somebody wants what they were made from forgotten."""

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import VideoForgotten
from bot.store.schema import tasks


async def check_source(connection: AsyncConnection, task_id: int | None) -> None:
    """Return when something may still be made from a task, where it is made from one.

    The row is held until the transaction ends: whoever has it forgotten meanwhile waits, and then
    finds what was stored.

    Raises:
        VideoForgotten: it is forgotten, or is to be.
    """
    if task_id is None:
        return
    query = sa.select(tasks.c.to_forget, tasks.c.forgotten).where(tasks.c.id == task_id)
    row = (await connection.execute(query.with_for_update(read=True))).first()
    if row and (row.to_forget or row.forgotten):
        raise VideoForgotten
