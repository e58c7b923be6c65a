"""Methods about chats, their members and their topics."""

from sandbox.journal import Json
from sandbox.telegram.call import Call
from sandbox.telegram.chats import ADMINS, PRESENT, Chat, ChatType, Standing, Topic
from sandbox.telegram.errors import bad_request
from sandbox.telegram.events import ChatChanged
from sandbox.telegram.members import member_json
from sandbox.telegram.messages import Message, Service
from sandbox.telegram.world import World

TOPIC_NAME_LIMIT = 128


async def get_chat(world: World, call: Call) -> Json:
    """Bot API: getChat."""
    chat = world.chat_of_bot(call.chat)
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
    _may_manage(
        world.chat_of_bot(call.chat), "not enough rights to manage pinned messages in the chat"
    )
    return True


async def create_forum_topic(world: World, call: Call) -> Json:
    """Bot API: createForumTopic."""
    chat = _forum(world, call)
    if not 1 <= len(call.text("name")) <= TOPIC_NAME_LIMIT:
        raise bad_request("TOPIC_TITLE_EMPTY")
    topic = open_topic(world, chat, call.text("name"), call.number("icon_color", 0x6FB9F0))
    return {"message_thread_id": topic.id, "name": topic.name, "icon_color": topic.icon_color}


async def edit_forum_topic(world: World, call: Call) -> Json:
    """Bot API: editForumTopic."""
    chat = _forum(world, call)
    topic = _topic(chat, call)
    topic.name = call.text("name", topic.name)
    _tell(
        world, chat, topic, Service("forum_topic_edited", {"name": topic.name}, "renamed the topic")
    )
    return True


async def close_forum_topic(world: World, call: Call) -> Json:
    """Bot API: closeForumTopic."""
    return _set_closed(world, call, closed=True)


async def reopen_forum_topic(world: World, call: Call) -> Json:
    """Bot API: reopenForumTopic."""
    return _set_closed(world, call, closed=False)


async def delete_forum_topic(world: World, call: Call) -> Json:
    """Bot API: deleteForumTopic; all its messages go."""
    chat = _forum(world, call)
    drop_topic(world, chat, _topic(chat, call).id)
    return True


def open_topic(world: World, chat: Chat, name: str, icon_color: int) -> Topic:
    """A new topic; the message that tells of it gives it its id."""
    topic = Topic(world.history(chat).next_id, name, icon_color)
    chat.topics[topic.id] = topic
    value = {"name": name, "icon_color": icon_color}
    _tell(world, chat, topic, Service("forum_topic_created", value, f"opened the topic “{name}”"))
    world.events.emit(ChatChanged(chat))
    return topic


def drop_topic(world: World, chat: Chat, topic_id: int) -> None:
    """A topic goes with everything in it."""
    del chat.topics[topic_id]
    for message in world.history(chat).visible(topic_id):
        world.delete(message)
    world.events.emit(ChatChanged(chat))


def _set_closed(world: World, call: Call, *, closed: bool) -> bool:
    chat = _forum(world, call)
    topic = _topic(chat, call)
    if topic.closed is closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.closed = closed
    word = "closed" if closed else "reopened"
    _tell(world, chat, topic, Service(f"forum_topic_{word}", {}, f"{word} the topic"))
    world.events.emit(ChatChanged(chat))
    return True


def _tell(world: World, chat: Chat, topic: Topic, service: Service) -> None:
    message_id = world.history(chat).next_id
    world.post(
        Message(id=message_id, chat=chat, date=world.today, thread=topic.id, service=service)
    )


def _forum(world: World, call: Call) -> Chat:
    chat = world.chat_of_bot(call.chat)
    if not chat.forum:
        raise bad_request("the chat is not a forum")
    _may_manage(chat, "not enough rights to manage the topic")
    return chat


def _topic(chat: Chat, call: Call) -> Topic:
    topic = chat.topics.get(call.number("message_thread_id"))
    if topic is None:
        raise bad_request("message thread not found")
    return topic


def _may_manage(chat: Chat, words: str) -> None:
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
