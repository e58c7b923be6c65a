"""Tasks as the tests need them: somebody asks, and somebody works on it."""

from dataclasses import dataclass, field, replace
from typing import TypeVar

from bot.money.credits import Credits
from bot.store.database import Database
from bot.store.tasks import NewTasks, TaskQueries, TaskQueue, TaskTransitions
from bot.store.tasks.new import NewTask
from bot.tasks.limits import Limits
from bot.tasks.source_keys import message_key, press_key
from bot.tasks.task import FileKind, Origin, Reason, Receipt, Requester, Status, Task
from bot.veo.request import GenerationRequest
from tests.requests import generation_request

T = TypeVar("T")

NOW = 1_000_000.0
LEASE = 20.0
NO_LIMITS = Limits(0, 0, 0)
REQUEST = generation_request(resolution="720p")
ANNA = Requester(chat_id=1, message_id=10, user_id=1)

LINK = "https://cdn.example/film.mp4"
QUOTE, COST = 6_400_000, 6_300_000
"""credits"""


def asking(message_id: int, user_id: int = 1, chat_id: int = 1) -> Requester:
    """Return somebody who asks with a message of their own."""
    return replace(ANNA, message_id=message_id, user_id=user_id, chat_id=chat_id)


def by_message(
    requester: Requester = ANNA,
    request: GenerationRequest = REQUEST,
    quote: Credits = 0,
) -> NewTask:
    """Return what a message asks for."""
    key = message_key(requester.chat_id, requester.message_id)
    return NewTask(requester, request, key, quote=quote)


def by_press(press: str, requester: Requester = ANNA, origin: Origin = Origin.AGAIN) -> NewTask:
    """Return what a press of a button asks for."""
    return NewTask(requester, REQUEST, press_key(press), origin, quote=0)


def receipt(task: Task) -> Receipt:
    """Return what the chat says of a task's video."""
    file = f"file-{task.id}"
    return Receipt(10_000 + task.id, file, f"u-{file}", FileKind.VIDEO)


@dataclass
class Scene:
    """A database in which tasks come about."""

    database: Database
    new: NewTasks = field(init=False)
    changes: TaskTransitions = field(init=False)
    queries: TaskQueries = field(init=False)
    messages: int = 100

    def __post_init__(self) -> None:
        self.new = NewTasks(self.database)
        self.changes = TaskTransitions(self.database)
        self.queries = TaskQueries(self.database)

    def queue(self, *statuses: Status) -> TaskQueue:
        """Return the queue of the tasks of some statuses."""
        return TaskQueue(self.database, statuses)

    async def queued(
        self,
        now: float = NOW,
        user_id: int = 1,
        chat_id: int = 1,
        request: GenerationRequest = REQUEST,
    ) -> Task:
        """Return a task that nobody has touched yet."""
        self.messages += 1
        requester = asking(self.messages, user_id, chat_id)
        task, is_new = await self.new.add(by_message(requester, request, QUOTE), NO_LIMITS, now)
        assert is_new
        return task

    async def held(self, task: Task, owner: str = "me", now: float = NOW) -> Task:
        """Return a task as it is once its worker has claimed it."""
        moment = max(now, task.next_at)
        claimed = await self.queue(task.status).claim(owner, moment, LEASE, 100, held=())
        return next(each for each in claimed if each.id == task.id)

    async def released(self, owner: str | None = None) -> int:
        """Hand back what an owner, or anybody, holds."""
        return await self.queue(*Status).release(owner)

    async def task(self, status: Status, owner: str | None = "me") -> Task:
        """Return a task of any status, held by a worker unless ``owner`` is None."""
        task = await self._led_to(status)
        if owner is None:
            return task
        return await self.held(task, owner)

    async def _led_to(self, status: Status) -> Task:
        task = await self.queued()
        if status is Status.QUEUED:
            return task
        if status is Status.CANCELLED:
            return sure(await self.changes.cancel(task.id, "press:stop", NOW))
        task = await self.held(task)
        if status is Status.FAILED:
            return sure(await self.changes.failed(task, Reason.REFUSED, NOW, "no"))
        task = sure(await self.changes.submitting(task, f"veogram-{task.id}-x", NOW))
        if status is Status.SUBMITTING:
            return sure(await self.changes.retry_later(task, NOW, NOW))
        if status is Status.UNCERTAIN:
            return sure(await self.changes.uncertain(task, NOW))
        task = sure(await self.changes.generating(task, f"gen-{task.id}", NOW, NOW))
        if status is Status.GENERATING:
            return task
        task = sure(await self.changes.ready(task, LINK, COST, NOW, measured=True))
        if status is Status.READY:
            return task
        return await self.delivered(task)

    async def delivered(self, task: Task, now: float = NOW) -> Task:
        """Return a task whose video stands in the chat."""
        return sure(await self.changes.delivered(task, receipt(task), now))

    async def now(self, task: Task) -> Task:
        """Return a task as it is stored."""
        return sure(await self.queries.get(task.id))


def sure(found: T | None) -> T:
    """Return what has to be there."""
    assert found is not None
    return found
