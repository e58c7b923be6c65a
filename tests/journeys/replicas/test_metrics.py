"""With several processes each counts its own, and all say the same of the database."""

import asyncio
from collections.abc import Callable

import httpx

from tests.journeys.replicas.scene import PATIENCE, Scene
from tests.journeys.webhook.web import LOCALHOST, held_port
from tests.metrics import Numbers, numbers_in

DELIVERED = {"name": "veogram_task_changes_total", "status": "delivered"}


async def scraped(port: int) -> Numbers:
    """Return the numbers that a process shows."""
    async with httpx.AsyncClient(trust_env=False, timeout=60) as client:
        return numbers_in((await client.get(f"http://{LOCALHOST}:{port}/metrics")).content)


async def scraped_until(ports: list[int], holds: Callable[[list[Numbers]], bool]) -> list[Numbers]:
    """Scrape all processes until something is true of what they show."""
    async with asyncio.timeout(PATIENCE):
        found = [await scraped(port) for port in ports]
        while not holds(found):
            await asyncio.sleep(0.2)
            found = [await scraped(port) for port in ports]
    return found


async def test_each_counts_its_own_and_one_leads(scene: Scene) -> None:
    with held_port() as one, held_port() as other:
        ports = [one, other]
        for port in ports:
            await scene.replica(HEALTH_PORT=str(port), LISTEN_ADDRESS=LOCALHOST).start()
        await scene.until("SELECT count(*) FROM replicas", len(ports))
        await scene.by_leadership()
        asked = await scene.ask(12)
        await scene.all_delivered(asked)
        found = await scraped_until(
            ports, lambda all_: all(not each.total("veogram_tasks_pending") for each in all_)
        )
    assert sum(each.total(**DELIVERED) for each in found) == len(asked)
    assert sorted(each.of("veogram_leader") for each in found) == [0, 1]
    ((charged, reserved),) = await scene.rows(
        "SELECT charged, reserved FROM totals WHERE scope = 'all'"
    )
    for each in found:
        assert each.of("veogram_spent_dollars", state="charged") == charged / 2_000_000
        assert each.of("veogram_spent_dollars", state="reserved") == reserved / 2_000_000 == 0
