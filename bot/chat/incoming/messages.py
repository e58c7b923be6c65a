"""Messages: who asks, and in which words."""

import re
from dataclasses import dataclass

from telegram import ExternalReplyInfo, Message, MessageOriginUser, User
from telegram.ext import filters

from bot.tasks.task import Requester

_COMMAND = re.compile(r"/(?P<name>\w+)(?:@(?P<bot>\w+))?(?:\s+(?P<words>.*))?", re.DOTALL)


@dataclass(frozen=True)
class WrittenCommand:
    """A command as somebody wrote it, in a text or in a caption."""

    name: str
    """in small letters, without its slash"""
    address: str
    """whose it is: ``@`` and the name of a bot, or nothing"""
    words: str
    """what follows it"""


def command_in(message: Message) -> WrittenCommand | None:
    """Return the command that a message begins with, if it is this bot's or names no bot."""
    match = _COMMAND.fullmatch(message.text or message.caption or "")
    if not match:
        return None
    name, bot = match["name"].lower(), match["bot"]
    if bot and bot.lower() != message.get_bot().username.lower():
        return None
    return WrittenCommand(name, f"@{bot}" if bot else "", (match["words"] or "").strip())


class _Addressed(filters.MessageFilter):
    """A command that is meant for us: in private any is, elsewhere one that names us."""

    def filter(self, message: Message) -> bool:
        command = command_in(message)
        is_private = message.chat.type == message.chat.PRIVATE
        return command is not None and (is_private or bool(command.address))


ADDRESSED = _Addressed()


class _VeoCommand(filters.MessageFilter):
    """A text or caption that begins with ``/veo``, meant for us."""

    def filter(self, message: Message) -> bool:
        return words_after_command(message) is not None


VEO = _VeoCommand()


def words_after_command(message: Message) -> str | None:
    """Return what follows ``/veo``, line breaks kept; None where it is not for us.

    Telegram's own arguments lose line breaks, and captions have none.
    """
    return words_after(message, "veo")


def words_after(message: Message, command: str) -> str | None:
    """Return likewise what follows another command."""
    written = command_in(message)
    return written.words if written and written.name == command else None


def quoted_words(message: Message) -> str:
    """Return what somebody has chosen to quote of the message that they answer, or nothing.

    A ``/veo`` in front of it is left out. What Telegram's server has chosen is no quote of theirs.
    """
    if message.quote is None or not message.quote.is_manual:
        return ""
    quote = message.quote.text.strip()
    match = _COMMAND.fullmatch(quote)
    is_command = match is not None and match["name"].lower() == "veo"
    return (match["words"] or "").strip() if match and is_command else quote


def requester_of(message: Message, language: str) -> Requester:
    """Return who asks: the person, or the group or channel that somebody speaks as."""
    speaker = message.sender_chat or message.from_user or message.chat
    return Requester(
        chat_id=message.chat.id,
        message_id=message.message_id,
        user_id=speaker.id,
        thread_id=message.message_thread_id if message.is_topic_message else None,
        language=language,
        private=message.chat.type == message.chat.PRIVATE,
        channel=message.chat.type == message.chat.CHANNEL,
    )


def is_second_hand(message: Message) -> bool:
    """Return whether the words may be somebody else's: forwarded, or written by an inline bot.

    What our own inline mode sends has a prompt as its caption, which may begin with a command.
    """
    return message.forward_origin is not None or message.via_bot is not None


def is_our_own(message: Message | ExternalReplyInfo) -> bool:
    """Return whether the bot has made a message, wherever that was forwarded or quoted to."""
    origin, senders = None, list[User | None]()
    if isinstance(message, Message):
        origin, senders = message.forward_origin, [message.from_user, message.via_bot]
    else:
        origin = message.origin
    if isinstance(origin, MessageOriginUser):
        senders.append(origin.sender_user)
    return message.get_bot().id in {sender.id for sender in senders if sender}
