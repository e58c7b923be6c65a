"""What people's apps send that the sandbox's people do not: second-hand words, forged presses."""

from contextlib import suppress
from dataclasses import replace
from typing import Any

from sandbox.telegram.chats import Chat
from sandbox.telegram.formatting import plain
from sandbox.telegram.keyboards import Button
from sandbox.telegram.messages import Message
from sandbox.telegram.people import Person
from sandbox.telegram.queries import CallbackAnswer
from tests.stage import Stage

ANOTHER_BOT = {"id": 77, "is_bot": True, "first_name": "Another", "username": "another_bot"}


def labels(message: Message) -> list[str]:
    """Return what stands on the buttons of a message."""
    return [button.text for row in message.buttons for button in row]


def data_under(message: Message) -> list[str]:
    """Return the callback data of the buttons of a message."""
    return [button.data for row in message.buttons for button in row if button.data]


async def forged(stage: Stage, who: Person, message: Message, data: str) -> CallbackAnswer:
    """Let somebody's client send any data for any message."""
    return await stage.telegram.press(who, message, Button("", data=data))


async def pressed_only(stage: Stage, who: Person, message: Message, data: str) -> None:
    """Let somebody's client send any data for any message, and not wait for the answer."""
    with suppress(TimeoutError):
        await stage.telegram.press(who, message, Button("", data=data), timeout=0)


def forwarded(stage: Stage, who: Person, chat: Chat, origin: Message) -> Message:
    """Let somebody forward a message into a chat."""
    return stage.telegram.world.post(_copy(stage, who, chat, origin))


def through_another_bot(stage: Stage, who: Person, chat: Chat, text: str) -> Message:
    """Let somebody send what another bot's inline mode has written."""
    return pushed(stage, written(stage, who, chat, text), via_bot=ANOTHER_BOT)


def through_our_inline_mode(stage: Stage, who: Person, chat: Chat, text: str) -> Message:
    """Let somebody send a result of our own inline mode."""
    return stage.telegram.world.post(replace(written(stage, who, chat, text), via_bot=True))


def in_topic(stage: Stage, who: Person, chat: Chat, text: str, thread: int) -> Message:
    """Let somebody write in a topic of a private chat."""
    message = written(stage, who, chat, text)
    return pushed(stage, message, message_thread_id=thread, is_topic_message=True)


def _copy(stage: Stage, who: Person, chat: Chat, origin: Message) -> Message:
    copied = written(stage, who, chat, "")
    return replace(copied, body=origin.body, content=origin.content, forward_of=origin)


def written(stage: Stage, who: Person, chat: Chat, text: str) -> Message:
    """Return what somebody would send next in a chat."""
    world = stage.telegram.world
    number = world.history(chat).next_id
    return Message(id=number, chat=chat, sender=who, date=world.date, body=plain(text))


def pushed(stage: Stage, message: Message, **more: Any) -> Message:
    """Send a message with fields of its update as they are given."""
    world = stage.telegram.world
    world.history(message.chat).put(message)
    world.updates.put("message", {**world.as_json(message), **more})
    return message
