"""``/veo``, and pictures to animate."""

from telegram import Update

from bot.chat.context import Context
from bot.chat.helping import Wanted
from bot.chat.incoming.messages import is_second_hand, quoted_words, words_after_command
from bot.chat.incoming.sources import image_in, sources_of
from bot.chat.orders import Order
from bot.errors import NoPictureThere, RequestRefused
from bot.store.albums import AlbumMessage
from bot.tasks.source_keys import message_key
from bot.veo.choice import choose
from bot.veo.expected import expected
from bot.veo.parsing import Command, parse
from bot.veo.sources import Image, Sources


async def on_command(update: Update, context: Context) -> None:
    """Handle a ``/veo`` command, in a text or in a caption; alone, a quote is the prompt."""
    words = words_after_command(context.message) or ""
    await _take(words, update, context, quoted_words(context.message))


async def on_picture(update: Update, context: Context) -> None:
    """Handle a picture in a private chat: its caption is the prompt, and needs no command."""
    await _take(context.message.caption or "", update, context)


async def on_album_message(_: Update, context: Context) -> None:
    """Store a message of an album: it is gathered later, or somebody may reply to it."""
    requester = context.requester
    if not await context.services.permissions.allows(requester.user_id, requester.chat_id):
        return  # nothing is kept of strangers
    message = context.message
    await context.services.albums.add(
        AlbumMessage(
            chat_id=message.chat.id,
            message_id=message.message_id,
            media_group_id=message.media_group_id or "",
            has_words=_has_words(context),
            image=_usable_image(context),
            user_id=requester.user_id,
        ),
        context.services.clock(),
    )


def _has_words(context: Context) -> bool:
    """Return whether a message of an album asks for a video; in private any caption does."""
    is_prompt = context.requester.private and bool(context.message.caption)
    return is_prompt or words_after_command(context.message) is not None


def _usable_image(context: Context) -> Image | None:
    try:
        return image_in(context.message)
    except RequestRefused:
        return None


async def _take(words: str, update: Update, context: Context, quote: str = "") -> None:
    await context.check_allowed()
    try:
        sources = await _sources(update, context)
    except NoPictureThere:
        if not quote or parse(words).prompt:
            raise
        sources = Sources()
    if sources is None:
        return
    own = parse(words)
    quoted = Command() if own.prompt else parse(quote)
    command = quoted.merged(own)
    if command.prompt:
        await _order(command, sources, context, is_offer=quoted.has_options)
    else:
        await _ask_words(command, sources, context)


async def _sources(update: Update, context: Context) -> Sources | None:
    """Return what to start from, or None where another message of the album makes the request."""
    services, message = context.services, context.message
    if message.media_group_id:
        return await services.gatherer.gather(message, update.update_id)
    return await sources_of(message, services.tasks, services.albums)


async def _ask_words(command: Command, sources: Sources, context: Context) -> None:
    questions, requester = context.services.questions, context.requester
    bot = context.bot.username
    await questions.ask_words(requester, command, sources, context.defaults, username=bot)


async def _order(command: Command, sources: Sources, context: Context, *, is_offer: bool) -> None:
    """Place the order, or ask first where it may not be meant as one.

    Options that stand in a quote may be somebody else's: ``is_offer``.
    """
    services, requester = context.services, context.requester
    request = choose(command, sources, context.defaults)
    if is_offer or is_second_hand(context.message) or sources.incomplete:
        if requester.channel:  # where no button could accept an offer
            await context.reply(context.texts("own-post-only"))
        else:
            await services.questions.offer_idea(requester, request, sources, shows_prompt=is_offer)
        return
    key = message_key(requester.chat_id, requester.message_id)
    if context.is_to_improve(command):
        wanted = Wanted(requester, request, key, source_task_id=sources.task_id)
        await services.helping.improve_first(wanted)
        return
    usual = expected(request, command, context.defaults)
    order = Order(requester, request, key, usual=usual, source_task_id=sources.task_id)
    await services.orders.place(order)
