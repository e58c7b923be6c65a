"""The destination of a new message of the bot: chat, topic, and what it answers."""

from dataclasses import dataclass

from sandbox.journal import Json
from sandbox.telegram.call import Call
from sandbox.telegram.chats import ADMINS, Chat, ChatType
from sandbox.telegram.errors import bad_request
from sandbox.telegram.messages import Message
from sandbox.telegram.world import World


@dataclass(frozen=True, slots=True)
class Destination:
    """A chat, perhaps a topic of it, perhaps a message to answer."""

    chat: Chat
    thread: int | None = None
    reply_to: Message | None = None
    external_reply: Message | None = None
    """The answered message, if it is in another chat."""


def destination(world: World, call: Call) -> Destination:
    """Read ``chat_id``, ``message_thread_id`` and ``reply_parameters``.

    Raises:
        Refusal: 400 or 403, the bot cannot send there.
    """
    chat = world.chat_of_bot(call.chat)
    if chat.type is ChatType.CHANNEL and chat.bot not in ADMINS:
        raise bad_request("need administrator rights in the channel chat")
    reply = _answered(world, chat, call.value("reply_parameters"))
    here = reply if reply and reply.chat is chat else None
    thread = call.number("message_thread_id") or (here.thread if here else None)
    _check_topic(chat, thread)
    return Destination(chat, thread, here, None if here else reply)


def _check_topic(chat: Chat, thread: int | None) -> None:
    if thread is None:
        return
    topic = chat.topics.get(thread) if chat.forum else None
    if topic is None:
        raise bad_request("message thread not found")
    if topic.closed and chat.bot not in ADMINS:
        raise bad_request("TOPIC_CLOSED")


def _answered(world: World, chat: Chat, parameters: Json) -> Message | None:
    if not parameters:
        return None
    message_id, elsewhere = parameters.get("message_id"), parameters.get("chat_id")
    if not isinstance(message_id, int):
        raise bad_request("message identifier is not specified")
    if isinstance(elsewhere, str) and elsewhere.lstrip("-").isdigit():
        elsewhere = int(elsewhere)
    there = chat if elsewhere is None else world.chat_of_bot(elsewhere)
    message = world.message(there, message_id)
    if message is None and not parameters.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return message
