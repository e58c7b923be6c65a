"""A chat that the bot is no member of, and what people do in it."""

from collections.abc import Callable
from typing import Any

from sandbox.telegram.chats import Chat, Standing
from sandbox.telegram.inline import InlineResult
from sandbox.telegram.messages import Message
from sandbox.telegram.people import Person
from tests.stage import Stage


def elsewhere(stage: Stage, *people: Person, title: str = "Elsewhere") -> Chat:
    """Return a new group without the bot, of Anna and others."""
    return stage.telegram.group(title, [stage.anna, *people], bot=Standing.LEFT)


async def calls(
    stage: Stage, chat: Chat, words: str, who: Person | None = None, **more: Any
) -> Message:
    """Let somebody call the bot by its name."""
    text = f"@{stage.telegram.bot.username} {words}".strip()
    return await stage.telegram.send(who or stage.anna, chat, text, **more)


async def answered(
    stage: Stage, asked: Message, fits: Callable[[Message], bool] = lambda _: True
) -> Message:
    """Return the bot's answer to a call, once it is as it should be."""
    return await stage.answer_to(asked, fits)


async def filmed(stage: Stage, message: Message) -> Message:
    """Return an answer, or a message that was sent inline, once it is the video."""
    return await stage.telegram.wait_for(
        message.chat, lambda m: m.id == message.id and bool(m.video or m.animation)
    )


async def ended(stage: Stage, message: Message, start: str = "⚠️") -> Message:
    """Return a message once it begins with these words."""
    return await stage.telegram.wait_for(
        message.chat, lambda m: m.id == message.id and m.text.startswith(start)
    )


def of_offer(results: tuple[InlineResult, ...]) -> InlineResult:
    """Return the result that offers to make a video."""
    return next(each for each in results if each.id.startswith("wish"))


async def offered(stage: Stage, chat: Chat, words: str, who: Person | None = None) -> Message:
    """Let somebody type words after the bot's name, and choose to make a video of them."""
    person = who or stage.anna
    result = of_offer(await stage.telegram.inline(person, words, chat=chat))
    return await stage.telegram.choose(person, chat, result)


def answers_there(stage: Stage, chat: Chat) -> list[Message]:
    """Return what the bot has said in a chat, as it stands now."""
    return [m for m in stage.telegram.messages(chat) if m.sender is None]
