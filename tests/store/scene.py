"""Tasks as the tests need them: somebody asks, and somebody works on it."""

from dataclasses import dataclass, replace

from bot.store.tasks import TaskStore
from bot.tasks.limits import Limits
from bot.tasks.task import Reason, Requester, Status, Task
from bot.veo.catalogue import Mode
from bot.veo.request import GenerationRequest

NOW = 1_000_000.0
LEASE = 20.0
NO_LIMITS = Limits(0, 0, 0)
REQUEST = GenerationRequest(
    "google/veo-3.0-fast", Mode.TEXT, "a red fox", duration=8, resolution="720p"
)
ANNA = Requester(chat_id=1, message_id=10, user_id=1)

LINK = "https://cdn.example/film.mp4"


def asking(message_id: int, user_id: int = 1, chat_id: int = 1) -> Requester:
    """Return somebody who asks with a message of its own."""
    return replace(ANNA, message_id=message_id, user_id=user_id, chat_id=chat_id)


@dataclass
class Scene:
    """A store in which tasks come about."""

    store: TaskStore
    messages: int = 100

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
        task, is_new = await self.store.add(requester, request, NO_LIMITS, now)
        assert is_new
        return task

    async def held(self, task: Task, owner: str = "me", now: float = NOW) -> Task:
        """Return a task as it is once its worker has claimed it."""
        claimed = await self.store.claim(owner, [task.status], max(now, task.next_at), LEASE, 100)
        return next(each for each in claimed if each.id == task.id)

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
            return _sure(await self.store.cancel(task.id, NOW))
        task = await self.held(task)
        if status is Status.FAILED:
            return _sure(await self.store.failed(task, Reason.REFUSED, NOW, "no"))
        task = _sure(await self.store.submitting(task, f"veogram-{task.id}-x", NOW))
        if status is Status.SUBMITTING:
            return _sure(await self.store.retry_later(task, NOW, NOW))
        if status is Status.UNCERTAIN:
            return _sure(await self.store.uncertain(task, NOW))
        task = _sure(await self.store.generating(task, f"gen-{task.id}", NOW, NOW))
        if status is Status.GENERATING:
            return task
        task = _sure(await self.store.ready(task, LINK, 3.15, NOW))
        if status is Status.READY:
            return task
        return await self.delivered(task)

    async def delivered(self, task: Task, now: float = NOW) -> Task:
        """Return a task whose video stands in the chat."""
        file = f"file-{task.id}"
        message_id = 10_000 + task.id
        return _sure(await self.store.delivered(task, message_id, file, f"u-{file}", "video", now))

    async def now(self, task: Task) -> Task:
        """Return a task as it is written down."""
        return _sure(await self.store.get(task.id))


def _sure(task: Task | None) -> Task:
    assert task is not None
    return task
