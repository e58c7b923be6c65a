"""The buttons of a task without a video: cancel it, buy it again, leave it."""

from dataclasses import replace

from telegram import Update

from bot.chat.context import Context
from bot.errors import NothingToCancel, NotTheirs, VideoForgotten
from bot.tasks.task import Origin, Status, Task


async def on_cancel(_: Update, context: Context) -> None:
    """Cancel a video."""
    press, services = context.press, context.services
    task = await services.tasks.get(press.number)
    await services.orders.cancel(task, press.user_id, press.source_key)
    await press.tell()


async def on_rebuy(_: Update, context: Context) -> None:
    """Buy again what got lost, once: the person has decided, and it is on their account."""
    task, press = await _undecided(context), context.press
    if task.forgotten:
        raise VideoForgotten
    requester, key = replace(task.requester, user_id=press.user_id), _rebuy_key(task)
    if await context.purchase(task.request, Origin.REBUY, requester=requester, source_key=key):
        await press.replace(context.texts("uncertain-bought"))


async def on_leave(_: Update, context: Context) -> None:
    """Leave a lost request as it is, as the person has decided."""
    task = await _undecided(context)
    is_bought = await context.services.orders.is_placed(_rebuy_key(task))
    await context.press.tell()
    await context.press.replace(
        context.texts("uncertain-bought" if is_bought else "uncertain-left")
    )


def _rebuy_key(task: Task) -> str:
    """Return the key of a rebuy: a task is bought again once, whoever presses how often."""
    return f"rebuy:{task.id}"


async def _undecided(context: Context) -> Task:
    """Return the task if this person may decide about it.

    Raises:
        NothingToCancel: there is nothing to decide.
        NotTheirs: only somebody else may.
    """
    press, services = context.press, context.services
    task = await services.tasks.get(press.number)
    if task is None or task.status is not Status.UNCERTAIN:
        raise NothingToCancel
    if not await services.permissions.may_manage(task, press.user_id):
        raise NotTheirs
    return task
