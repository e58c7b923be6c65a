"""Whom a command means: by id, by @name, as the chat it is written in, or by a reply."""

from telegram import Bot, Chat, ChatFullInfo, Message, MessageOriginUser, User

from bot.chat.incoming.admin_commands import Mention
from bot.chat.telegram_errors import translate_telegram_errors
from bot.errors import ChatGone, ChatRefused, NameUnchecked, NobodyMeant, UnknownPerson
from bot.store.people import People, Subject

_NAME_LIMIT, _USERNAME_LIMIT, _LANGUAGE_LIMIT = 128, 64, 16
"""Characters in the table of people."""


def person_of(user: User) -> Subject:
    """Return somebody as Telegram knows them."""
    username = (user.username or "").lower()[:_USERNAME_LIMIT]
    language = (user.language_code or "")[:_LANGUAGE_LIMIT]
    return Subject(user.id, _cleaned(user.full_name), _cleaned(username) or None, language or None)


def place_of(chat: Chat) -> Subject:
    """Return a chat by its title; a private one is its person."""
    return Subject(chat.id, _cleaned(chat.effective_name or ""))


async def subject_of(mention: Mention, message: Message, people: People, now: float) -> Subject:
    """Return whom a mention in a message means; the author of an answered message is met.

    Raises:
        UnknownPerson: nobody who has this @name was ever met.
        NameUnchecked: Telegram does not say whether somebody still has it.
        ChatError: Telegram did not answer; it can be asked again.
        NobodyMeant: there is neither a mention, nor an answered message of somebody's.
    """
    if mention.is_here:
        return place_of(message.chat)
    if mention.username:
        return await _named(mention.username, message.get_bot(), people, now)
    if mention.id is not None:
        return (await people.of([mention.id]))[mention.id]
    author = _author(message)
    if author is None:
        raise NobodyMeant
    if not author.is_chat:
        await people.meet(author, now)
    return author


async def _named(username: str, bot: Bot, people: People, now: float) -> Subject:
    """Return who has an @name now: whoever had it before may have given it away."""
    person = await people.named(username)
    if person is None:
        raise UnknownPerson(username)
    try:
        with translate_telegram_errors():
            found = await bot.get_chat(person.id)
    except (ChatGone, ChatRefused) as error:
        raise NameUnchecked(username) from error
    await people.meet(_met_again(found), now)
    if username not in _usernames(found):
        raise UnknownPerson(username)
    return person


def _met_again(found: ChatFullInfo) -> Subject:
    username = (found.username or "").lower()[:_USERNAME_LIMIT]
    return Subject(found.id, _cleaned(found.full_name or ""), _cleaned(username) or None)


def _usernames(found: ChatFullInfo) -> set[str]:
    return {name.lower() for name in (found.username or "", *found.active_usernames)}


def _author(message: Message) -> Subject | None:
    """Return who wrote the answered message; in private, what is forwarded is its author's.

    Where that author is hidden, or is a chat, it names nobody: whoever has forwarded it is not
    meant. Nor is the bot itself.
    """
    answered = message.reply_to_message
    if answered is None or answered.forum_topic_created:
        return None
    origin, user = answered.forward_origin, answered.from_user
    if message.chat.type == message.chat.PRIVATE and origin:
        user = origin.sender_user if isinstance(origin, MessageOriginUser) else None
    elif answered.sender_chat:
        return place_of(answered.sender_chat)
    return person_of(user) if user and user.id != message.get_bot().id else None


def _cleaned(name: str) -> str:
    """Return a name without what would be invisible, or change the direction of what follows."""
    return "".join(each for each in name if each.isprintable())[:_NAME_LIMIT].strip()
