"""What a killed process held is taken up at once by the next one."""

import time
from pathlib import Path

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.schema import replicas, tasks
from bot.store.tasks import NewTasks
from bot.store.tasks.new import NewTask
from bot.tasks.limits import Limits
from bot.tasks.task import Requester
from tests.databases import database_in
from tests.journeys.reliability.asking import on_both_databases
from tests.journeys.reliability.process import BotProcess
from tests.journeys.reliability.waiting import a_video, eventually, rows, written
from tests.requests import generation_request
from tests.stage import Stage

MANY = 10_000
IN_THE_MAKING = "SELECT count(*) FROM tasks WHERE status = 'generating'"


async def test_a_killed_process_is_followed_up_without_waiting_for_its_leases(
    stage: Stage, process: BotProcess
) -> None:
    stage.knobs.speed = 10.0
    await process.up()
    asked = [await stage.says(f"/veo fox number {n}") for n in range(8)]
    await eventually(lambda: rows(stage.folder, IN_THE_MAKING) == [(8,)])
    await process.kill()
    written(stage.folder, f"UPDATE tasks SET lease_owner = 'x', lease_until = {time.time() + 3600}")
    await process.up()
    for each in asked:
        await a_video(stage, each)
    assert len(stage.creates()) == 8


@on_both_databases
async def test_ten_thousand_pending_videos_do_not_delay_the_first_look(
    stage: Stage, process: BotProcess
) -> None:
    await _fill(stage.folder)
    started = time.time()
    await process.start()
    await eventually(lambda: stage.sandbox.journal.of("fetch"))
    first = stage.sandbox.journal.of("fetch")[0].at - started
    await eventually(lambda: len(stage.sandbox.journal.of("fetch")) >= 200)
    later = stage.sandbox.journal.of("fetch")[199].at - started - first
    print(f"{MANY} pending: first look after {first:.1f} s, the next 199 in {later:.1f} s")  # noqa: T201
    # Three seconds on a quiet machine; this one may be busy.
    assert first < 12
    assert (
        len({entry.request["generation_id"] for entry in stage.sandbox.journal.of("fetch")}) >= 200
    )


async def _fill(folder: Path) -> None:
    """Write many tasks down whose videos are in the making."""
    database = Database(database_in(folder))
    await database.open()
    new = NewTask(Requester(1, 1, 1), generation_request(), "message:1:1", quote=0)
    await NewTasks(database).add(new, Limits(0, 0, 0), time.time())
    async with database.write() as connection:
        row = (await connection.execute(sa.select(tasks))).one()._mapping
        usual = {**row, "status": "generating", "submitted_at": time.time() - 60}
        await connection.execute(tasks.delete())
        many = [
            {
                **usual,
                "id": n,
                "message_id": n,
                "source_key": f"message:1:{n}",
                "generation_id": f"g-{n}",
                "lease_owner": "killed",
                "lease_until": time.time() + 20,
            }
            for n in range(1, MANY + 1)
        ]
        await connection.execute(tasks.insert(), many)
        await connection.execute(replicas.insert().values(owner="killed", until=0.0))
    await database.close()
