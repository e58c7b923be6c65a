"""Presses of buttons: whom a question serves, and whether a press still counts."""

from bot.chat.context import Context
from bot.chat.outgoing.keyboards import column
from bot.errors import ButtonExpired, NotAsked, QuestionClosed
from bot.money.credits import Credits
from bot.store.drafts import OFFERS, Draft
from bot.tasks.task import Requester
from bot.veo.request import GenerationRequest


async def pressed_draft(context: Context) -> Draft:
    """Return the draft whose question has the button; it serves whom it was put to.

    It is open, or its buttons have bought already, and buy nothing more.

    Raises:
        ButtonExpired: nothing is known of it any more.
        QuestionClosed: it was answered in words, or dropped.
        NotAsked: somebody else was asked.
    """
    press, services = context.press, context.services
    draft = await services.drafts.get(press.number)
    if draft is None:
        raise ButtonExpired
    if draft.closed and not await is_bought(draft, context):
        raise QuestionClosed
    asked = draft.requester
    if not await services.permissions.may_answer(asked.user_id, press.chat_id, press.user_id):
        raise NotAsked
    return draft


async def pressed_offer(context: Context) -> tuple[Draft, GenerationRequest]:
    """Return the draft whose offer has the button, while it is open, and what it offers.

    Raises:
        ButtonExpired, QuestionClosed, NotAsked: see pressed_draft; nothing is made of what has
            been bought.
    """
    draft = await pressed_draft(context)
    if draft.closed:
        raise QuestionClosed
    if draft.kind not in OFFERS or draft.request is None:
        raise ButtonExpired
    return draft, draft.request


def presser(draft: Draft, context: Context) -> Requester:
    """Return who presses, answering what the question answers, where that is in this chat.

    Message ids do not move with a group, and are others elsewhere.
    """
    asked = draft.requester
    is_here = asked.chat_id == context.press.chat_id
    return context.press.requester(answering=asked.message_id if is_here else None)


async def is_bought(draft: Draft, context: Context) -> bool:
    """Return whether a question has bought already, by whatever answer."""
    return await context.services.orders.is_placed(draft.order_key)


async def is_too_late(context: Context) -> bool:
    """Return whether a press has waited too long to buy, and say so: it can be pressed again."""
    if not context.is_late:
        return False
    await context.reply(context.texts("press-again"))
    await context.press.tell()
    return True


async def is_dearer(context: Context, label: str, price: Credits) -> bool:
    """Return whether the pressed button has named less than its price of today, and say so.

    The same button with the price of today comes with the words; ``label`` is its text.
    """
    press, texts = context.press, context.texts
    if press.price is None or price <= press.price:
        return False
    again = context.services.keyboards.priced(
        press.chat_id, texts, texts(label), press.verb, press.number, price
    )
    await context.reply(texts("price-risen", price=texts.amount(price)), column([again]))
    await press.tell()
    return True
