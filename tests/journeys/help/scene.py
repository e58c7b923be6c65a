"""What the journeys of help share: finding what the bot has said of it."""

from typing import Any

from sandbox.provider.instant import Instant
from sandbox.telegram.messages import Message
from tests.sentences import tells
from tests.stage import Stage

NO_LIMITS = {"user_active_limit": 0, "user_daily_limit": 0}


def calls(stage: Stage, kind: str = "") -> list[Instant]:
    """Return what was bought and answered at once, oldest first: ``image`` or ``flash-lite``."""
    everything = stage.sandbox.provider.instants.values()
    return [call for call in everything if kind in call.model]


async def improved(stage: Stage, asked: Message) -> Message:
    """Return the better prompt that answers a message."""
    return await stage.answer_to(asked, lambda m: tells(m.text, "improved"))


async def offered(stage: Stage, asked: Message) -> Message:
    """Return the offer that answers a message."""
    return await stage.answer_to(asked, lambda m: tells(m.text, "offer") and bool(m.buttons))


async def picture(stage: Stage, asked: Message) -> Message:
    """Return the picture that answers a message, once the bot knows that it is there."""
    found = await stage.answer_to(asked, lambda m: bool(m.photo))
    await quiet(stage, asked)
    return found


async def quiet(stage: Stage, asked: Message) -> None:
    """Return when no message tells any more that help is on its way."""
    await stage.until(lambda: not _is_shown(stage, asked))


def _is_shown(stage: Stage, asked: Message) -> bool:
    shown = stage.telegram.messages(asked.chat)
    keys = ("words-progress", "still-progress")
    return any(m.sender is None and any(tells(m.text, key) for key in keys) for m in shown)


def labels(message: Message) -> list[str]:
    """Return what stands on the buttons under a message."""
    return [button.text for row in message.buttons or () for button in row]


def data_of(message: Message, label: str) -> str:
    """Return what a button sends whose label has these words."""
    buttons: list[Any] = [button for row in message.buttons or () for button in row]
    return str(next(button for button in buttons if label in button.text).data)
