"""What people want as a file: asked for once, sent once in a while, and known by its file after."""

import asyncio
from dataclasses import replace

import pytest

from bot.store.database import Database
from bot.store.file_orders import FileOrder, FileOrders, SentFile
from bot.tasks.task import Status
from tests.store.scene import LEASE, NOW, Scene, asking

FILE = SentFile("document-1", "u-document-1")
SOON, LATER = NOW + 30, NOW + 61


@pytest.fixture
def orders(database: Database) -> FileOrders:
    return FileOrders(database)


async def claimed(orders: FileOrders, now: float = NOW, owner: str = "me") -> FileOrder:
    """Return the one that is due, held by a worker."""
    (order,) = await orders.claim(owner, now, LEASE, 10, ())
    return order


async def test_a_press_asks_once_however_often_it_comes(orders: FileOrders) -> None:
    for _ in range(2):
        assert await orders.add("press:1", 7, asking(10), NOW)
    order = await claimed(orders)
    assert (order.task_id, order.requester) == (7, asking(10))
    await orders.done(order, NOW)
    assert await orders.add("press:1", 7, asking(10), LATER)
    assert await orders.claim("me", LATER, LEASE, 10, ()) == []


async def test_presses_at_once_ask_for_one_file(orders: FileOrders, neighbour: Database) -> None:
    others = FileOrders(neighbour)
    stores = [orders, others] * 5
    told = await asyncio.gather(
        *(each.add(f"press:{n}", 7, asking(10), NOW) for n, each in enumerate(stores))
    )
    assert sum(told) == 1
    await claimed(orders)


async def test_it_is_not_sent_to_the_same_chat_again_at_once(orders: FileOrders) -> None:
    await orders.add("press:1", 7, asking(10), NOW)
    assert not await orders.add("press:2", 7, asking(10), LATER)
    await orders.done(await claimed(orders, LATER), LATER)
    assert not await orders.add("press:3", 7, asking(10), LATER + 30)
    assert await orders.add("press:4", 7, asking(10), LATER + 61)
    assert await orders.add("press:5", 7, asking(10, chat_id=2), LATER)
    assert await orders.add("press:6", 8, asking(10), LATER)


async def test_what_was_sent_while_the_clock_was_ahead_is_sent_again(orders: FileOrders) -> None:
    await orders.add("press:1", 7, asking(10), NOW)
    await orders.done(await claimed(orders), NOW + 3600)
    assert await orders.add("press:2", 7, asking(10), NOW + 60)


async def test_what_was_sent_is_known_by_its_file(scene: Scene, orders: FileOrders) -> None:
    task = await scene.task(Status.DELIVERED, owner=None)
    await orders.add("press:1", task.id, task.requester, NOW)
    await orders.sent(await claimed(orders), FILE, NOW)
    known = await scene.now(task)
    assert known.has_document
    assert (known.document_id, known.document_unique_id) == (FILE.file_id, FILE.unique_id)
    assert await scene.queries.by_file(FILE.unique_id) == known
    assert await scene.queries.by_file(task.file_unique_id or "") == known


async def test_what_was_sent_is_a_fact_whoever_holds_it(scene: Scene, orders: FileOrders) -> None:
    task = await scene.task(Status.DELIVERED, owner=None)
    await orders.add("press:1", task.id, task.requester, NOW)
    slow = await claimed(orders)
    await claimed(orders, NOW + LEASE + 1, "another")
    await orders.sent(slow, FILE, NOW + LEASE + 2)
    assert (await scene.now(task)).document_id == FILE.file_id
    assert await orders.claim("another", LATER, LEASE, 10, ()) == []


async def test_who_has_lost_it_decides_nothing(orders: FileOrders) -> None:
    await orders.add("press:1", 7, asking(10), NOW)
    slow = await claimed(orders)
    await claimed(orders, NOW + LEASE + 1, "another")
    await orders.done(slow, NOW + LEASE + 2)
    await orders.later(slow, NOW)
    assert (await claimed(orders, NOW + 2 * LEASE + 2)).attempts == 0


async def test_failures_are_counted_and_pauses_are_none(orders: FileOrders) -> None:
    await orders.add("press:1", 7, asking(10), NOW)
    await orders.later(await claimed(orders), SOON)
    assert await orders.claim("me", NOW + 1, LEASE, 10, ()) == []
    order = await claimed(orders, SOON)
    assert order.attempts == 1
    await orders.later(order, SOON, failed=False)
    assert (await claimed(orders, SOON)).attempts == 1


async def test_it_follows_its_group(orders: FileOrders) -> None:
    asked = replace(asking(10, chat_id=-5), private=False)
    await orders.add("press:1", 7, asked, NOW)
    await orders.move(await claimed(orders), -1005, NOW)
    moved = await claimed(orders)
    assert moved.requester == replace(asked, chat_id=-1005, message_id=0)


async def test_what_is_done_is_forgotten_after_a_while(orders: FileOrders) -> None:
    await orders.add("press:1", 7, asking(10), NOW)
    assert await orders.sweep(LATER, 10) == 0
    await orders.done(await claimed(orders), NOW)
    assert await orders.sweep(NOW, 10) == 0
    assert await orders.sweep(LATER, 10) == 1
