"""Who may decide about somebody's video, and about a chat."""

from typing import Any

from telegram import ChatMember
from telegram.ext import ExtBot

from bot.chat.telegram_errors import translate_telegram_errors
from bot.errors import ChatError
from bot.settings import Settings
from bot.tasks.task import Task

_ADMINS = {ChatMember.OWNER, ChatMember.ADMINISTRATOR}


class Permissions:
    """Decides by the settings, and by what Telegram says about a chat's members."""

    def __init__(self, bot: ExtBot[Any], settings: Settings) -> None:
        self._bot = bot
        self._settings = settings

    async def may_manage(self, task: Task, user_id: int) -> bool:
        """Return whether a task is somebody's own, or they are an admin of the chat or the bot."""
        if user_id in {task.requester.user_id, *self._settings.admin_users}:
            return True
        return await self.is_chat_admin(task.requester.chat_id, user_id)

    async def is_chat_admin(self, chat_id: int, user_id: int) -> bool:
        """Return whether somebody is an admin of a chat; anonymous admins have the chat's own id.

        Where Telegram does not say, they are none.
        """
        if user_id == chat_id:
            return True
        try:
            with translate_telegram_errors():
                member = await self._bot.get_chat_member(chat_id, user_id)
        except ChatError:
            return False
        return member.status in _ADMINS
