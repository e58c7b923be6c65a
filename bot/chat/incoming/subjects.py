"""Whom a command means: by id, by @name, as the chat it is written in, or by a reply."""

from telegram import Chat, Message, MessageOriginUser, User

from bot.chat.incoming.admin_commands import Mention
from bot.errors import NobodyMeant, UnknownPerson
from bot.store.people import People, Person

_NAME_LIMIT, _USERNAME_LIMIT, _LANGUAGE_LIMIT = 128, 64, 16
"""Characters in the table of people."""


def person_of(user: User) -> Person:
    """Return somebody as Telegram knows them."""
    username = (user.username or "").lower()[:_USERNAME_LIMIT]
    language = (user.language_code or "")[:_LANGUAGE_LIMIT]
    return Person(user.id, _cleaned(user.full_name), _cleaned(username) or None, language or None)


def place_of(chat: Chat) -> Person:
    """Return a chat by its title; a private one is its person."""
    return Person(chat.id, _cleaned(chat.effective_name or ""))


async def subject_of(mention: Mention, message: Message, people: People, now: float) -> Person:
    """Return whom a mention in a message means; the author of an answered message is met.

    Raises:
        UnknownPerson: nobody with this @name was ever met.
        NobodyMeant: there is neither a mention, nor an answered message of somebody's.
    """
    if mention.is_here:
        return place_of(message.chat)
    if mention.username:
        return await _named(mention.username, people)
    if mention.id is not None:
        return (await people.of([mention.id])).get(mention.id) or Person(mention.id)
    author = _author(message)
    if author is None:
        raise NobodyMeant
    if not author.is_chat:
        await people.meet(author, now)
    return author


async def _named(username: str, people: People) -> Person:
    person = await people.named(username)
    if person is None:
        raise UnknownPerson(username)
    return person


def _author(message: Message) -> Person | None:
    """Return who wrote the answered message; in private, what is forwarded is its author's."""
    answered = message.reply_to_message
    if answered is None or answered.forum_topic_created:
        return None
    origin = answered.forward_origin
    if message.chat.type == message.chat.PRIVATE and isinstance(origin, MessageOriginUser):
        return person_of(origin.sender_user)
    if answered.sender_chat:
        return place_of(answered.sender_chat)
    user = answered.from_user
    return person_of(user) if user and user.id != message.get_bot().id else None


def _cleaned(name: str) -> str:
    """Return a name without what would be invisible, or change the direction of what follows."""
    return "".join(each for each in name if each.isprintable())[:_NAME_LIMIT].strip()
