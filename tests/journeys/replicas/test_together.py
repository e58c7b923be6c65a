"""What several processes do together on a good day."""

import asyncio
import time

import pytest

from bot.chat.incoming.updates import received_from
from bot.store.inbox import Inbox
from sandbox.telegram.messages import Message
from tests.journeys.replicas.scene import Scene

pytestmark = pytest.mark.timeout(400)

SLOWEST_TICK = 10.0
HOLDERS = """
SELECT lease_owner FROM tasks WHERE lease_owner IS NOT NULL UNION
SELECT lease_owner FROM inbox WHERE lease_owner IS NOT NULL
"""
LEASES = """
SELECT lease_until - extract(epoch FROM clock_timestamp()) FROM tasks
WHERE lease_until IS NOT NULL
"""


async def holders(scene: Scene, asked: list[Message]) -> set[str]:
    """Return who has worked on anything, when all is delivered."""
    delivering = asyncio.create_task(scene.all_delivered(asked))
    seen: set[str] = set()
    while not delivering.done():
        seen |= {owner for (owner,) in await scene.rows(HOLDERS)}
        await asyncio.sleep(0.02)
    await delivering
    return seen


async def test_one_process_polls_and_all_of_them_work(scene: Scene) -> None:
    scene.stage.knobs.speed = 20.0
    await scene.up(3)
    asked = await scene.ask(30)
    assert len(await holders(scene, asked)) == 3
    assert len([replica for replica in scene.replicas if "process leads" in replica.log]) == 1
    await scene.check(asked)


async def test_updates_of_a_chat_stay_in_order_whoever_handles_them(scene: Scene) -> None:
    await scene.up(3)
    asked = await scene.ask(48, people=4)
    assert len(await holders(scene, asked)) == 3
    by_chat: dict[int, list[int]] = {}
    for chat_id, message_id in await scene.rows(
        "SELECT chat_id, message_id FROM tasks ORDER BY id"
    ):
        by_chat.setdefault(chat_id, []).append(message_id)
    assert len(by_chat) == 4
    for message_ids in by_chat.values():
        assert message_ids == sorted(message_ids)


async def test_what_one_process_stores_another_begins_at_once(scene: Scene) -> None:
    stage = scene.stage
    asked = [await stage.says(f"/veo fox {number}") for number in range(3)]
    pending = stage.telegram.world.updates.pending
    raw = [update.as_json() for update in pending]
    pending.clear()
    await scene.replica(TICK_SECONDS=str(SLOWEST_TICK)).up()
    await scene.until("SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'", 1)
    began_at = time.time()
    for message, update in zip(asked, raw, strict=True):
        received = received_from(update)
        assert received
        await Inbox(scene.database).store([received], time.time())
        await stage.answer_to(message)
    # Each would wait for a tick of its own.
    assert time.time() - began_at < SLOWEST_TICK


async def test_a_clock_that_is_wrong_takes_nothing_from_others_and_loses_nothing(
    scene: Scene,
) -> None:
    scene.stage.knobs.provider_slow = 2.0
    skewed = "tests.journeys.replicas.skewed"
    for skew in (-3600, 0, 3600):
        await scene.replica(skewed, SKEW=str(skew)).start()
    await scene.until("SELECT count(*) FROM replicas", 3)
    asked = await scene.ask(24)
    delivering = asyncio.create_task(scene.all_delivered(asked))
    left: list[float] = []
    while not delivering.done():
        left += [float(seconds) for (seconds,) in await scene.rows(LEASES)]
        await asyncio.sleep(0.02)
    await delivering
    assert 0 < max(left) < 25
    assert min(left) > -5
    await scene.check(asked)
    assert all(len(scene.videos_for(message)) == 1 for message in asked)
