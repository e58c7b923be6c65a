"""The first answer comes as soon as it can, and no chat takes the room of others for it."""

import asyncio
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from bot.chat.outgoing.first_answers import FirstAnswers
from bot.errors import ChatError, ChatGone
from bot.tasks.task import Task
from tests.jumping_time import run
from tests.unit.metrics.exercise import a_task

MINUTE = 60.0


@dataclass
class Chat:
    """Somebody's chat and their one task, in place of the messages and of the database."""

    task: Task
    error: ChatError
    tried_at: list[float] = field(default_factory=list)

    async def announce(self, _: Task, typical: float) -> None:
        self.tried_at.append(asyncio.get_running_loop().time())
        raise self.error

    async def get(self, _: int) -> Task:
        return self.task


async def tried_for(chat: Any, seconds: float) -> None:
    answers = FirstAnswers(chat, chat)
    await answers.send(chat.task, MINUTE)
    await asyncio.sleep(seconds)
    await answers.stop()


def test_who_cannot_be_reached_is_tried_ever_more_seldom() -> None:
    chat = Chat(a_task(), ChatGone())
    run(tried_for(chat, 10 * MINUTE))
    pauses = [after - before for before, after in pairwise(chat.tried_at)]
    assert pauses == sorted(pauses)
    assert pauses[0] < MINUTE <= pauses[-1]
