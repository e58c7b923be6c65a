"""Messages as the Bot API gives them."""

from sandbox.journal import Json
from sandbox.telegram.chats import ChatType
from sandbox.telegram.media import Kind
from sandbox.telegram.messages import Message
from sandbox.telegram.people import Person


def message_json(message: Message, bot: Person, root: Message | None = None) -> Json:
    """Bot API: Message; a reply is shown one level deep. ``root`` opened the message's topic."""
    answered = message.reply_to or _answered_root(message, root)
    result = _without_reply(message, bot)
    if answered:
        result["reply_to_message"] = _without_reply(answered, bot)
    if message.external_reply:
        result["external_reply"] = _external(message.external_reply, bot)
    if message.quote and (source := message.reply_to or message.external_reply):
        result["quote"] = _quote(message.quote, source)
    return result


def _quote(quote: str, answered: Message) -> Json:
    """Bot API: TextQuote; its position counts UTF-16 code units."""
    before = answered.text_or_caption.partition(quote)[0]
    return {"text": quote, "position": len(before.encode("utf-16-le")) // 2, "is_manual": True}


def _without_reply(message: Message, bot: Person) -> Json:
    """Return a message without the one that it answers."""
    result: Json = {
        "message_id": message.id,
        "date": message.date,
        "chat": message.chat.as_json(),
    }
    return (
        result | _senders(message, bot) | _thread(message) | _body(message) | _details(message, bot)
    )


def _senders(message: Message, bot: Person) -> Json:
    if message.chat.type is ChatType.CHANNEL:
        return {"sender_chat": message.chat.as_json()}
    result: Json = {"from": (message.sender or bot).as_json()}
    if message.sender_chat:
        result["sender_chat"] = message.sender_chat.as_json()
    return result


def _thread(message: Message) -> Json:
    if message.thread is None:
        return {}
    return {"message_thread_id": message.thread} | (
        {"is_topic_message": True} if message.chat.forum else {}
    )


def _body(message: Message) -> Json:
    result: Json = {}
    if message.content:
        result[message.content.kind.value] = message.content.as_json()
        if message.content.kind is Kind.ANIMATION:
            result["document"] = _as_document(result["animation"])
        if message.spoiler:
            result["has_media_spoiler"] = True
    if message.body.text:
        name = "caption" if message.content else "text"
        result[name] = message.body.text
        if message.entities:
            key = "caption_entities" if message.content else "entities"
            result[key] = [entity.as_json() for entity in message.entities]
    if message.invoice:
        result["invoice"] = message.invoice.as_json()
    if message.service:
        result[message.service.kind] = message.service.value
    return result


def _as_document(animation: Json) -> Json:
    """Return an animation as the document that old bots expect."""
    return {
        name: value
        for name, value in animation.items()
        if name not in {"width", "height", "duration"}
    }


def _details(message: Message, bot: Person) -> Json:
    result: Json = {}
    if message.keyboard:
        result["reply_markup"] = message.keyboard.as_json()
    if message.media_group:
        result["media_group_id"] = message.media_group
    if message.edit_date:
        result["edit_date"] = message.edit_date
    if message.via_bot:
        result["via_bot"] = bot.as_json()
    if message.called_by:
        result["guest_bot_caller_user"] = message.called_by.as_json()
    if message.automatic_forward:
        result["is_automatic_forward"] = True
    if message.forward_of:
        result["forward_origin"] = origin_json(message.forward_of, bot)
    return result


def _answered_root(message: Message, root: Message | None) -> Message | None:
    """Return what a topic's message answers if it names nothing: the topic's first message."""
    return None if message.id == message.thread or message.external_reply else root


def _external(answered: Message, bot: Person) -> Json:
    result: Json = {"origin": origin_json(answered, bot)}
    if answered.chat.type in {ChatType.SUPERGROUP, ChatType.CHANNEL}:
        result |= {"chat": answered.chat.as_json(), "message_id": answered.id}
    if answered.content:
        result[answered.content.kind.value] = answered.content.as_json()
    return result


def origin_json(message: Message, bot: Person) -> Json:
    """Bot API: MessageOrigin."""
    if message.chat.type is ChatType.CHANNEL:
        return {
            "type": "channel",
            "date": message.date,
            "chat": message.chat.as_json(),
            "message_id": message.id,
        }
    if message.sender_chat:
        return {
            "type": "chat",
            "date": message.date,
            "sender_chat": message.sender_chat.as_json(),
        }
    sender = (message.sender or bot).as_json()
    return {"type": "user", "date": message.date, "sender_user": sender}
