"""Methods that send: texts, media, albums, copies, chat actions."""

from sandbox.journal import Json
from sandbox.telegram import formatting, input_files
from sandbox.telegram.call import Call, integer_field
from sandbox.telegram.chats import ChatType
from sandbox.telegram.errors import bad_request
from sandbox.telegram.events import ActionShown
from sandbox.telegram.keyboards import force_reply, keyboard
from sandbox.telegram.media import Content, Kind
from sandbox.telegram.messages import Message
from sandbox.telegram.methods.destination import Destination, destination
from sandbox.telegram.world import World

ALBUM_LIMIT = 10
ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


def new_message(world: World, where: Destination, **fields: Json) -> Message:
    """Make a message of the bot, not yet posted.

    Raises:
        Refusal: 400, a button that is not allowed in such a chat.
    """
    markup = fields.get("keyboard")
    if where.chat.type is ChatType.CHANNEL and markup and markup.starts_inline:
        raise bad_request(
            "Can't use switch_inline_query button in a channel chat, because users will not be "
            "able to use the button without knowing bot's username"
        )
    return Message(
        id=world.history(where.chat).next_id,
        chat=where.chat,
        date=world.date,
        thread=where.thread,
        reply_to=where.reply_to,
        external_reply=where.external_reply,
        **fields,
    )


async def send_message(world: World, call: Call) -> Json:
    """Bot API: sendMessage."""
    where = destination(world, call)
    body = formatting.message_text(
        call.text("text"), call.optional_text("parse_mode"), call.value("entities")
    )
    return world.as_json(world.post(new_message(world, where, body=body, **_markup(call))))


async def send_photo(world: World, call: Call) -> Json:
    """Bot API: sendPhoto."""
    return await _send_file(world, call, Kind.PHOTO)


async def send_video(world: World, call: Call) -> Json:
    """Bot API: sendVideo; a silent video becomes an animation."""
    return await _send_file(world, call, Kind.VIDEO)


async def send_animation(world: World, call: Call) -> Json:
    """Bot API: sendAnimation."""
    return await _send_file(world, call, Kind.ANIMATION)


async def send_document(world: World, call: Call) -> Json:
    """Bot API: sendDocument."""
    return await _send_file(world, call, Kind.DOCUMENT)


async def send_audio(world: World, call: Call) -> Json:
    """Bot API: sendAudio."""
    return await _send_file(world, call, Kind.AUDIO)


async def send_voice(world: World, call: Call) -> Json:
    """Bot API: sendVoice."""
    return await _send_file(world, call, Kind.VOICE)


async def send_media_group(world: World, call: Call) -> Json:
    """Bot API: sendMediaGroup; one message for each item, all of one ``media_group_id``."""
    items = call.array("media")
    if not items:
        raise bad_request("there are no messages to send")
    if len(items) > ALBUM_LIMIT:
        raise bad_request("too many messages to send as an album")
    destination(world, call)
    ready = [(await input_media(world, call, item), _caption(item), item) for item in items]
    where, group = destination(world, call), str(world.rng.randrange(10**16, 10**17))
    sent = [
        world.post(
            new_message(
                world,
                where,
                content=content,
                body=body,
                media_group=group,
                spoiler=bool(item.get("has_spoiler")) and covers(content),
            )
        )
        for content, body, item in ready
    ]
    return [world.as_json(message) for message in sent]


async def input_media(world: World, call: Call, item: Json) -> Content:
    """Return the file of a Bot API InputMedia."""
    if not isinstance(item, dict) or str(item.get("type")) not in {*Kind}:
        raise bad_request("can't parse InputMedia: type is not supported")
    hints = input_files.Hints(
        *(integer_field(item, name) for name in ("width", "height", "duration"))
    )
    source = item.get("media") or ""
    if not isinstance(source, str):
        raise bad_request('can\'t parse InputMedia: field "media" must be of type String')
    return await input_files.content(world, call, Kind(item["type"]), source, hints)


async def send_chat_action(world: World, call: Call) -> Json:
    """Bot API: sendChatAction."""
    where = destination(world, call)
    if call.text("action") not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.events.emit(ActionShown(where.chat, where.thread, call.text("action")))
    return True


async def forward_message(world: World, call: Call) -> Json:
    """Bot API: forwardMessage."""
    where, source = destination(world, call), _source(world, call, "forward")
    message = new_message(
        world,
        where,
        body=source.body,
        content=source.content,
        spoiler=source.spoiler,
        forward_of=source,
    )
    return world.as_json(world.post(message))


async def copy_message(world: World, call: Call) -> Json:
    """Bot API: copyMessage; a new caption replaces the old one."""
    where, source = destination(world, call), _source(world, call, "copy")
    body = source.body
    if source.content and "caption" in call.given:
        body = _caption(call.given)
    message = new_message(
        world, where, body=body, content=source.content, spoiler=source.spoiler, **_markup(call)
    )
    return {"message_id": world.post(message).id}


async def _send_file(world: World, call: Call, kind: Kind) -> Json:
    destination(world, call)
    body, markup = _caption(call.given), _markup(call)
    hints = input_files.Hints(call.number("width"), call.number("height"), call.number("duration"))
    content = await input_files.content(world, call, kind, call.value(kind), hints)
    where = destination(world, call)  # again: much can change while a video is fetched
    spoiler = call.flag("has_spoiler") and covers(content)
    message = new_message(world, where, content=content, body=body, spoiler=spoiler, **markup)
    return world.as_json(world.post(message))


def covers(content: Content) -> bool:
    """Whether a spoiler can cover it: what turned out to be a file has none."""
    return content.kind in {Kind.PHOTO, Kind.VIDEO, Kind.ANIMATION}


def _caption(given: Json) -> formatting.Formatted:
    return formatting.caption(
        given.get("caption"), given.get("parse_mode"), given.get("caption_entities")
    )


def _markup(call: Call) -> dict[str, Json]:
    given = call.value("reply_markup")
    return {"keyboard": keyboard(given), "force_reply": force_reply(given)}


def _source(world: World, call: Call, what: str) -> Message:
    message = world.message(
        world.chat_of_bot(call.value("from_chat_id")), call.number("message_id")
    )
    if message is None or message.service:
        raise bad_request(f"message to {what} not found")
    return message
