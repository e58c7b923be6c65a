"""The buttons of a task without a video: cancel it, try it or buy it again, leave it."""

from dataclasses import replace

from telegram import Update

from bot.chat.context import Context
from bot.chat.orders import Order
from bot.chat.outgoing.answers import Elsewhere
from bot.chat.outgoing.captions import cancelled_words, ending
from bot.errors import AlreadyPaid, ButtonExpired, NothingToCancel, NotTheirs, VideoForgotten
from bot.tasks.source_keys import rebuy_key, retry_key
from bot.tasks.task import Origin, Status, Task


async def on_cancel(_: Update, context: Context) -> None:
    """Cancel a video; once it is paid for, ask first."""
    task = await _pressed(context)
    if context.press.inline_message_id:
        await _cancel_inline(task, context)
    else:
        await _cancel(task, context, whole=False)


async def on_cancel_all(_: Update, context: Context) -> None:
    """Cancel all takes of a request that can still be cancelled, likewise."""
    await _cancel(await _pressed(context), context, whole=True)


async def on_stop(_: Update, context: Context) -> None:
    """Cancel a video though it is paid for: somebody has said yes to that."""
    await _stop(context, whole=False)


async def on_stop_all(_: Update, context: Context) -> None:
    """Cancel all takes of a request, though they are paid for."""
    await _stop(context, whole=True)


async def on_carry_on(_: Update, context: Context) -> None:
    """Let a video be made: somebody has said no."""
    task = await _pressed(context)
    if task is None:
        raise NothingToCancel
    await context.services.cancel_dialogue.carry_on(context.press, task)
    await context.press.tell()


async def _pressed(context: Context) -> Task | None:
    return await context.services.tasks.get(context.press.number)


async def _cancel(task: Task | None, context: Context, *, whole: bool) -> None:
    press, services = context.press, context.services
    try:
        await services.cancelling.cancel(task, press.user_id, press.source_key, whole=whole)
    except AlreadyPaid as error:
        if task:
            await services.cancel_dialogue.ask_under(press, task, error, whole=whole)
    await press.tell()


async def _stop(context: Context, *, whole: bool) -> None:
    press, services, texts = context.press, context.services, context.texts
    task, done, by = await _pressed(context), services.cancel_dialogue.done, press.source_key
    try:
        stopped = await services.cancelling.cancel(
            task, press.user_id, by, whole=whole, anyway=True
        )
    except NothingToCancel:
        if task:
            is_done = task.status is Status.CANCELLED  # by an earlier press of the same button
            none = texts("refusal-nothing-to-cancel")
            await done(press, task, cancelled_words(texts, task) if is_done else none)
        raise
    await done(press, stopped, cancelled_words(texts, stopped))
    await press.tell()


async def _cancel_inline(task: Task | None, context: Context) -> None:
    """Cancel in an inline message, beside which nothing can be asked: the second press is the yes.

    A warning counts once it is heard, and not where it comes too late; then the next press is the
    first. What was pressed before is no answer to it.
    """
    press, services, at = context.press, context.services, context.received_at
    dialogue, cancel = services.cancel_dialogue, services.cancelling.cancel
    anyway = task is not None and await dialogue.is_answered(task, at)
    try:
        await cancel(task, press.user_id, press.source_key, whole=False, anyway=anyway)
    except AlreadyPaid as error:
        sent = "yes" if error.sent else "no"
        await press.tell(context.texts("cancel-press-again", sent=sent))
        if task and not context.is_late:
            await dialogue.warned(task)
    else:
        await press.tell()
    finally:
        await _close_lost(context)


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
    return Order(
        replace(task.requester, user_id=user_id),
        task.request,
        rebuy_key(task.id),
        Origin.REBUY,
        quote=task.quote,
        agreed=task.quote is not None,  # the question names it
        source_task_id=task.id,
        elsewhere=_place(task),
    )


async def on_retry(_: Update, context: Context) -> None:
    """Ask once more for a video that has failed, once for each failure."""
    press, services = context.press, context.services
    task = await services.tasks.get(press.number)
    if task is None or task.status is not Status.FAILED or not task.kind.is_video:
        raise ButtonExpired
    if task.is_withdrawn:
        raise VideoForgotten
    order = Order(
        replace(task.requester, user_id=press.user_id, language=press.language),
        task.request,
        retry_key(task.id),
        Origin.AGAIN,
        named=press.price,
        source_task_id=task.id,
        elsewhere=_place(task),
    )
    if await context.purchase(order):
        await context.remove_buttons()


def _place(task: Task) -> Elsewhere | None:
    """Return the inline message of a task: a client may send its buttons for another message."""
    place = task.inline_message_id
    return Elsewhere(inline_message_id=place) if place else None


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
