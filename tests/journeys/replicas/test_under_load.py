"""Three processes under load: one is killed, the server restarts, and its connections are cut.

``RECOVERY_SECONDS`` is the most that a recovery may take; unless that is given, it is twenty
seconds on a machine that does nothing else, and longer on one that is slower.
"""

import asyncio
import os
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest

from tests.databases import PostgresDatabases
from tests.journeys.replicas.balancer import Balancer
from tests.journeys.replicas.load import Load
from tests.journeys.replicas.scene import Scene
from tests.journeys.webhook.web import LOCALHOST, SECRET, held_port

REPLICAS = 3
SOON = 20.0
OF_A_SLOW_MACHINE = 10
"""How many requests' time a recovery may take besides, at the pace of a good day."""
DOWN_SECONDS = 2.0
CUTS = 3

pytestmark = pytest.mark.timeout(400)


@pytest.fixture(params=["polling", "webhook"])
async def served(request: pytest.FixtureRequest, scene: Scene) -> AsyncIterator[Scene]:
    """A scene whose processes poll, or to one of which Telegram brings each update."""
    async with AsyncExitStack() as stack:
        if request.param == "webhook":
            scene.ports = [stack.enter_context(held_port()) for _ in range(REPLICAS + 1)]
            balancer = Balancer(scene.ports)
            await stack.enter_async_context(balancer.listening())
            hook = {"WEBHOOK_URL": balancer.url, "WEBHOOK_SECRET": SECRET}
            scene.env = {**hook, "LISTEN_ADDRESS": LOCALHOST}
        yield scene


async def test_faults_under_load_lose_nothing_and_are_over_soon(served: Scene) -> None:
    leader, *_ = await served.up(REPLICAS)
    load = Load(served)
    limit = await _limit(load)
    took = {}
    async with load.going_on():
        await served.until("SELECT count(*) > 8 FROM tasks WHERE status <> 'queued'", True)
        await load.kill(leader)
        took["a kill"] = await load.recovered()
        await served.replica().start()
        for _ in range(CUTS):
            await asyncio.to_thread(_cut, served.databases)
            await load.ask()
        took["cut connections"] = await load.recovered()
        await asyncio.to_thread(_restart, served.databases)
        took["a restart"] = await load.recovered()
    await load.check()
    print(f"\n{len(load.asked)} requests; {took}; at most {limit:.1f} s")  # noqa: T201
    assert max(took.values()) < limit
    assert not [each for each in served.replicas if "Traceback" in each.log]


async def _limit(load: Load) -> float:
    """Return how many seconds a recovery may take on this machine, as it is now."""
    begun_at = time.monotonic()
    for _ in range(4):
        await load.ask()
    await load.recovered()
    slowness = (time.monotonic() - begun_at) / 5 * OF_A_SLOW_MACHINE
    return float(os.environ.get("RECOVERY_SECONDS", SOON + slowness))


def _cut(databases: PostgresDatabases) -> None:
    databases.server.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'veogram'"
    )


def _restart(databases: PostgresDatabases) -> None:
    """Let the server be away for a while."""
    databases.server.stop()
    time.sleep(DOWN_SECONDS)
    databases.server.start()
