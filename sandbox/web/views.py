"""People, chats and messages as JSON for the chat page."""

from sandbox.journal import Json
from sandbox.telegram import Telegram
from sandbox.telegram.chats import ADMINS, PRESENT, Chat, ChatType, Standing
from sandbox.telegram.keyboards import Button, ForceReply
from sandbox.telegram.media import Content, Media, Photo
from sandbox.telegram.messages import Message
from sandbox.telegram.people import Person


def person_view(person: Person) -> Json:
    """Return a person."""
    return {
        "id": person.id,
        "first_name": person.first_name,
        "username": person.username,
        "language_code": person.language_code,
    }


def commands_view(telegram: Telegram) -> Json:
    """Return the menu of commands: the one for everybody, or else the one for private chats."""
    menu = telegram.commands() or telegram.commands({"type": "all_private_chats"})
    return [command.as_json() for command in menu]


def chat_view(chat: Chat, telegram: Telegram) -> Json:
    """Return a chat with its topics, its members and its last message."""
    last = telegram.messages(chat)[-1:]
    return {
        "id": chat.id,
        "type": str(chat.type),
        "title": chat.title,
        "forum": chat.forum,
        "topics": [
            {"id": topic.id, "name": topic.name, "closed": topic.closed}
            for topic in chat.topics.values()
        ],
        "admins": [each for each, standing in chat.members.items() if standing in ADMINS],
        "members": [each for each, standing in chat.members.items() if standing in PRESENT],
        "blocked": chat.type is ChatType.PRIVATE and chat.bot is Standing.KICKED,
        "bot": str(chat.bot),
        "migrated_to": chat.migrated_to,
        "last": message_view(last[0], telegram.bot) if last else None,
    }


def message_view(message: Message, bot: Person) -> Json:
    """Return a message; ``text`` holds the caption where there is a file."""
    view: Json = {
        "id": message.id,
        "chat_id": message.chat.id,
        "from": _sender(message, bot),
        "date": message.date,
        "text": message.text_or_caption,
        "entities": [entity.as_json() for entity in message.entities],
        "html": message.html,
        "thread": message.thread,
        "edited": message.edited,
        "reactions": list(message.reactions),
    }
    if message.content:
        view[message.content.kind.value] = _content(message.content)
    return view | _around(message, bot)


def _sender(message: Message, bot: Person) -> Json:
    sender = message.sender or bot
    name = message.sender_chat.title if message.sender_chat else sender.first_name
    return {"id": sender.id, "name": name, "is_bot": sender.is_bot and not message.sender_chat}


def _content(content: Content) -> Json:
    if isinstance(content, Photo):
        size = content.largest
        return {"file_id": size.file.file_id, "width": size.width, "height": size.height}
    return _media(content)


def _media(media: Media) -> Json:
    return {
        "file_id": media.file.file_id,
        "file_name": media.file.name,
        "mime_type": media.file.mime_type,
        "file_size": media.file.size,
        "width": media.width,
        "height": media.height,
        "duration": media.duration,
        "thumbnail": media.thumbnail.file.file_id if media.thumbnail else None,
    }


def _around(message: Message, bot: Person) -> Json:
    view = _answered(message, bot)
    if message.spoiler:
        view["spoiler"] = True
    if message.buttons:
        view["buttons"] = [[_button(button) for button in row] for row in message.buttons]
    if message.force_reply:
        view["force_reply"] = _wanted(message, message.force_reply)
    if message.media_group:
        view["media_group"] = message.media_group
    if message.service:
        view["service"] = f"{_sender(message, bot)['name']} {message.service.words}"
    if message.via_bot:
        view["via_bot"] = bot.username
    if message.invoice:
        view["invoice"] = message.invoice.as_json() | {"paid_by": sorted(message.paid_by)}
    return view


def _answered(message: Message, bot: Person) -> Json:
    answered = message.reply_to or message.external_reply
    if answered is None:
        return {}
    return {
        "reply_to": {
            "id": answered.id,
            "from": _sender(answered, bot),
            "text": message.quote or answered.text_or_caption,
            "quoted": message.quote is not None,
        }
    }


def _wanted(message: Message, force_reply: ForceReply) -> list[int]:
    """Return the ids of those whom the bot wants an answer from."""
    present = [each for each, standing in message.chat.members.items() if standing in PRESENT]
    wanted = _named(message)
    if message.reply_to and message.reply_to.sender:
        wanted.add(message.reply_to.sender.id)
    return [each for each in present if not force_reply.selective or each in wanted]


def _named(message: Message) -> set[int | None]:
    """Return the ids of those whom the text names."""
    marked = [each for each in message.entities if each.type == "mention"]
    names = {each.of(message.body.text).lower() for each in marked}
    people = message.chat.people.values()
    by_name = {each.id for each in people if f"@{each.username}".lower() in names}
    return {entity.user for entity in message.entities} | by_name


def _button(button: Button) -> Json:
    view: Json = {"text": button.text}
    if button.data is not None:
        view["data"] = button.data
    if button.url is not None:
        view["url"] = button.url
    if button.switch_inline is not None:
        view |= {"switch_inline": button.switch_inline, "switch_here": button.switch_here}
        view["switch_to"] = sorted(button.switch_to)
    if button.pay:
        view["pay"] = True
    if button.copies is not None:
        view["copies"] = button.copies
    if button.style:
        view["style"] = button.style
    return view
