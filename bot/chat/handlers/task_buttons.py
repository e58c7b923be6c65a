"""The buttons of a task without a video: cancel it, buy it again, leave it."""

from dataclasses import replace

from telegram import Update

from bot.chat.context import Context
from bot.chat.orders import Order
from bot.chat.outgoing.answers import Elsewhere
from bot.chat.outgoing.captions import ending
from bot.errors import NothingToCancel, NotTheirs, VideoForgotten
from bot.tasks.source_keys import rebuy_key
from bot.tasks.task import Origin, Status, Task


async def on_cancel(_: Update, context: Context) -> None:
    """Cancel a video."""
    press, services = context.press, context.services
    task = await services.tasks.get(press.number)
    try:
        await services.orders.cancel(task, press.user_id, press.source_key)
    finally:
        await _close_lost(context)
    await press.tell()


async def on_cancel_all(_: Update, context: Context) -> None:
    """Cancel all takes of a request that can still be cancelled."""
    press, services = context.press, context.services
    task = await services.tasks.get(press.number)
    await services.orders.cancel_request(task, press.user_id, press.source_key)
    await press.tell()


async def _close_lost(context: Context) -> None:
    """Let a message say how its task ended of which nobody knew until now that it is there.

    So it is where Telegram's answer got lost that would have told a guest's place.
    """
    press, services = context.press, context.services
    task = await services.tasks.get(press.number)
    is_lost = press.inline_message_id and task and task.destination is None
    if is_lost and task and not task.status.is_pending:
        await press.replace(ending(context.texts, task))


async def on_rebuy(_: Update, context: Context) -> None:
    """Buy again what got lost, once: the person has decided, and it is on their account."""
    task, press = await _undecided(context), context.press
    if task.is_withdrawn:
        raise VideoForgotten
    if context.is_late and not await context.services.orders.is_placed(rebuy_key(task.id)):
        await _ask_again(task, context)
        return
    if await context.purchase(_rebuy(task, press.user_id)) and not task.inline_message_id:
        await press.replace(context.texts("uncertain-bought"))


def _rebuy(task: Task, user_id: int) -> Order:
    """Return the order that buys a lost request again, at the price that it had."""
    place = task.inline_message_id
    return Order(
        replace(task.requester, user_id=user_id),
        task.request,
        rebuy_key(task.id),
        Origin.REBUY,
        quote=task.quote,
        agreed=task.quote is not None,  # the question names it
        source_task_id=task.id,
        elsewhere=Elsewhere(inline_message_id=place) if place else None,
    )


async def on_leave(_: Update, context: Context) -> None:
    """Leave a lost request as it is, as the person has decided."""
    task = await _undecided(context)
    is_bought = await context.services.orders.is_placed(rebuy_key(task.id))
    await context.press.tell()
    await context.press.replace(
        context.texts("uncertain-bought" if is_bought else "uncertain-left")
    )


async def _ask_again(task: Task, context: Context) -> None:
    """Ask once more what to do, by the same buttons: another offer would be a second purchase."""
    texts = context.texts
    await context.reply(ending(texts, task), context.services.keyboards.ending(texts, task))
    await context.press.tell()


async def _undecided(context: Context) -> Task:
    """Return the task if this person may decide about it.

    Raises:
        NothingToCancel: there is nothing to decide.
        NotTheirs: only somebody else may.
    """
    press, services = context.press, context.services
    task = await services.tasks.get(press.number)
    if task is None or task.status is not Status.UNCERTAIN or not task.kind.is_video:
        raise NothingToCancel
    if not await services.permissions.may_manage(task, press.user_id):
        raise NotTheirs
    return task
