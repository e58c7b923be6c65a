"""``/veo``, and pictures that are to move: a message becomes a wish."""

from typing import cast

from telegram import Message, Update

from bot.chat.asking import asker_of, sources_of, words_after_command
from bot.chat.context import Context, House
from bot.chat.drafting import ask_for_words
from bot.chat.ordering import wish
from bot.chat.pictures import image_in
from bot.chat.refusals import refusal, stranger
from bot.errors import EmptyPrompt, NotAPicture, RequestRefused
from bot.store.albums import AlbumRequest
from bot.tasks.task import Asker
from bot.texts import texts_for
from bot.veo.choice import Sources
from bot.veo.parsing import parse

_ALBUM_SECONDS = 1.5
"""How long after its caption the pictures of an album may come."""


async def on_command(update: Update, context: Context) -> None:
    """Take a ``/veo`` command, in a text or in a caption."""
    message = cast("Message", update.effective_message)
    await _take(message, words_after_command(message) or "", context)


async def on_picture(update: Update, context: Context) -> None:
    """Take a picture in a private chat: its caption is the prompt, and needs no command."""
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
        await _read_album(house, request)
        await house.albums.done(request, house.clock())


async def _read_album(house: House, request: AlbumRequest) -> None:
    asker = request.asker
    images = await house.albums.pictures(asker.chat_id, request.media_group_id)
    if not house.settings.allows(asker.user_id, asker.chat_id):
        await house.post.answer(asker, stranger(texts_for(asker.language), asker))
    elif not images:
        await house.post.answer(asker, refusal(texts_for(asker.language), NotAPicture()))
    else:
        await _generate(house, asker, request.words, Sources(images=images))


async def _take(message: Message, words: str, context: Context) -> None:
    house = context.house
    asker = asker_of(message, context.language)
    if message.media_group_id:
        # Every picture of it comes here, and the album is answered once.
        request = AlbumRequest(message.media_group_id, asker, words)
        await house.albums.ask(request, house.clock() + _ALBUM_SECONDS)
    elif not house.settings.allows(asker.user_id, asker.chat_id):
        await house.post.answer(asker, stranger(context.texts, asker))
    else:
        await _read_and_generate(house, message, asker, words)


async def _read_and_generate(house: House, message: Message, asker: Asker, words: str) -> None:
    try:
        sources = await sources_of(message, house.tasks, house.albums)
    except RequestRefused as error:
        await house.post.answer(asker, refusal(texts_for(asker.language), error))
    else:
        await _generate(house, asker, words, sources)


async def _generate(house: House, asker: Asker, words: str, sources: Sources) -> None:
    """Order it; where only the prompt is missing, ask for that."""
    texts = texts_for(asker.language)
    try:
        lacks_words = not parse(words).prompt
    except RequestRefused as error:
        await house.post.answer(asker, refusal(texts, error))
        return
    if lacks_words and (asker.private or sources != Sources()):
        await ask_for_words(house, asker, words, sources)
    elif lacks_words:
        await house.post.answer(asker, refusal(texts, EmptyPrompt()))
    elif why_not := await wish(house, asker, (words,), sources):
        await house.post.answer(asker, why_not)
