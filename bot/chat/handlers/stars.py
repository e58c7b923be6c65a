"""``/buy`` and ``/balance``: Stars for videos beyond the free share."""

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update

from bot.chat.context import Context
from bot.chat.outgoing.keyboards import column
from bot.chat.outgoing.star_words import holding, line
from bot.errors import ButtonExpired, StarsOff, UnknownPack
from bot.money.packs import PACKS, Pack, pack_named, pack_of
from bot.texts import Html

PRIVATE_COMMANDS = ("buy", "balance", "paysupport")
"""What concerns nobody else, and so is said in private."""

PAGE = 10
"""Entries per page."""


async def on_buy(_: Update, context: Context) -> None:
    """Offer the packs, or send the invoice for the one that is named.

    A link from a group starts the private chat with the word ``buy``.
    """
    await _check_may_buy(context)
    words = [word for word in context.args or () if word != "buy"]
    if words:
        pack = _meant(words)
        await context.services.invoices.send(context.requester, context.texts, pack)
    else:
        await context.reply(await _offer(context), _packs(context))


async def on_pack(_: Update, context: Context) -> None:
    """Send the invoice for a pack."""
    await _check_may_buy(context)
    pack = pack_named(context.press.name)
    if pack is None:
        raise ButtonExpired
    await context.press.tell()
    await context.services.invoices.send(context.requester, context.texts, pack)


async def _check_may_buy(context: Context) -> None:
    """Return when somebody may buy Stars: whoever may make videos somewhere.

    Raises:
        StarsOff: none are sold.
        NotAllowed: what they buy would be of no use to them.
    """
    if not context.services.settings.stars_per_usd:
        raise StarsOff
    await context.services.permissions.check_customer(context.requester.user_id)


def _meant(words: list[str]) -> Pack:
    number = words[0] if len(words) == 1 else ""
    pack = pack_of(int(number)) if number.isascii() and number.isdigit() else None
    if pack is None:
        raise UnknownPack(tuple(str(pack.stars) for pack in PACKS if not pack.monthly))
    return pack


async def _offer(context: Context) -> Html:
    services = context.services
    return context.texts(
        "buy",
        rate=services.settings.stars_per_usd,
        held=holding(context.texts, await services.stars.balance(context.requester.user_id)),
    )


def _packs(context: Context) -> InlineKeyboardMarkup:
    button, chat_id = context.services.keyboards.button, context.requester.chat_id
    texts = context.texts
    return column(
        button(
            chat_id,
            texts("button-pack", stars=pack.stars, monthly="yes" if pack.monthly else "no"),
            "pack",
            pack.name,
        )
        for pack in PACKS
    )


async def on_balance(_: Update, context: Context) -> None:
    """Show what somebody has, and what has changed it last."""
    if not await context.services.stars.exists(context.requester.user_id):
        await context.services.permissions.check_customer(context.requester.user_id)
    await context.reply(*await _page(context, 0))


async def on_page(_: Update, context: Context) -> None:
    """Show another page of what has changed a balance."""
    await context.press.replace(*await _page(context, context.press.number))
    await context.press.tell()


async def _page(context: Context, offset: int) -> tuple[Html, InlineKeyboardMarkup | None]:
    services, texts, user_id = context.services, context.texts, context.requester.user_id
    found = await services.stars.page(user_id, offset, PAGE + 1)
    zone = services.calendar.zone
    title = Html(f"<b>{holding(texts, await services.stars.balance(user_id))}</b>")
    nothing = texts("balance-none", rate=services.settings.stars_per_usd)
    lines = [line(texts, entry, zone) for entry in found[:PAGE]] or [nothing]
    chat_id, keyboards = context.requester.chat_id, services.keyboards
    turns = keyboards.turns(chat_id, "account", offset, PAGE, has_more=len(found) > PAGE)
    keyboard = InlineKeyboardMarkup([turns]) if turns else None
    return Html("\n".join([title, *lines])), keyboard


async def on_elsewhere(_: Update, context: Context) -> None:
    """Lead from a group to the private chat: others need not see what somebody has."""
    url = f"https://t.me/{context.bot.username}?start=buy"
    button = InlineKeyboardButton(context.texts("button-private"), url=url)
    await context.reply(context.texts("private-only"), column([button]))
