"""A picture that stands in the chat while Telegram has not yet said so: its buttons work."""

import asyncio
from collections.abc import Iterator

import pytest

from sandbox.telegram.messages import Message
from tests.journeys.help.scene import calls, quiet
from tests.journeys.telegram_faults import On, Unheard
from tests.sentences import tells
from tests.stage import Stage, words

MOVE, ANOTHER, EDIT = (words(f"button-{verb}") for verb in ("move", "redraw", "repaint"))


@pytest.fixture
def told(on: On) -> Iterator[asyncio.Event]:
    """What Telegram waits for before it says that a picture has arrived."""
    on("sendPhoto", photos := Unheard())
    yield photos.released
    photos.released.set()


async def _fresh(stage: Stage) -> tuple[Message, Message]:
    """Return what asks for a picture, and the picture of which the bot does not know yet."""
    asked = await stage.says("/still a red fox")
    return asked, await stage.answer_to(asked, lambda m: bool(m.photo))


async def test_it_can_be_moved(stage: Stage, told: asyncio.Event) -> None:
    async with stage.bot():
        asked, photo = await _fresh(stage)
        await stage.press(photo, MOVE)
        question = await stage.answer_to(photo, lambda m: tells(m.text, "ask-motion"))
        await stage.press(question, words("motion-closer"))
        await stage.video_for(photo)
        told.set()
        await quiet(stage, asked)
    [body] = stage.creates()
    assert str(body["image_url"]).startswith("data:image/jpeg;base64,")


async def test_its_words_can_be_changed(stage: Stage, told: asyncio.Event) -> None:
    async with stage.bot():
        asked, photo = await _fresh(stage)
        await stage.press(photo, EDIT)
        await stage.answer_to(photo, lambda m: tells(m.text, "ask-edit"))
        told.set()
        await quiet(stage, asked)


async def test_another_one_can_be_made(stage: Stage, told: asyncio.Event) -> None:
    async with stage.bot(user_active_limit=0):
        asked, photo = await _fresh(stage)
        await stage.press(photo, ANOTHER)
        await stage.answer_to(photo, lambda m: bool(m.photo))
        told.set()
        await quiet(stage, asked)
    assert len(calls(stage, "image")) == 2
