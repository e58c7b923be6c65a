"""``/export``: an admin gets the ledger as a file."""

import asyncio
from tempfile import TemporaryFile

from telegram import Update

from bot.chat.context import Context
from bot.chat.incoming.periods import parse_export
from bot.chat.outgoing.ledger_file import LARGEST_MB, Written, write_ledger
from bot.errors import ChatRefused
from bot.money.periods import EVER, Period
from bot.texts import Html, Texts

_SECONDS = 50.0
"""How long writing and sending may take: an update is given a minute."""


async def on_export(_: Update, context: Context) -> None:
    """Send the entries of some days.

    Raises:
        BadPeriod: nobody knows which days are meant.
    """
    calendar = context.services.calendar
    today = calendar.date_of(context.services.clock())
    period = parse_export(context.args or (), today)
    try:
        async with asyncio.timeout(_SECONDS):
            is_sent = await _is_sent(context, period)
    except (TimeoutError, ChatRefused):
        await context.reply(context.texts("export-failed"))
    else:
        if not is_sent:
            await context.reply(context.texts("export-none", dates=_dates(context.texts, period)))


async def _is_sent(context: Context, period: Period) -> bool:
    """Send the file and return True, unless there is nothing to send."""
    services = context.services
    with TemporaryFile() as file:
        pages = services.reports.pages(period)
        written = await write_ledger(file, pages, services.calendar)
        if not written.entries:
            return False
        caption = _caption(context.texts, period, written)
        await services.attachments.send_document(context.requester, file, _name(period), caption)
        return True


def _caption(texts: Texts, period: Period, written: Written) -> Html:
    lines = [texts("export-caption", count=written.entries, dates=_dates(texts, period))]
    if not written.is_complete:
        lines.append(texts("export-cut", limit=LARGEST_MB))
    return Html("\n".join(lines))


def _dates(texts: Texts, period: Period) -> str:
    return texts("export-all") if period == EVER else texts.days(period.first, period.last)


def _name(period: Period) -> str:
    span = "all" if period == EVER else f"{period.first}-to-{period.last}"
    return f"veogram-ledger-{span}.csv"
