"""Buttons that decide about a task: call it off, buy it again, leave it."""

from telegram import Update

from bot.chat.context import Context
from bot.chat.ordering import Press, order
from bot.chat.permissions import call_off, may_manage
from bot.chat.pressing import Pressed, pressed, tell
from bot.tasks.task import Origin, Status, Task


async def on_cancel(update: Update, context: Context) -> None:
    """Call a video off."""
    press = pressed(update, context)
    task = await context.house.tasks.get(press.number)
    await tell(press.query, await call_off(context, task, press.user_id))


async def on_rebuy(update: Update, context: Context) -> None:
    """Buy again what got lost: the person has decided."""
    press, task = await _undecided(update, context)
    if task is None:
        return
    again = Press(Origin.REBUY, press.query.id)
    why_not = await order(context.house, task.asker, task.request, again)
    await tell(press.query, why_not)
    if not why_not:
        await press.replace(context.texts("uncertain-bought"))


async def on_leave(update: Update, context: Context) -> None:
    """Let a lost request be."""
    press, task = await _undecided(update, context)
    if task:
        await tell(press.query)
        await press.replace(context.texts("uncertain-left"))


async def _undecided(update: Update, context: Context) -> tuple[Pressed, Task | None]:
    """Return the task if this person may decide about it, else tell them why not."""
    press = pressed(update, context)
    task = await context.house.tasks.get(press.number)
    if task is None or task.status is not Status.UNCERTAIN:
        await tell(press.query, context.texts("cancel-none"))
    elif not await may_manage(context, task, press.user_id):
        await tell(press.query, context.texts("cancel-not-yours"))
    else:
        return press, task
    return press, None
