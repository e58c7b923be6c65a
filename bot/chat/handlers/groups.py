"""Groups: the bot joins one, or one gets a new id."""

from typing import cast

from telegram import ChatMember, ChatMemberUpdated, Update

from bot.chat.context import Context
from bot.chat.greeting import group_greeting
from bot.chat.outgoing.answers import Answer
from bot.tasks.task import Requester
from bot.texts import Html

_HERE = {ChatMember.MEMBER, ChatMember.ADMINISTRATOR}


async def on_membership(update: Update, context: Context) -> None:
    """Greet a group that the bot has just joined, and say which messages it sees there."""
    change = cast("ChatMemberUpdated", update.my_chat_member)
    was_here = change.old_chat_member.status in _HERE
    is_here = change.new_chat_member.status in _HERE
    if change.chat.type in {change.chat.GROUP, change.chat.SUPERGROUP} and is_here > was_here:
        requester = Requester(
            chat_id=change.chat.id,
            message_id=0,
            user_id=change.from_user.id,
            language=context.language,
            private=False,
        )
        permissions = context.services.permissions
        is_allowed = await permissions.allows(requester.user_id, requester.chat_id)
        text = _greeting(change, context, is_allowed=is_allowed)
        greeting = Answer.message(requester, text)
        await context.services.answers.say(greeting)


def _greeting(change: ChatMemberUpdated, context: Context, *, is_allowed: bool) -> Html:
    lines = [group_greeting(context)]
    if not is_allowed:
        lines.append(context.texts("group-not-allowed", chat=str(change.chat.id)))
    return Html("\n\n".join(lines))


async def on_message(_: Update, context: Context) -> None:
    """Remember who writes in a group: presses of members alone may spend there.

    What is handled again out of order counts no more: its writer may have left since.
    """
    message, members = context.message, context.services.members
    gone = message.left_chat_member
    if gone:
        former = await context.services.moves.former_ids(message.chat.id)
        await members.remove((message.chat.id, *former), gone.id)
    elif message.from_user and not message.sender_chat and context.is_in_order:
        await _remember(message.from_user.id, context)


async def _remember(user_id: int, context: Context) -> None:
    """Store that somebody is in a group, where they may make videos; elsewhere it is no use."""
    chat_id, services = context.message.chat.id, context.services
    if await services.permissions.allows(user_id, chat_id):
        await services.members.add(chat_id, user_id)


async def on_migration(_: Update, context: Context) -> None:
    """Move a group's data to its new id.

    Both chats get a service message with the other's id; the first of the two is enough.
    """
    message = context.message
    old_id = message.migrate_from_chat_id or message.chat.id
    new_id = message.migrate_to_chat_id or message.chat.id
    await context.services.moves.add(old_id, new_id)
    await context.services.chats.moved(old_id, new_id)
