"""Who may make videos where, and who decides about somebody's video and about a chat."""

from typing import Any

from telegram import ChatMember, ChatMemberRestricted, Message
from telegram.ext import ExtBot

from bot.chat.incoming.group_voices import GroupVoices
from bot.chat.incoming.linked_channels import LinkedChannels
from bot.chat.telegram_errors import translate_telegram_errors
from bot.errors import (
    ChatGone,
    ChatMigrated,
    ChatRefused,
    NotAllowed,
    NotAMember,
    SpeaksAsChannel,
)
from bot.settings import Settings
from bot.store.access import Access
from bot.store.members import Members
from bot.store.moves import Moves
from bot.tasks.task import Task

_ADMINS = {ChatMember.OWNER, ChatMember.ADMINISTRATOR}
_MEMBERS = {*_ADMINS, ChatMember.MEMBER}

_MOST_CHATS = 20
"""Groups of one person that are looked at, so that no answer takes long."""


class Permissions:
    """Decides by the settings, what admins have decided, and what Telegram says about members."""

    def __init__(
        self,
        bot: ExtBot[Any],
        settings: Settings,
        moves: Moves,
        members: Members,
        access: Access,
        linked: LinkedChannels,
        voices: GroupVoices,
    ) -> None:
        self._bot = bot
        self._access = access
        self._linked = linked
        self._voices = voices
        self._settings = settings
        self._moves = moves
        self._members = members

    async def allows(self, user_id: int, chat_id: int) -> bool:
        """Return whether somebody may make videos in a chat; a group keeps its place if it moves.

        Who is on a list, or let in by an admin, may; so may everybody where no setting lists
        anybody, whomever admins have let in. Whom an admin has kept out may not, and a chat that
        was kept out is closed to whoever is not let in themselves. Admins always may.

        Where everybody may, so may chats in their own name, unless somebody may speak for them who
        is kept out or, where Stars are sold, owes some.

        Raises:
            StoreUnavailable: it is not known now.
        """
        try:
            return await self._allows(user_id, chat_id)
        except SpeaksAsChannel:
            return False

    async def _allows(self, user_id: int, chat_id: int) -> bool:
        """Return whether somebody may make videos in a chat.

        Raises:
            SpeaksAsChannel: they speak as a chat, and Telegram refuses to say who runs it.
        """
        if self._settings.is_admin(user_id):
            return True
        stored = await self._access.of(user_id, chat_id)
        if stored.person is False:
            return False
        if stored.chat or (stored.person and user_id > 0):
            return True
        if self._settings.is_open:
            return stored.chat is None and not await self._speaks_for_unwelcome(user_id)
        return await self._is_listed(user_id, chat_id)

    async def _speaks_for_unwelcome(self, user_id: int) -> bool:
        """Return whether who speaks as a chat may be somebody who is kept out, or owes Stars.

        Anybody can make a group or a channel and speak as it. As long as nobody is unwelcome at
        all, nobody is asked about.

        Raises:
            SpeaksAsChannel: Telegram refuses to say who runs the chat.
        """
        may_owe = self._settings.limits.may_owe
        if user_id > 0 or not await self._access.any_unwelcome(may_owe=may_owe):
            return False
        voices = await self._voices.of(user_id)
        if voices is None:
            raise SpeaksAsChannel
        return await self._access.any_unwelcome(voices, may_owe=may_owe)

    async def _is_listed(self, user_id: int, chat_id: int) -> bool:
        former = await self._moves.former_ids(chat_id)
        return any(self._settings.allows(user_id, each) for each in (chat_id, *former))

    async def lists_chat(self, chat_id: int) -> bool:
        """Return whether the settings let everybody in a chat make videos."""
        former = await self._moves.former_ids(chat_id)
        return not self._settings.allowed_chats.isdisjoint({chat_id, *former})

    async def may_ask(self, user_id: int) -> bool:
        """Return whether somebody may ask the admins to let them in, who have not refused it."""
        stored = await self._access.of(user_id, user_id)
        return bool(self._settings.admin_users) and stored.person is not False

    async def _not_allowed(self, user_id: int, chat_id: int) -> NotAllowed:
        """Return why somebody may not make videos in a chat."""
        may_ask = await self.may_ask(user_id)
        denied = (await self._access.of(user_id, user_id)).person is False
        return NotAllowed(str(user_id), str(chat_id), may_ask, denied)

    async def check_allowed(self, user_id: int, chat_id: int) -> None:
        """Return when somebody may make videos in a chat.

        Raises:
            NotAllowed: they may not.
            SpeaksAsChannel: they have to ask as themselves.
        """
        if not await self._allows(user_id, chat_id):
            raise await self._not_allowed(user_id, chat_id)

    async def check_customer(self, user_id: int) -> None:
        """Return when somebody may make videos anywhere: in private, or where they have written.

        Raises:
            NotAllowed: they may not, so that credit would be of no use to them.
        """
        if await self.allows(user_id, user_id):
            return
        for chat_id in await self._members.chats_of(user_id, _MOST_CHATS):
            if await self.allows(user_id, chat_id):
                return
        raise await self._not_allowed(user_id, user_id)

    async def check_member(self, user_id: int, chat_id: int) -> None:
        """Return when somebody who presses a button belongs to the chat.

        Telegram's word counts. It is only sure to say something where the bot is an admin (Bot
        API: getChatMember); elsewhere, whoever has written in the group belongs to it, and whoever
        is let in by name.

        Raises:
            NotAMember: they do not, or nobody knows them here.
            ChatError: Telegram did not answer; it can be asked again.
        """
        if not await self._belongs(user_id, chat_id):
            raise NotAMember

    async def _belongs(self, user_id: int, chat_id: int) -> bool:
        if chat_id > 0:
            return user_id == chat_id
        status = await self._status(chat_id, user_id)
        if status is None:
            return await self._is_let_in(user_id) or await self._has_written(chat_id, user_id)
        return status in _MEMBERS

    async def _is_let_in(self, user_id: int) -> bool:
        """Return whether the settings or an admin let somebody in by name."""
        if self._settings.names(user_id):
            return True
        return (await self._access.of(user_id, user_id)).person is True

    async def _has_written(self, chat_id: int, user_id: int) -> bool:
        chat_ids = (chat_id, *await self._moves.former_ids(chat_id))
        return await self._members.has(chat_ids, user_id)

    async def check_speaker(self, message: Message) -> None:
        """Return when somebody asks as themselves, as their group, or as its linked channel.

        People have as many channels as they like, and so many shares of every limit.

        Raises:
            SpeaksAsChannel: they speak as another channel.
        """
        speaker, chat = message.sender_chat, message.chat
        if speaker is None or speaker.id == chat.id:
            return
        if await self._linked.channel_of(chat.id) != speaker.id:
            raise SpeaksAsChannel

    async def may_manage(self, task: Task, user_id: int) -> bool:
        """Return whether a task is somebody's own, or they are an admin of the chat or the bot."""
        if user_id == task.requester.user_id or self._settings.is_admin(user_id):
            return True
        return await self.is_chat_admin(task.requester.chat_id, user_id)

    async def may_answer(self, asked_id: int, chat_id: int, user_id: int) -> bool:
        """Return whether a question is somebody's: put to them, or to the group that they run."""
        if user_id == asked_id:
            return True
        return asked_id < 0 and await self.is_chat_admin(chat_id, user_id)

    async def is_chat_admin(self, chat_id: int, user_id: int) -> bool:
        """Return whether somebody is an admin of a chat; anonymous admins have the chat's own id.

        Where Telegram refuses to say, they are none.

        Raises:
            ChatError: Telegram did not answer; it can be asked again.
        """
        return user_id == chat_id or await self._status(chat_id, user_id) in _ADMINS

    async def _status(self, chat_id: int, user_id: int) -> str | None:
        """Return what Telegram says of a member, or None where it refuses to say.

        Raises:
            ChatError: there was no answer, which is not a refusal.
        """
        try:
            with translate_telegram_errors():
                member = await self._bot.get_chat_member(chat_id, user_id)
        except (ChatGone, ChatMigrated, ChatRefused):
            return None
        if isinstance(member, ChatMemberRestricted):
            return ChatMember.MEMBER if member.is_member else ChatMember.LEFT
        return member.status
