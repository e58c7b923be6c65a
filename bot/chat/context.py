"""What a handler works with, as typed properties."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from telegram import Message, Update
from telegram.ext import CallbackContext, ExtBot

from bot.chat.incoming.button_press import ButtonPress, answer
from bot.chat.incoming.mentions import caller_of, guest_of
from bot.chat.incoming.messages import requester_of
from bot.chat.orders import Order
from bot.chat.outgoing.answers import Answer, Elsewhere
from bot.chat.outgoing.call_classes import CallClass
from bot.chat.outgoing.keyboards import Keyboard
from bot.chat.outgoing.refusals import refusal, said_in_public
from bot.chat.services import Services
from bot.errors import NotAdmin, NotAllowed, PrivateOnly, Refused, SpeaksAsChannel
from bot.store.chats import ChatSettings
from bot.tasks.task import Requester
from bot.texts import Html, Texts, texts_for
from bot.veo.choice import Defaults
from bot.veo.parsing import Command

_PRESS_SECONDS = 150.0
"""Seconds after which a press no longer buys at once: the person may have changed their mind.

Telegram itself keeps callback queries for about as long.
"""


_STRANGER_SECONDS = 3600.0


class Context(CallbackContext[ExtBot[CallClass], dict[Any, Any], dict[Any, Any], Services]):
    """One update, and the services that answer it."""

    _update: Update | None = None
    _texts: Texts | None = None
    _press: ButtonPress | None = None
    _settings: ChatSettings = ChatSettings()

    @property
    def services(self) -> Services:
        """Everything that lives as long as the bot."""
        return self.bot_data

    @property
    def texts(self) -> Texts:
        """The texts in the language of this chat, or of the person who caused the update."""
        return self._texts or texts_for(None)

    @property
    def language(self) -> str:
        """The language of these texts."""
        return self.texts.language

    @property
    def message(self) -> Message:
        """The message, for handlers of messages."""
        return cast("Message", self._update and self._update.effective_message)

    @property
    def press(self) -> ButtonPress:
        """The press of a button, for handlers of buttons."""
        return cast("ButtonPress", self._press)

    @property
    def defaults(self) -> Defaults:
        """The chat's defaults for what a message of it does not mention."""
        return self._settings.defaults(self.services.settings.default_model)

    def is_to_improve(self, command: Command) -> bool:
        """Return whether a better prompt is to be shown before what is written is bought.

        Raises:
            HelpOff, HelpInChannel: the command asks for what there is not, or not there.
        """
        always = bool(self._settings.improve)
        return self.services.helping.is_to_improve(command, self.requester, always=always)

    @property
    def requester(self) -> Requester:
        """Who caused the update, and where the answer belongs."""
        if self._press:
            return self._press.requester()
        if self._update and self._update.guest_message:
            return guest_of(self.message, self.language)
        return requester_of(self.message, self.language)

    @property
    def guest_query_id(self) -> str | None:
        """By what a guest's message is answered; None where there is no such message."""
        guests = self._update.guest_message if self._update else None
        return str(guests.guest_query_id) if guests and guests.guest_query_id else None

    @property
    def elsewhere(self) -> Elsewhere | None:
        """Where an answer belongs that is not sent to a chat of the bot's."""
        if self.guest_query_id:
            return Elsewhere(guest_query_id=self.guest_query_id)
        if self._press and self._press.inline_message_id:
            return Elsewhere(inline_message_id=self._press.inline_message_id)
        return None

    @property
    def received_at(self) -> float:
        """When the update was stored, in seconds since the epoch."""
        return float(self._kept.get("received_at", self.services.clock()))

    @property
    def is_in_order(self) -> bool:
        """Whether no later update of this chat can have been handled before."""
        return not self._kept.get("aside", False)

    @property
    def _kept(self) -> Mapping[str, Any]:
        """What the inbox knows of the update beside what Telegram has said."""
        return self._update.api_kwargs if self._update else {}

    @property
    def age(self) -> float:
        """Seconds since the update was stored."""
        return self.services.clock() - self.received_at

    @property
    def is_late(self) -> bool:
        """Whether a press has waited too long to buy at once."""
        return self.age > _PRESS_SECONDS

    async def prepare(self, update: Update) -> None:
        """Read the press and choose the language: the chat's, else the person's."""
        self._update = update
        home, person = _home_of(update), update.effective_user
        if home is not None:
            self._settings = await self.services.chats.of(home)
        chosen = self._settings.language or (person.language_code if person else None)
        self._texts = texts_for(chosen)
        if update.callback_query:
            self._press = await self.services.presses.read(update.callback_query, self.language)

    @property
    def is_authentic(self) -> bool:
        """Whether the bot made the pressed button for this chat."""
        return self._press is not None

    async def check_allowed(self) -> None:
        """Return when whoever caused the update may make videos here.

        Raises:
            NotAllowed: they may not.
            NotAMember: they press a button of a group that they are not in.
            SpeaksAsChannel: they have to ask as themselves.
        """
        permissions, who = self.services.permissions, self.requester
        if self.guest_query_id and (self.message.sender_chat or not self.message.from_user):
            raise SpeaksAsChannel  # who that is, nobody says
        await permissions.check_allowed(who.user_id, who.chat_id)
        if self._press:
            await permissions.check_member(who.user_id, who.chat_id)
        elif not self.guest_query_id:
            await permissions.check_speaker(self.message)

    @property
    def is_admin(self) -> bool:
        """Whether the bot's own settings name whoever caused the update as an admin."""
        return self.services.settings.is_admin(self.requester.user_id)

    async def check_admin(self) -> None:
        """Return when an admin of the bot has caused the update.

        Raises:
            NotAllowed, NotAMember, SpeaksAsChannel: they may not even make videos here.
            NotAdmin: they may do that, and no more.
        """
        if not self.is_admin:
            await self.check_allowed()
            raise NotAdmin

    async def check_confidential(self) -> None:
        """Return when an admin of the bot has asked where nobody else reads the answer.

        Raises:
            PrivateOnly: others could read it here.
            NotAllowed, NotAMember, SpeaksAsChannel, NotAdmin: see check_admin.
        """
        await self.check_admin()
        if not self.requester.private:
            raise PrivateOnly

    async def reply(self, text: Html, keyboard: Keyboard = None) -> None:
        """Answer in words.

        Raises:
            ChatError: the answer was not sent.
        """
        answer = Answer.message(self.requester, text, keyboard, elsewhere=self.elsewhere)
        await self.services.answers.say(answer)

    async def purchase(self, order: Order) -> bool:
        """Place the order that a button makes, and return whether that was done.

        A press that has waited too long, or that costs much, is answered with a question instead.

        Raises:
            NotAllowed, NotTheirs, LimitReached, RequestRefused: nothing was bought.
        """
        order = replace(order, pressed_at=self.received_at)
        task = await self.services.orders.place(order, self.press, is_late=self.is_late)
        await self.press.tell()
        return task is not None

    async def remove_buttons(self) -> None:
        """Remove the buttons that were pressed; if they stay, pressing them again does no harm.

        An inline message shows the progress instead.
        """
        if self.press.inline_message_id is None:
            await self.services.answers.remove_buttons(self.press.chat_id, self.press.message_id)

    async def refuse(self, error: Refused) -> None:
        """Tell the person why their request was refused.

        Raises:
            ChatError: the answer was not sent.
        """
        told = said_in_public(error) if self._is_read_along else error
        address = f"@{self.bot.username}" if self._is_read_along else ""
        words = refusal(self.texts, told, self.services.clock(), address)
        if isinstance(error, NotAllowed | SpeaksAsChannel) and self._press is None:
            # A stranger is told once an hour: a flood of theirs is not answered with another.
            may_ask = isinstance(error, NotAllowed) and error.may_ask
            await self._tell_stranger(words, self._knock() if may_ask else None)
            return
        try:
            await self._say(words)
        finally:  # also what is said later: an edit may mend it before
            await self._keep_refused()

    async def _keep_refused(self) -> None:
        if self._update and (self._update.message or self._update.channel_post):
            await self.services.mending.keep(self.requester, self.message)

    def _knock(self) -> Keyboard:
        inline = self.elsewhere is not None
        return self.services.keyboards.knock(self.texts, self.requester, inline=inline)

    async def _tell_stranger(self, text: Html, keyboard: Keyboard) -> None:
        who, now, notices = self.requester, self.services.clock(), self.services.notices
        there = who.chat_id if self.elsewhere is None else f"guest{self.message.chat.id}"
        name = f"stranger:{who.user_id}:{there}"
        if not await notices.was_told(name, now - _STRANGER_SECONDS, now):
            async with notices.telling(name, now):
                await self.reply(text, keyboard)

    @property
    def _is_read_along(self) -> bool:
        """Whether others read a refusal; the answer to a press is read by the presser alone."""
        is_press = bool(self._update and self._update.callback_query)
        return not is_press and (bool(self.guest_query_id) or not self.requester.private)

    async def apologize(self) -> None:
        """Tell the person that something went wrong on the bot's side.

        Raises:
            ChatError: the answer was not sent.
        """
        if self._update and (self._update.callback_query or self._update.effective_message):
            await self._say(self.texts("refusal-broken"))

    async def _say(self, text: Html) -> None:
        query = self._update and self._update.callback_query
        if query:
            await answer(query, text)
        else:
            await self.reply(text)


def _home_of(update: Update) -> int | None:
    """Return the chat whose settings count: a person's own where they are not in one of the bot's.

    That holds for a guest's message, whose chat is nobody's, and for all that is done inline.
    """
    if update.guest_message:
        return caller_of(update.guest_message)
    query, person = update.callback_query, update.effective_user
    if person and (update.inline_query or (query and query.message is None)):
        return person.id
    return update.effective_chat.id if update.effective_chat else None
