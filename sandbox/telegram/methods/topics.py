"""Methods about the topics of a forum."""

from sandbox.journal import Json
from sandbox.telegram.call import Call
from sandbox.telegram.chats import Chat, Topic
from sandbox.telegram.errors import bad_request
from sandbox.telegram.events import ChatChanged
from sandbox.telegram.messages import Message, Service
from sandbox.telegram.methods.chats import check_can_manage
from sandbox.telegram.world import World

TOPIC_NAME_LIMIT = 128


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
    """Open a topic; its service message gives it its id."""
    topic = Topic(world.history(chat).next_id, name, icon_color)
    chat.topics[topic.id] = topic
    value = {"name": name, "icon_color": icon_color}
    _tell(world, chat, topic, Service("forum_topic_created", value, f"opened the topic “{name}”"))
    world.events.emit(ChatChanged(chat))
    return topic


def drop_topic(world: World, chat: Chat, topic_id: int) -> None:
    """Delete a topic with everything in it."""
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
    world.post(Message(id=message_id, chat=chat, date=world.date, thread=topic.id, service=service))


def _forum(world: World, call: Call) -> Chat:
    chat = world.chat_of_bot(call.chat)
    if not chat.forum:
        raise bad_request("the chat is not a forum")
    check_can_manage(chat, "not enough rights to manage the topic")
    return chat


def _topic(chat: Chat, call: Call) -> Topic:
    topic = chat.topics.get(call.number("message_thread_id"))
    if topic is None:
        raise bad_request("message thread not found")
    return topic
