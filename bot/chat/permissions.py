"""Who may decide about somebody's video, and calling it off."""

from telegram import ChatMember

from bot.chat.border import border
from bot.chat.context import Context
from bot.errors import ChatError
from bot.tasks.task import Task
from bot.texts import Html

_ADMINS = {ChatMember.OWNER, ChatMember.ADMINISTRATOR}


async def may_manage(context: Context, task: Task, user_id: int) -> bool:
    """Whether it is their own, or they run the chat or the bot."""
    if user_id in {task.asker.user_id, *context.house.settings.admin_users}:
        return True
    return await is_chat_admin(context, task.asker.chat_id, user_id)


async def is_chat_admin(context: Context, chat_id: int, user_id: int) -> bool:
    """Whether somebody runs a chat; an anonymous admin speaks as the chat itself."""
    if user_id == chat_id:
        return True
    try:
        with border():
            member = await context.bot.get_chat_member(chat_id, user_id)
    except ChatError:
        return False
    return member.status in _ADMINS


async def call_off(context: Context, task: Task | None, user_id: int) -> Html | None:
    """Call a video off for somebody; return why not, or None when it is done."""
    if task is None or not task.status.is_pending:
        return context.texts("cancel-none")
    if not await may_manage(context, task, user_id):
        return context.texts("cancel-not-yours")
    await context.house.tasks.call_off(task.id, context.house.clock())
    context.house.worker.wake()
    return None
