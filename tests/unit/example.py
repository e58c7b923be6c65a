"""A task for tests, in the midst of its life."""

from bot.tasks.source_keys import message_key
from bot.tasks.task import Origin, Requester, Status, Task
from tests.requests import generation_request

NOW = 1_000_000.0
REQUESTER = Requester(chat_id=1, message_id=2, user_id=3)
TASK = Task(
    id=7,
    requester=REQUESTER,
    source_key=message_key(1, 2),
    sequence=0,
    origin=Origin.COMMAND,
    request=generation_request(prompt="a fox", resolution="720p"),
    status=Status.GENERATING,
    created_at=NOW,
    updated_at=NOW,
    next_at=NOW,
    submitted_at=NOW,
)
