"""Privacy mode: which messages of a group reach the bot (Bot features: privacy mode)."""

from sandbox.telegram.chats import ADMINS, ChatType
from sandbox.telegram.messages import Message
from sandbox.telegram.people import ANONYMOUS_ADMIN, CHANNEL_BOT, Person


def reaches_bot(message: Message, bot: Person) -> bool:
    """Whether our bot gets this message as an update."""
    chat, sender = message.chat, message.sender
    if not chat.bot_is_here or sender is None:
        return False
    if sender.is_bot and sender not in {ANONYMOUS_ADMIN, CHANNEL_BOT}:
        return False
    if chat.type in {ChatType.PRIVATE, ChatType.CHANNEL}:
        return True
    if not chat.privacy or chat.bot in ADMINS or message.service:
        return True
    return message.via_bot or _replies_to_bot(message) or _commands_bot(message, bot)


def _replies_to_bot(message: Message) -> bool:
    answered = message.reply_to
    return answered is not None and (answered.sender is None or answered.via_bot)


def _commands_bot(message: Message, bot: Person) -> bool:
    """Whether it is a command for our bot: with its name, or without if ours spoke last."""
    first = next(iter(message.entities), None)
    if first is None or first.type != "bot_command" or first.offset:
        return False
    _, _, name = first.of(message.body.text).partition("@")
    if name:
        return name.lower() == (bot.username or "").lower()
    return message.chat.last_bot in {None, bot.id}
