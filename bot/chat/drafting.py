"""Requests that still lack something: we ask, and the answer or a button completes them."""

from collections.abc import Sequence
from typing import cast

from telegram import InlineKeyboardMarkup, Message, Update

from bot.chat.asking import asker_of, sources_of
from bot.chat.context import Context, House
from bot.chat.keyboards import Keyboard, button, column
from bot.chat.ordering import Press, wish
from bot.chat.pressing import Pressed, pressed, tell
from bot.chat.refusals import refusal, stranger
from bot.errors import ChatError, ProviderError, RequestRefused
from bot.store.drafts import Draft
from bot.tasks.task import Asker, Origin
from bot.texts import Html, Texts, texts_for
from bot.veo.choice import Sources, choose
from bot.veo.parsing import parse
from bot.veo.request import GenerationRequest

_WAITING_SECONDS = 3600.0
"""How long a question in a private chat waits for its answer; later words are an idea again."""

MOTIONS = ("closer", "alive", "around")
"""Ready-made ways for a picture to move; the texts hold a name and a prompt for each."""


async def ask_for_words(house: House, asker: Asker, words: str, sources: Sources) -> None:
    """Ask what the video shall show, or how what there is shall move."""
    draft, is_new = await house.drafts.add(asker, words, sources, house.clock(), waiting=True)
    if not is_new:
        return
    texts = texts_for(asker.language)
    if sources != Sources():
        await ask(house, draft, texts("ask-motion"), _motions(texts, draft))
    else:
        await ask(house, draft, texts("ask-prompt"))


async def ask(house: House, draft: Draft, question: Html, keyboard: Keyboard = None) -> None:
    """Put a question, and remember which message it is, so that answers to it are understood."""
    message = await house.post.say(draft.asker, question, reply_markup=keyboard)
    await house.drafts.asked(draft, message.message_id)


def _motions(texts: Texts, draft: Draft) -> InlineKeyboardMarkup:
    return column(
        button(texts(f"motion-{motion}"), f"motion:{draft.id}:{motion}") for motion in MOTIONS
    )


async def on_change_of_subject(update: Update, context: Context) -> None:
    """Wait no longer for the answer to a question: later words would buy by surprise."""
    message = cast("Message", update.effective_message)
    asker = asker_of(message, context.language)
    await context.house.drafts.complete(asker.chat_id, asker.user_id, before=asker.message_id)


async def on_words(update: Update, context: Context) -> None:
    """Take words that are no command: the answer to a question of ours, or an idea."""
    message = cast("Message", update.effective_message)
    asker = asker_of(message, context.language)
    house = context.house
    if await house.tasks.at(asker.chat_id, asker.message_id):
        return  # seen before
    draft = await _meant(message, asker, house)
    if draft:
        await _complete(house, draft, asker, message.text or "")
    elif asker.private:
        await _offer(house, message, asker)


async def _meant(message: Message, asker: Asker, house: House) -> Draft | None:
    answered = message.reply_to_message
    if answered:
        return await house.drafts.questioned_in(asker.chat_id, answered.message_id)
    if asker.private:
        since = house.clock() - _WAITING_SECONDS
        return await house.drafts.waiting_for(asker.chat_id, asker.user_id, since)
    return None


async def _complete(house: House, draft: Draft, asker: Asker, words: str) -> None:
    why_not = await wish(house, asker, (draft.words, words), draft.sources)
    if why_not:
        await house.post.answer(asker, why_not)


async def _offer(house: House, message: Message, asker: Asker) -> None:
    """Offer to make a video of an idea, with its price: plain words never buy anything."""
    texts, words = texts_for(asker.language), message.text or ""
    if not house.settings.allows(asker.user_id, asker.chat_id):
        await house.post.answer(asker, stranger(texts, asker))
        return
    try:
        sources = await sources_of(message, house.tasks, house.albums)
        request = choose(parse(words), sources, await house.defaults(asker.chat_id))
    except RequestRefused as error:
        await house.post.answer(asker, refusal(texts, error))
        return
    draft, is_new = await house.drafts.add(asker, words, sources, house.clock(), waiting=False)
    if is_new:
        make = column([button(texts("button-make"), f"make:{draft.id}")])
        await ask(house, draft, await _offer_text(house, texts, request), make)


async def _offer_text(house: House, texts: Texts, request: GenerationRequest) -> Html:
    try:
        price = await house.provider.price(request)
    except ProviderError:
        price = None
    return texts(
        "offer",
        model=request.title,
        duration=request.duration,
        price="none" if price is None else texts.price(price),
    )


async def on_make(update: Update, context: Context) -> None:
    """Make a video of an idea."""
    press, draft = await _drafted(update, context)
    if draft:
        await _order(press, draft, (draft.words,), context)


async def on_motion(update: Update, context: Context) -> None:
    """Let a picture move in one of the ready-made ways."""
    press, draft = await _drafted(update, context)
    if draft:
        prompt = context.texts(f"motion-{press.rest}-prompt")
        await _order(press, draft, (draft.words, prompt), context)


async def on_go_on(update: Update, context: Context) -> None:
    """Go on with a video in the words that it began with."""
    press, draft = await _drafted(update, context)
    task = await context.house.tasks.get(int(press.rest)) if draft else None
    if draft and task:
        await _order(press, draft, (draft.words, task.request.prompt), context)


async def _drafted(update: Update, context: Context) -> tuple[Pressed, Draft | None]:
    press = pressed(update, context)
    draft = await context.house.drafts.get(press.number)
    if draft is None:
        await tell(press.query, context.texts("press-nothing"))
    return press, draft


async def _order(press: Pressed, draft: Draft, words: Sequence[str], context: Context) -> None:
    asker = press.asker(answering=draft.asker.message_id)
    why_not = await wish(
        context.house, asker, words, draft.sources, Press(Origin.DRAFT, press.query.id)
    )
    await tell(press.query, why_not)
    if not why_not:
        await close_question(press)


async def close_question(press: Pressed) -> None:
    """Take the buttons away: the question is answered."""
    try:
        await press.without_buttons()
    except ChatError:
        return  # the buttons stay, and double taps are understood
