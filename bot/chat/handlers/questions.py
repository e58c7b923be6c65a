"""Answers to the bot's questions: in words, or by the buttons under them."""

from telegram import Update

from bot.chat.context import Context
from bot.chat.incoming.sources import sources_of
from bot.errors import ButtonExpired, ChatError
from bot.store.drafts import Draft, DraftKind
from bot.tasks.task import Origin, message_key
from bot.veo.choice import choose, revise
from bot.veo.parsing import Command, parse
from bot.veo.request import GenerationRequest

_WAITING_SECONDS = 3600.0
"""How long a question in a private chat waits for its answer; later words get an offer."""


async def on_change_of_subject(_: Update, context: Context) -> None:
    """Stop waiting for the answer to a question, so that later words do not buy unexpectedly."""
    who = context.requester
    await context.services.drafts.complete(who.chat_id, who.user_id, before=who.message_id)


async def on_words(_: Update, context: Context) -> None:
    """Handle words that are not a command: the answer to a question, or an idea to offer."""
    requester, services = context.requester, context.services
    key = message_key(requester.chat_id, requester.message_id)
    if await services.orders.is_placed(key):
        return  # handled before
    draft = await _answered(context)
    if draft:
        request = await _completed(draft, parse(context.message.text or ""), context)
        await services.orders.place(requester, request, key)
    elif requester.private:
        await _offer(context)


async def _answered(context: Context) -> Draft | None:
    """Return the draft whose question these words answer; only a button accepts an offer."""
    requester, drafts = context.requester, context.services.drafts
    replied_to = context.message.reply_to_message
    if replied_to:
        draft = await drafts.questioned_in(requester.chat_id, replied_to.message_id)
        return draft if draft and draft.kind is not DraftKind.OFFER else None
    if requester.private:
        since = context.services.clock() - _WAITING_SECONDS
        return await drafts.waiting_for(
            requester.chat_id, requester.user_id, since, before=requester.message_id
        )
    return None


async def _completed(draft: Draft, words: Command, context: Context) -> GenerationRequest:
    if draft.request:
        return revise(draft.request, words, draft.sources)
    defaults = await context.services.defaults(context.requester.chat_id)
    return choose(draft.command.merged(words), draft.sources, defaults)


async def _offer(context: Context) -> None:
    services, requester = context.services, context.requester
    services.orders.check_allowed(requester)
    sources = await sources_of(context.message, services.tasks, services.albums)
    defaults = await services.defaults(requester.chat_id)
    request = choose(parse(context.message.text or ""), sources, defaults)
    await services.questions.offer_idea(requester, request)


async def on_make(_: Update, context: Context) -> None:
    """Order what was offered, exactly as it was offered."""
    draft = await _drafted(context)
    request = draft.request or await _completed(draft, Command(prompt=""), context)
    await _buy(draft, request, context)


async def on_motion(_: Update, context: Context) -> None:
    """Animate a picture with one of the ready-made motions."""
    draft = await _drafted(context)
    motion = Command(prompt=context.texts(f"motion-{context.press.rest}-prompt"))
    await _buy(draft, await _completed(draft, motion, context), context)


async def on_continue(_: Update, context: Context) -> None:
    """Continue a video with its own prompt."""
    draft = await _drafted(context)
    task = await context.services.tasks.get(int(context.press.rest))
    clip = draft.sources.clip
    if task is None or clip is None or task.generation_id != clip.generation_id:
        raise ButtonExpired
    words = Command(prompt=task.request.prompt)
    await _buy(draft, await _completed(draft, words, context), context)


async def _drafted(context: Context) -> Draft:
    draft = await context.services.drafts.get(context.press.number)
    if draft is None:
        raise ButtonExpired
    return draft


async def _buy(draft: Draft, request: GenerationRequest, context: Context) -> None:
    asked = draft.requester
    is_here = asked.chat_id == context.press.chat_id  # message ids do not move with a group
    requester = context.press.requester(answering=asked.message_id if is_here else None)
    quote = draft.quote if request == draft.request else None
    if await context.purchase(request, Origin.DRAFT, requester=requester, quote=quote):
        await _close(context)


async def _close(context: Context) -> None:
    """Remove the buttons: the question is answered."""
    try:
        await context.press.remove_buttons()
    except ChatError:
        return  # the buttons stay, and a second press buys nothing
