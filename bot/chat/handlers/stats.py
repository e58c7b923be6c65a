"""``/stats``: admins see what was asked for, made and spent."""

import logging

from telegram import InlineKeyboardMarkup, Message, Update

from bot.chat.context import Context
from bot.chat.incoming.periods import STATS_DAYS, parse_stats
from bot.chat.outgoing.captions import fits_caption
from bot.chat.outgoing.keyboards import ticked
from bot.chat.outgoing.statistics import Report, chart, in_words
from bot.errors import ButtonExpired, ChatError
from bot.money.periods import last_days
from bot.texts import Html

log = logging.getLogger(__name__)


async def on_stats(_: Update, context: Context) -> None:
    """Answer with the statistics of today or of the last days."""
    days = parse_stats(context.args or ())
    text, png = await _drawn(context, days)
    await _answer(context, text, png, _keyboard(context, days))


async def on_days(_: Update, context: Context) -> None:
    """Show other days in the place of those that were shown.

    Raises:
        ButtonExpired: it is a button of another version.
    """
    press, days = context.press, context.press.number
    if days not in STATS_DAYS:
        raise ButtonExpired
    await press.tell()
    text, png = await _drawn(context, days)
    keyboard = _keyboard(context, days)
    if png is None and _is_text(context):
        await press.replace(text, keyboard)
    elif png is None or not fits_caption(text) or not await _is_replaced(context, text, png, days):
        await context.remove_buttons()
        await _answer(context, text, png, keyboard)


async def _drawn(context: Context, days: int) -> tuple[Html, bytes | None]:
    """Return the words, and the chart where it can be drawn. A group reads no names."""
    report = await _report(context, days)
    text = in_words(context.texts, report, with_names=context.requester.private)
    drawing = chart(context.texts, report)
    return text, await context.services.charts.draw(drawing) if drawing else None


async def _report(context: Context, days: int) -> Report:
    services, now = context.services, context.services.clock()
    calendar = services.calendar
    period = last_days(calendar.date_of(now), days)
    hours = calendar.hours(period.last) if days == 1 else ()
    found = await services.reports.statistics(period, [each.timestamp() for each in hours])
    spenders = {each.id for each in (*found.chats, *found.people)}
    return Report(period, hours, found, await services.people.of(spenders), now)


def _keyboard(context: Context, shown: int) -> InlineKeyboardMarkup:
    chat_id, button = context.requester.chat_id, context.services.keyboards.button
    labels = {
        days: ticked(context.texts(f"button-stats-{days}"), is_current=days == shown)
        for days in STATS_DAYS
    }
    return InlineKeyboardMarkup(
        [[button(chat_id, label, "stats", days) for days, label in labels.items()]]
    )


async def _answer(
    context: Context, text: Html, png: bytes | None, keyboard: InlineKeyboardMarkup
) -> None:
    """Answer with the chart, or where there is none in words alone."""
    attachments = context.services.attachments
    if png:
        try:
            await attachments.send_picture(context.requester, png, text, keyboard)
        except ChatError as error:
            log.info("a chart is not sent: %r", error)
        else:
            return
    await context.reply(text, keyboard)


async def _is_replaced(context: Context, text: Html, png: bytes, days: int) -> bool:
    press, attachments = context.press, context.services.attachments
    try:
        await attachments.replace_by_picture(
            press.chat_id, press.message_id, png, text, _keyboard(context, days)
        )
    except ChatError as error:
        log.info("a chart is not replaced: %r", error)
        return False
    return True


def _is_text(context: Context) -> bool:
    """Return whether a message without a picture is shown."""
    message = context.press.query.message
    return isinstance(message, Message) and message.text is not None
