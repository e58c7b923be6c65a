"""``/veo``: from a message to a stored task, or to words that say why not."""

import logging
from typing import cast

from telegram import Message, Update

from bot.chat.asking import asker_of, sources_of, words_after_command
from bot.chat.context import Context, House
from bot.chat.pictures import image_in
from bot.chat.refusals import refusal, stranger
from bot.errors import ChatError, LimitReached, RequestRefused
from bot.store.albums import AlbumRequest
from bot.tasks.task import Asker, Task
from bot.texts import texts_for
from bot.veo.choice import Defaults, Sources, choose
from bot.veo.parsing import parse

log = logging.getLogger(__name__)

_ALBUM_SECONDS = 1.5
"""How long after its caption the pictures of an album may come."""


async def on_command(update: Update, context: Context) -> None:
    """Take a ``/veo`` command, in a text or in a caption."""
    message = cast("Message", update.effective_message)
    await _take(message, words_after_command(message) or "", context)


async def on_captioned_picture(update: Update, context: Context) -> None:
    """Take a picture whose caption is the prompt: in a private chat no command is needed."""
    message = cast("Message", update.effective_message)
    await _take(message, message.caption or "", context)


async def on_album_picture(update: Update, context: Context) -> None:
    """Remember a picture of an album: somebody may answer the album later."""
    message = cast("Message", update.effective_message)
    try:
        image = image_in(message)
    except RequestRefused:
        return
    if image and message.media_group_id:
        await context.house.albums.remember(
            message.chat.id,
            message.message_id,
            message.media_group_id,
            image,
            context.house.clock(),
        )


async def gather_albums(house: House) -> None:
    """Start what albums ask for, once their pictures have had time to arrive."""
    for request in await house.albums.due(house.clock()):
        chat_id = request.asker.chat_id
        images = await house.albums.pictures(chat_id, request.media_group_id)
        await generate(house, request.asker, request.words, Sources(images=images))
        await house.albums.done(request, house.clock())


async def _take(message: Message, words: str, context: Context) -> None:
    house = context.house
    asker = asker_of(message, context.language)
    if not house.settings.allows(asker.user_id, asker.chat_id):
        await house.courier.answer(asker, stranger(context.texts, asker))
    elif message.media_group_id:
        request = AlbumRequest(message.media_group_id, asker, words)
        await house.albums.ask(request, house.clock() + _ALBUM_SECONDS)
    else:
        await _read_and_generate(house, message, asker, words)


async def _read_and_generate(house: House, message: Message, asker: Asker, words: str) -> None:
    try:
        sources = await sources_of(message, house.tasks, house.albums)
    except RequestRefused as error:
        await house.courier.answer(asker, refusal(texts_for(asker.language), error))
    else:
        await generate(house, asker, words, sources)


async def generate(house: House, asker: Asker, words: str, sources: Sources) -> None:
    """Store the request and show that it is under way, or say in words why not."""
    texts = texts_for(asker.language)
    try:
        request = choose(parse(words), sources, defaults_of(house))
        limits = house.settings.limits
        task, is_new = await house.tasks.add(asker, request, limits, house.clock())
    except RequestRefused as error:
        await house.courier.answer(asker, refusal(texts, error))
    except LimitReached as error:
        await house.courier.answer(asker, refusal(texts, error, house.clock()))
    else:
        if is_new:
            await show(house, task)


def defaults_of(house: House) -> Defaults:
    """Return what holds in a chat where a command is silent."""
    return Defaults(model=house.settings.default_model)


async def show(house: House, task: Task) -> None:
    """Wake the worker and send the progress message."""
    house.worker.wake()
    pace = await house.paces.of(task.request.model_id)
    try:
        await house.courier.announce(task, pace.typical)
    except ChatError as error:
        log.info("the progress message of task %s comes later: %r", task.id, error)
