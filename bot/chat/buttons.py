"""What the buttons do. Their data is a verb and a task's number: all else is in the store."""

from typing import cast

from telegram import CallbackQuery, Update

from bot.chat.border import border, is_normal
from bot.chat.context import Context
from bot.chat.generate import show
from bot.chat.permissions import may_manage
from bot.chat.refusals import refusal
from bot.errors import ChatRefused, LimitReached
from bot.tasks.task import Origin, Status, Task
from bot.texts import Html


async def on_cancel(update: Update, context: Context) -> None:
    """Call a video off."""
    query, task = await _pressed(update, context)
    if task is None or not task.status.is_pending:
        await _tell(query, context.texts("cancel-none"))
    elif not await may_manage(context, task, query.from_user.id):
        await _tell(query, context.texts("cancel-not-yours"))
    else:
        await context.house.tasks.call_off(task.id, context.house.clock())
        context.house.worker.wake()
        await _tell(query, "")


async def on_rebuy(update: Update, context: Context) -> None:
    """Buy again what got lost: the person has decided."""
    query, task = await _pressed(update, context)
    if not await _may_decide(query, task, context):
        return
    house, lost = context.house, cast("Task", task)
    try:
        again, is_new = await house.tasks.add_press(
            lost.asker,
            lost.request,
            house.settings.limits,
            house.clock(),
            Origin.REBUY,
            query.id,
        )
    except LimitReached as error:
        await _tell(query, refusal(context.texts, error, house.clock()))
        return
    await _tell(query, "")
    if is_new:
        await _replace(query, context.texts("uncertain-bought"))
        await show(house, again)


async def on_leave(update: Update, context: Context) -> None:
    """Let a lost request be."""
    query, task = await _pressed(update, context)
    if await _may_decide(query, task, context):
        await _tell(query, "")
        await _replace(query, context.texts("uncertain-left"))


async def _pressed(update: Update, context: Context) -> tuple[CallbackQuery, Task | None]:
    query = cast("CallbackQuery", update.callback_query)
    number = int((query.data or "").rpartition(":")[2])
    return query, await context.house.tasks.get(number)


async def _may_decide(query: CallbackQuery, task: Task | None, context: Context) -> bool:
    if task is None or task.status is not Status.UNCERTAIN:
        await _tell(query, context.texts("cancel-none"))
        return False
    if not await may_manage(context, task, query.from_user.id):
        await _tell(query, context.texts("cancel-not-yours"))
        return False
    return True


async def _tell(query: CallbackQuery, text: str) -> None:
    """Answer a press; an answer that comes too late is nobody's loss."""
    try:
        with border():
            await query.answer(text[:200], show_alert=bool(text))
    except ChatRefused as error:
        if not is_normal(error):
            raise


async def _replace(query: CallbackQuery, text: Html) -> None:
    try:
        with border():
            await query.edit_message_text(text, parse_mode="HTML")
    except ChatRefused as error:
        if not is_normal(error):
            raise
