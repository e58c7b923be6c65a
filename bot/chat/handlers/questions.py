"""Answers to the bot's questions: in words, or by the buttons under them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from telegram import Update

from bot.chat.asked import is_bought, pressed_draft, presser
from bot.chat.context import Context
from bot.chat.helping import Wanted
from bot.chat.incoming.messages import is_second_hand
from bot.chat.incoming.small_talk import is_small_talk
from bot.chat.incoming.sources import sources_of
from bot.chat.orders import Order
from bot.errors import (
    ButtonExpired,
    LimitReached,
    QuestionClosed,
    StarsOwed,
    VideoForgotten,
)
from bot.money.credits import Credits
from bot.store.drafts import OFFERS, Draft, DraftKind
from bot.tasks.kinds import Kind
from bot.tasks.source_keys import message_key
from bot.tasks.task import Origin, Requester
from bot.veo.choice import choose, revise
from bot.veo.helping import still_of
from bot.veo.parsing import Command, parse
from bot.veo.request import GenerationRequest

_WAITING_SECONDS = 3600.0
"""How long a question takes words as its answer."""

_CHOICES = (DraftKind.MOTION, DraftKind.EXTEND)
"""Questions whose buttons answer them, too."""


async def on_change_of_subject(_: Update, context: Context) -> None:
    """Stop waiting for the answer to a question, so that later words do not buy unexpectedly."""
    who = context.requester
    await context.services.drafts.complete(who.chat_id, who.user_id, before=who.message_id)


async def on_words(_: Update, context: Context) -> None:
    """Handle words that are not a command: the answer to a question, or an idea to offer."""
    requester, services = context.requester, context.services
    key = message_key(requester.chat_id, requester.message_id)
    if await services.orders.is_placed(key) or await services.questions.resume(key):
        return  # handled before
    draft = await _answered(context)
    if is_small_talk(context.message.text or "") and (draft or requester.private):
        await context.check_allowed()
        await context.reply(context.texts("small-talk"))  # whatever was asked stays open
    elif draft:
        await context.check_allowed()  # whoever is not is told once an hour, whatever they answer
        await _order(draft, key, context)
    elif requester.private:
        await _offer(context)


async def _order(draft: Draft, key: str, context: Context) -> None:
    """Order what the words complete, if the question still takes words.

    Raises:
        QuestionClosed: it has been answered or dropped.
    """
    if draft.closed:
        raise QuestionClosed
    if draft.created_at < _since(context):
        has_choice = draft.kind in _CHOICES and not context.requester.channel
        buttons = "yes" if has_choice else "no"
        await context.reply(context.texts("answer-too-late", buttons=buttons))
        return
    if draft.kind is DraftKind.REPAINT:
        await _repaint(draft, key, context)
        return
    words = parse(context.message.text or "")
    request = _completed(draft, words, context)
    if _is_to_improve(draft, words, context):
        await _improve_first(request, key, context, draft)
    elif await _place(draft, request, key, context):
        await context.services.questions.end(draft)


def _is_to_improve(draft: Draft, words: Command, context: Context) -> bool:
    """Return whether a better prompt than an answer is to be shown before that is bought.

    What a chat wants for every prompt does not hold for one that replaces another: that may be a
    better one already.
    """
    return context.is_to_improve(words) and (words.improve or draft.kind is not DraftKind.EDIT)


async def _repaint(draft: Draft, key: str, context: Context) -> None:
    """Make a picture of other words, in the same shape unless they say otherwise."""
    helping, requester = context.services.helping, context.requester
    shown = replace(context.defaults, aspect_ratio=draft.request.shape if draft.request else None)
    request = still_of(context.message.text or "", helping.model(Kind.STILL), shown)
    source = draft.source_task_id
    async with _last_words(context):
        await helping.draw(requester, request, key, draft_id=draft.id, source_task_id=source)
    await context.services.questions.end(draft)


async def _improve_first(
    request: GenerationRequest, key: str, context: Context, draft: Draft | None = None
) -> None:
    """Have a better prompt shown before anything is bought."""
    root, source = (draft.root_id, draft.source_task_id) if draft else (None, None)
    wanted = Wanted(context.requester, request, key, root, source)
    await context.services.helping.improve_first(wanted)


def _since(context: Context) -> float:
    """Return when the oldest question was asked that still takes words."""
    return context.services.clock() - _WAITING_SECONDS


async def _place(draft: Draft, request: GenerationRequest, key: str, context: Context) -> bool:
    """Place the order and return whether that was done, or had to be asked about first."""
    order = _order_of(draft, request, context.requester, key)
    async with _last_words(context):
        return await context.services.orders.place(order) is not None


@asynccontextmanager
async def _last_words(context: Context) -> AsyncIterator[None]:
    """Wait for no other words where these are refused for now.

    Nothing that they say later, when they may again, is meant as the answer.
    """
    try:
        yield
    except (LimitReached, StarsOwed):
        who = context.requester
        drafts = context.services.drafts
        await drafts.complete(who.chat_id, who.user_id, before=who.message_id)
        raise


async def _answered(context: Context) -> Draft | None:
    """Return the draft whose question these words answer, though it may take no more words.

    Only who was asked answers, and in their own words.
    """
    message = context.message
    if is_second_hand(message) or message.external_reply or message.reply_to_story:
        return None
    if message.reply_to_message:
        return await _replied_to(message.reply_to_message.message_id, context)
    requester = context.requester
    if not requester.private:
        return None
    return await context.services.drafts.waiting_for(
        requester.chat_id,
        requester.user_id,
        _since(context),
        before=requester.message_id,
        thread_id=requester.thread_id,
    )


async def _replied_to(message_id: int, context: Context) -> Draft | None:
    """Return the draft of their question in a message; only a button accepts an offer."""
    requester = context.requester
    draft = await context.services.drafts.questioned_in(requester.chat_id, message_id)
    if draft is None or draft.kind in OFFERS:
        return None
    return draft if draft.requester.user_id == requester.user_id else None


def _completed(draft: Draft, words: Command, context: Context) -> GenerationRequest:
    """Return what the words make of a question: what it has shown, unless they have options."""
    shown = draft.request
    if shown and draft.kind is DraftKind.EDIT:
        return revise(shown, words, draft.sources)
    command = draft.command.merged(words)
    if shown and words.prompt and not words.has_options:
        return shown.with_prompt(command.prompt)
    return choose(command, draft.sources, context.defaults)


def _quote(draft: Draft, request: GenerationRequest) -> Credits | None:
    """Return the price that the person was told for a request, if any."""
    is_shown = draft.request and request == draft.request.with_prompt(request.prompt)
    return draft.quote if is_shown else None


async def _offer(context: Context) -> None:
    services, requester = context.services, context.requester
    await context.check_allowed()
    sources = await sources_of(context.message, services.tasks, services.albums)
    words = parse(context.message.text or "")
    request = choose(words, sources, context.defaults)
    is_own = not is_second_hand(context.message) and not sources.incomplete
    if is_own and context.is_to_improve(words):
        key = message_key(requester.chat_id, requester.message_id)
        await _improve_first(request, key, context)
    else:
        await services.questions.offer_idea(requester, request, sources)


async def on_make(_: Update, context: Context) -> None:
    """Order what was offered, exactly as it was offered."""
    draft = await pressed_draft(context)
    offered = draft.request if draft.kind in OFFERS else None
    await _buy(draft, offered or _completed(draft, Command(), context), context)


async def on_motion(_: Update, context: Context) -> None:
    """Animate a picture with one of the ready-made motions."""
    draft = await pressed_draft(context)
    motion = Command(prompt=context.texts(f"motion-{context.press.rest}-prompt"))
    await _buy(draft, _completed(draft, motion, context), context)


async def on_as_is(_: Update, context: Context) -> None:
    """Animate a picture that was made, by the words that it was made from."""
    draft = await pressed_draft(context)
    number = draft.source_task_id
    task = await context.services.tasks.get(number) if number is not None else None
    if task is None or task.kind is not Kind.STILL or draft.kind is not DraftKind.MOTION:
        raise ButtonExpired
    if task.is_withdrawn:
        raise VideoForgotten
    words = Command(prompt=task.request.prompt)
    await _buy(draft, _completed(draft, words, context), context)


async def on_continue(_: Update, context: Context) -> None:
    """Continue a video with its own prompt."""
    task = await context.services.tasks.get(int(context.press.rest))
    if task and task.is_withdrawn:
        raise VideoForgotten  # its questions are gone, too
    draft = await pressed_draft(context)
    clip = draft.sources.clip
    if task is None or clip is None or task.generation_id != clip.generation_id:
        raise ButtonExpired
    words = Command(prompt=task.request.prompt)
    await _buy(draft, _completed(draft, words, context), context)


async def on_drop(_: Update, context: Context) -> None:
    """Drop a question: nothing will be made."""
    draft = await pressed_draft(context)
    if await is_bought(draft, context) or not await context.services.drafts.close(draft):
        raise QuestionClosed
    await context.press.tell()
    await context.press.replace(context.texts("question-dropped"))


async def _buy(draft: Draft, request: GenerationRequest, context: Context) -> None:
    is_offered = draft.kind in OFFERS and request == draft.request
    if is_offered and context.is_late and not await is_bought(draft, context):
        mention = context.press.mention
        await context.services.questions.repeat(
            context.requester, draft, mention, context.elsewhere
        )
        await context.press.tell()
        return
    order = _order_of(draft, request, presser(draft, context), draft.order_key)
    agreed = is_offered and draft.quote is not None  # older versions have offered without a price
    order = replace(order, origin=Origin.DRAFT, agreed=agreed, elsewhere=context.elsewhere)
    if await context.purchase(order):
        await context.remove_buttons()


def _order_of(
    draft: Draft, request: GenerationRequest, requester: Requester, source_key: str
) -> Order:
    """Return the order that an answer to a question makes."""
    return Order(
        requester,
        request,
        source_key,
        quote=_quote(draft, request),
        draft_id=draft.id,
        source_task_id=draft.source_task_id,
    )
