"""Mentions in chats that the bot is no member of: what is asked for there, and from what.

The id of such a chat is nobody's: it may be that of another chat of the bot's (Bot API:
Message.guest_query_id). Nothing is looked up by it.
"""

from dataclasses import dataclass

from telegram import Message, MessageEntity

from bot.chat.incoming.messages import is_second_hand, words_after_command
from bot.tasks.task import Requester


@dataclass(frozen=True)
class Mention:
    """What somebody wrote when they called the bot."""

    words: str
    is_order: bool
    """whether they surely want that made: their own message begins with the bot's name"""


def mention_in(message: Message) -> Mention:
    """Return what follows the bot's name in a guest's message.

    Who speaks about the bot in the middle of a sentence may not want to buy the rest of it, nor
    who passes on somebody else's words.
    """
    words = words_after_command(message)
    if words is not None:
        return Mention(words, not is_second_hand(message))
    text = message.text or message.caption or ""
    before, after = _around_name(message, text)
    return Mention(after.strip(), not before.strip() and not is_second_hand(message))


def _around_name(message: Message, text: str) -> tuple[str, str]:
    """Return the text before and after the bot's name; without it, all stands after something."""
    bot = message.get_bot()
    kinds: list[str | None] = [MessageEntity.MENTION, MessageEntity.TEXT_MENTION]
    names = message.parse_entities(kinds) if message.text else {}
    names |= message.parse_caption_entities(kinds) if message.caption else {}
    for entity, name in sorted(names.items(), key=lambda each: each[0].offset):
        is_user = entity.user is not None and entity.user.id == bot.id
        if is_user or name.lower() == f"@{bot.username}".lower():
            return _cut(text, entity.offset, entity.length)
    return "?", text


def _cut(text: str, offset: int, length: int) -> tuple[str, str]:
    """Return what stands before and after a part of the text, which is counted in UTF-16."""
    units = text.encode("utf-16-le")
    before, after = units[: 2 * offset], units[2 * (offset + length) :]
    return before.decode("utf-16-le"), after.decode("utf-16-le")


def is_of_program(message: Message) -> bool:
    """Return whether another bot calls: two of them would never end."""
    sender = message.from_user
    return sender is not None and sender.is_bot and message.sender_chat is None


def guest_of(message: Message, language: str) -> Requester:
    """Return who calls: the person, as in their private chat, which alone is known to be theirs."""
    return Requester.in_private(caller_of(message), language)


def caller_of(message: Message) -> int:
    """Return the id by which a guest's rights and limits go."""
    speaker = message.from_user or message.sender_chat or message.chat
    return speaker.id
