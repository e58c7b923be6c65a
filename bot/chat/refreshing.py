"""Progress moves with the clock, not only when the provider has been asked."""

import random

from bot.chat.context import House

_MOST = 100
"""Tasks whose progress is kept up to date; with more than that, everybody sees less of it."""


async def refresh_progress(house: House) -> None:
    """Bring progress messages up to date, as often as their chats allow.

    A chat with several of them sees one change at a time, each as likely as the others.
    """
    tasks = list(await house.tasks.in_the_making(_MOST))
    random.shuffle(tasks)
    for task in tasks:
        pace = await house.paces.of(task.request.model_id)
        await house.progress.show(task, pace.typical)
