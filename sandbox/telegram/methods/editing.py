"""Methods that edit or delete messages."""

from dataclasses import dataclass

from sandbox.journal import Json
from sandbox.telegram import formatting
from sandbox.telegram.call import Call
from sandbox.telegram.chats import ADMINS, ChatType
from sandbox.telegram.errors import bad_request
from sandbox.telegram.keyboards import Keyboard, keyboard
from sandbox.telegram.media import Content
from sandbox.telegram.messages import Message
from sandbox.telegram.methods.sending import covers, input_media
from sandbox.telegram.world import World

DELETE_SECONDS = 48 * 3600
"""A message can be deleted for two days (Bot API: deleteMessage)."""
DELETE_LIMIT = 100
UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)
UNDELETABLE = frozenset(
    {"group_chat_created", "supergroup_chat_created", "channel_chat_created", "forum_topic_created"}
)


@dataclass(frozen=True, slots=True)
class Edit:
    """The content of a message after an edit."""

    body: formatting.Formatted
    content: Content | None
    keyboard: Keyboard | None
    spoiler: bool = False


async def edit_message_text(world: World, call: Call) -> Json:
    """Bot API: editMessageText."""
    message = _target(world, call)
    if message.content or message.invoice:
        raise bad_request("there is no text in the message to edit")
    body = formatting.message_text(
        call.text("text"), call.optional_text("parse_mode"), call.value("entities")
    )
    return _edited(world, call, message, Edit(body, None, _keyboard(call)))


async def edit_message_caption(world: World, call: Call) -> Json:
    """Bot API: editMessageCaption."""
    message = _target(world, call)
    if not message.content:
        raise bad_request("there is no caption in the message to edit")
    body = _caption(call.given)
    edit = Edit(body, message.content, _keyboard(call), message.spoiler)
    return _edited(world, call, message, edit)


async def edit_message_media(world: World, call: Call) -> Json:
    """Bot API: editMessageMedia; also turns a text into a video."""
    _target(world, call)
    if call.optional_text("inline_message_id") and call.files:
        raise bad_request("can't upload new file for an inline message")
    media = call.value("media")
    body = _caption(media)
    content = await input_media(world, call, media)
    spoiler = bool(media.get("has_spoiler")) and covers(content)
    edit = Edit(body, content, _keyboard(call), spoiler)
    return _edited(world, call, _target(world, call), edit)


async def edit_message_reply_markup(world: World, call: Call) -> Json:
    """Bot API: editMessageReplyMarkup."""
    message = _target(world, call)
    edit = Edit(message.body, message.content, _keyboard(call), message.spoiler)
    return _edited(world, call, message, edit)


async def delete_message(world: World, call: Call) -> Json:
    """Bot API: deleteMessage."""
    chat = world.chat_of_bot(call.chat)
    message = world.message(chat, call.number("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    if not _deletable(world, message):
        raise bad_request("message can't be deleted for everyone")
    world.delete(message)
    return True


async def delete_messages(world: World, call: Call) -> Json:
    """Bot API: deleteMessages; those that are deleted or not deletable are skipped."""
    chat, ids = world.chat_of_bot(call.chat), call.array("message_ids")
    if not ids:
        raise bad_request("message identifiers are not specified")
    if len(ids) > DELETE_LIMIT:
        raise bad_request("too many message identifiers specified")
    if not all(isinstance(each, int) for each in ids):
        raise bad_request("message identifiers must be Numbers")
    for message_id in ids:
        message = world.message(chat, message_id)
        if message is not None and _deletable(world, message):
            world.delete(message)
    return True


def _target(world: World, call: Call) -> Message:
    """Return the message to edit: one of the bot's own, or one sent with its inline mode."""
    inline_id = call.optional_text("inline_message_id")
    if inline_id:
        message = world.inline.get(inline_id)
        if message is None or world.current(message).deleted:
            raise bad_request("MESSAGE_ID_INVALID")
        return world.current(message)
    chat = world.chat_of_bot(call.chat)
    if not call.number("message_id"):
        raise bad_request("message identifier is not specified")
    found = world.message(chat, call.number("message_id"))
    if found is None:
        raise bad_request("message to edit not found")
    if found.sender is not None or found.service or found.forward_of:
        raise bad_request("message can't be edited")
    return found


def _edited(world: World, call: Call, message: Message, edit: Edit) -> Json:
    before = (message.body.text, message.entities, message.content, message.keyboard)
    if before == (edit.body.text, edit.body.entities, edit.content, edit.keyboard):
        raise bad_request(UNCHANGED)
    only_buttons = before[:3] == (edit.body.text, edit.body.entities, edit.content)
    changed = world.change(
        message,
        body=edit.body,
        content=edit.content,
        keyboard=edit.keyboard,
        spoiler=edit.spoiler,
        edit_date=message.edit_date if only_buttons else world.date,
    )
    return True if call.optional_text("inline_message_id") else world.as_json(changed)


def _keyboard(call: Call) -> Keyboard | None:
    markup = call.value("reply_markup")
    if isinstance(markup, dict) and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    return keyboard(markup)


def _caption(given: Json) -> formatting.Formatted:
    return formatting.caption(
        given.get("caption"), given.get("parse_mode"), given.get("caption_entities")
    )


def _deletable(world: World, message: Message) -> bool:
    if world.now() - message.date >= DELETE_SECONDS:
        return False
    if message.service and message.service.kind in UNDELETABLE:
        return False
    ours = message.sender is None
    return ours or message.chat.type is ChatType.PRIVATE or message.chat.bot in ADMINS
