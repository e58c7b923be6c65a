"""Several processes, of which one stands still or ends."""

import time

import pytest

from tests.databases import frozen_in_a_statement
from tests.journeys.replicas.load import Load
from tests.journeys.replicas.scene import Scene

REQUESTS = 24
SOON = 20.0
"""Seconds within which all goes on as before, besides what it takes on a good day."""

pytestmark = pytest.mark.timeout(400)


async def test_a_process_that_stands_still_is_followed_up_and_may_come_back(scene: Scene) -> None:
    scene.stage.knobs.speed = 30.0
    scene.env = {"TELEGRAM_CALLS_PER_SECOND": "12"}  # so that much waits for its turn
    leader, *_ = await scene.up(3)
    load = Load(scene)
    for _ in range(REQUESTS):
        await load.ask()
    await scene.until("SELECT count(*) > 2 FROM tasks WHERE status = 'delivered'", True)
    await load.freeze(leader)
    await load.recovered()
    other, *_ = await scene.by_leadership()
    assert other is not leader
    leader.thaw()
    await scene.until("SELECT count(*) FROM replicas", 3)
    await load.recovered()
    await load.check()
    assert not [each for each in scene.replicas if "another process receives" in each.log]


async def test_a_process_that_froze_in_the_middle_of_a_statement_holds_up_nobody(
    scene: Scene,
) -> None:
    await scene.up(2)
    async with frozen_in_a_statement(scene.url):
        await scene.until(
            "SELECT count(*) FROM leaderships WHERE until < extract(epoch FROM now())", 1
        )
        await scene.all_delivered(await scene.ask(2))


@pytest.mark.parametrize("ending", ["in order", "by a kill"])
async def test_another_process_polls_when_the_one_that_did_ends(scene: Scene, ending: str) -> None:
    leader, *_ = await scene.up(2)
    pace = await scene.pace()
    if ending == "in order":
        assert await leader.terminate() == 0
    else:
        await leader.kill()
    ended_at = time.time()
    asked = await scene.ask(1)
    await scene.all_delivered(asked)
    assert time.time() - ended_at < (SOON if ending == "by a kill" else SOON / 4) + 2 * pace
