"""``/start``: a greeting, with examples that one tap and one confirmation make."""

from telegram import InlineKeyboardMarkup, Update

from bot.chat.buttons import EXAMPLES
from bot.chat.context import Context
from bot.chat.greeting import group_greeting
from bot.chat.outgoing.keyboards import column
from bot.chat.shown_prices import shown_quote
from bot.errors import ButtonExpired
from bot.store.drafts import Draft
from bot.tasks.source_keys import example_key
from bot.texts import Html
from bot.veo.choice import choose
from bot.veo.holding import usual_request
from bot.veo.parsing import Command
from bot.veo.sources import Sources

_ASKED_SECONDS = 3600.0
"""How long a question counts as one that is still before the person's eyes."""


async def on_start(_: Update, context: Context) -> None:
    """Greet; in private with examples, what a video costs here, and how many are left today."""
    if not context.requester.private:
        await context.reply(group_greeting(context))
        return
    left = await _videos_left(context)
    lines, may_ask = _what_it_takes(context, left), left != 0 or _sells(context)
    if may_ask:
        lines.append(context.texts("start-examples"))
    text = Html("\n\n".join([context.texts("start"), Html("\n".join(lines))]))
    await context.reply(text, _examples(context) if may_ask else None)


async def on_example(_: Update, context: Context) -> None:
    """Offer to make an example, as this chat makes videos; while that stands, no second time.

    Raises:
        ButtonExpired: there is no such example any more.
    """
    press, texts, services = context.press, context.texts, context.services
    if press.name not in EXAMPLES:
        raise ButtonExpired
    key = example_key(press.chat_id, press.message_id, press.name)
    known = await services.drafts.begun_by(key)
    if known and _is_open(known, context):
        await press.tell(texts("example-asked"))
        return
    prompt = Command(prompt=texts(f"example-{press.name}-prompt"))
    await services.questions.offer_idea(
        context.requester,
        choose(prompt, Sources(), context.defaults),
        Sources(),
        source_key=press.source_key if known and known.question_id else key,
        shows_prompt=True,
    )
    await press.tell()


def _is_open(draft: Draft, context: Context) -> bool:
    """Return whether a question was put, not long ago, and can still be answered."""
    is_recent = context.services.clock() - draft.created_at < _ASKED_SECONDS
    return draft.question_id is not None and is_recent and not draft.closed


async def _videos_left(context: Context) -> int | None:
    """Return how many usual videos are left for somebody today; None is no limit."""
    services, who = context.services, context.requester
    return await services.budgets.videos_left(
        services.settings.limits.allowances(who.user_id, who.chat_id),
        services.calendar.day(services.clock()),
        services.prices.quote(usual_request(context.defaults)),
    )


def _sells(context: Context) -> bool:
    return context.services.settings.stars_per_usd > 0


def _what_it_takes(context: Context, left: int | None) -> list[Html]:
    """Return what a video costs here, where that is shown, and how many are left where some are."""
    texts, request = context.texts, usual_request(context.defaults)
    lines, quote = [], shown_quote(context, request)
    if quote is not None:
        about = {"model": request.title, "duration": request.duration}
        lines.append(texts("start-cost", price=texts.amount(quote), **about))
    if left is not None:
        lines.append(texts("start-left", left=left, sells="yes" if _sells(context) else "no"))
    return lines


def _examples(context: Context) -> InlineKeyboardMarkup:
    """Return a button for each example; it works in this chat alone."""
    texts, chat_id, keyboards = context.texts, context.requester.chat_id, context.services.keyboards
    return column(
        keyboards.button(chat_id, texts(f"button-example-{name}"), "example", name)
        for name in EXAMPLES
    )
