"""Methods about chats and their members, reactions and pins."""

from sandbox.journal import Json
from sandbox.telegram.call import Call
from sandbox.telegram.chats import ADMINS, PRESENT, Chat, ChatType, Standing
from sandbox.telegram.errors import bad_request
from sandbox.telegram.events import ChatChanged
from sandbox.telegram.member_json import member_json
from sandbox.telegram.messages import Message
from sandbox.telegram.world import World


async def get_chat(world: World, call: Call) -> Json:
    """Bot API: getChat; by their ids, of people too who are only in a group with the bot."""
    chat = _met(world, call.chat) or world.chat_of_bot(call.chat)
    full = chat.as_json() | {
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(GIFTS, False),
    }
    if chat.is_group:
        full["permissions"] = {"can_send_messages": True}
    if chat.linked:
        full["linked_chat_id"] = chat.linked.id
    return full


def _met(world: World, user_id: int | str) -> Chat | None:
    """Return somebody whom the bot has met as their chat, with the names that they have now."""
    person = world.people.get(user_id) if isinstance(user_id, int) else None
    if person is None or not any(person.id in chat.members for chat in world.chats.values()):
        return None
    return Chat(person.id, ChatType.PRIVATE, person.first_name, person.username)


GIFTS = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)


async def get_chat_member(world: World, call: Call) -> Json:
    """Bot API: getChatMember."""
    chat, user_id = world.chat_of_bot(call.chat), call.number("user_id")
    if user_id == world.bot.id:
        return member_json(world.bot, chat.bot)
    person = world.people.get(user_id)
    if person is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return member_json(person, chat.members.get(user_id, Standing.LEFT))


async def get_chat_administrators(world: World, call: Call) -> Json:
    """Bot API: getChatAdministrators; other bots are left out."""
    chat = world.chat_of_bot(call.chat)
    if chat.type is ChatType.PRIVATE:
        raise bad_request("there are no administrators in the private chat")
    standings = [(world.people[each], how) for each, how in chat.members.items()]
    if chat.bot in ADMINS:
        standings.append((world.bot, chat.bot))
    return [member_json(person, how) for person, how in standings if how in ADMINS]


async def get_chat_member_count(world: World, call: Call) -> Json:
    """Bot API: getChatMemberCount."""
    chat = world.chat_of_bot(call.chat)
    return sum(how in PRESENT for how in chat.members.values()) + chat.bot_is_here


async def leave_chat(world: World, call: Call) -> Json:
    """Bot API: leaveChat."""
    chat = world.chat_of_bot(call.chat)
    if chat.type is ChatType.PRIVATE:
        raise bad_request("chat not found")
    chat.bot = Standing.LEFT
    world.events.emit(ChatChanged(chat))
    return True


async def set_message_reaction(world: World, call: Call) -> Json:
    """Bot API: setMessageReaction; a bot may set one emoji."""
    message = _message(world, call, "message to react not found")
    reactions = call.objects("reaction")
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if any(each.get("type") != "emoji" or not each.get("emoji") for each in reactions):
        raise bad_request("REACTION_INVALID")
    world.change(message, reactions=tuple(each["emoji"] for each in reactions))
    return True


async def pin(world: World, call: Call) -> Json:
    """Bot API: pinChatMessage, unpinChatMessage; nothing is seen of it here."""
    if call.number("message_id") or call.method == "pinChatMessage":
        _message(world, call, "message to pin not found")
    check_can_manage(
        world.chat_of_bot(call.chat), "not enough rights to manage pinned messages in the chat"
    )
    return True


def check_can_manage(chat: Chat, words: str) -> None:
    """Check that the bot is an administrator, if the chat is a group.

    Raises:
        Refusal: 400 in these words: it is not.
    """
    if chat.is_group and chat.bot not in ADMINS:
        raise bad_request(words)


def _message(world: World, call: Call, words: str) -> Message:
    message = world.message(world.chat_of_bot(call.chat), call.number("message_id"))
    if message is None:
        raise bad_request(words)
    return message


async def get_user_profile_photos(world: World, call: Call) -> Json:
    """Bot API: getUserProfilePhotos; nobody has any."""
    if call.number("user_id") not in world.people:
        raise bad_request("invalid user_id specified")
    return {"total_count": 0, "photos": []}
