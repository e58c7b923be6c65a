"""Videos of older versions are found by their words, and tasks with pictures are known as such."""

from bot.store.history import History
from bot.store.tasks import TaskQueue
from bot.tasks.task import Status
from tests.databases import opened
from tests.store.old_databases import REQUEST, made_by, numbered
from tests.store.scene import LEASE, NOW

DELIVERED = {"status": "delivered", "file_id": "file", "settled": True}
BEAR = REQUEST | {"prompt": "Ein Bär schläft"}
PICTURE = REQUEST | {"mode": "image", "images": ["file-of-anna"]}


async def test_what_an_older_version_has_delivered_is_found(url: str) -> None:
    rows = numbered(DELIVERED, DELIVERED | {"request": BEAR}, {"status": "failed"})
    await made_by(url, "0005", {"tasks": rows})
    async with opened(url) as database:
        history = History(database)
        assert [task.id for task in await history.page(1, "fox")] == [1]
        assert [task.id for task in await history.page(1, "bar")] == [2]
        assert [task.id for task in await history.page(1)] == [2, 1]


async def test_what_was_forgotten_stays_so(url: str) -> None:
    await made_by(
        url,
        "0005",
        {"tasks": numbered(DELIVERED)},
        then=["UPDATE tasks SET file_id = NULL"],
    )
    async with opened(url) as database:
        assert await History(database).page(1, "fox") == []


async def test_tasks_with_pictures_are_told_from_those_without(url: str) -> None:
    await made_by(url, "0005", {"tasks": numbered({}, {"request": PICTURE})})
    async with opened(url) as database:
        for number, pictures in ((1, False), (2, True)):
            queue = TaskQueue(database, [Status.QUEUED], pictures)
            claimed = await queue.claim("me", NOW, LEASE, 9, held=())
            assert [task.id for task in claimed] == [number]
