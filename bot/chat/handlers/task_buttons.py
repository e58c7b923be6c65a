"""The buttons of a task without a video: cancel it, buy it again, leave it."""

from telegram import Update

from bot.chat.context import Context
from bot.errors import NothingToCancel, NotTheirs
from bot.tasks.task import Origin, Status, Task


async def on_cancel(_: Update, context: Context) -> None:
    """Cancel a video."""
    press, services = context.press, context.services
    task = await services.tasks.get(press.number)
    await services.orders.cancel(task, press.user_id, press.source_key)
    await press.tell()


async def on_rebuy(_: Update, context: Context) -> None:
    """Buy a lost request again, as the person has decided."""
    task = await _undecided(context)
    if await context.purchase(task.request, Origin.REBUY, requester=task.requester):
        await context.press.replace(context.texts("uncertain-bought"))


async def on_leave(_: Update, context: Context) -> None:
    """Leave a lost request as it is, as the person has decided."""
    await _undecided(context)
    await context.press.tell()
    await context.press.replace(context.texts("uncertain-left"))


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
