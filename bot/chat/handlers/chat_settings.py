"""``/settings``: a chat's defaults for what a command does not mention, chosen by buttons."""

from typing import Any

from telegram import InlineKeyboardMarkup, Update

from bot.chat.chat_defaults import may_change
from bot.chat.context import Context
from bot.chat.outgoing.keyboards import column, ticked
from bot.chat.outgoing.setting_choices import CHOICES, key_of, name_of, shown, unfit_lines
from bot.chat.shown_prices import shown_quote
from bot.errors import ButtonExpired
from bot.store.chats import ChatSettings
from bot.texts import Html
from bot.veo.catalogue import FAMILIES
from bot.veo.holding import held, usual_request

NONE = "-"
"""The argument of a button for "auto"."""

_SWITCHES = ("improve", "share_link")
"""Settings that no model knows."""


async def on_settings(_: Update, context: Context) -> None:
    """Show the settings of this chat, and what holds by them."""
    settings = await context.services.chats.of(context.requester.chat_id)
    await context.reply(*_overview(context, settings))


async def on_field(_: Update, context: Context) -> None:
    """Show the values of one setting."""
    press, field = context.press, _field(context)
    if await may_change(context):
        settings = await context.services.chats.of(press.chat_id)
        keyboard = _values(context, field, getattr(settings, field))
        await press.replace(context.texts(f"settings-{key_of(field)}-about"), keyboard)
        await press.tell()


async def on_value(update: Update, context: Context) -> None:
    """Store a choice, and show the settings as they are now."""
    press, field = context.press, _field(context)
    values = {_spelled(value): value for value in (None, *CHOICES[field].values)}
    if press.rest not in values:
        raise ButtonExpired
    if await may_change(context):
        changes = {field: values[press.rest]}
        settings = await context.services.chats.change(press.chat_id, **changes)
        await context.prepare(update)
        await press.replace(*_overview(context, settings))
        await press.tell()


async def on_back(_: Update, context: Context) -> None:
    """Go back to the overview."""
    press = context.press
    if await may_change(context):
        settings = await context.services.chats.of(press.chat_id)
        await press.replace(*_overview(context, settings))
        await press.tell()


def _field(context: Context) -> str:
    """Return the setting that a button is for.

    Raises:
        ButtonExpired: there is none of this name any more.
    """
    if context.press.name not in CHOICES:
        raise ButtonExpired
    return context.press.name


def _overview(context: Context, settings: ChatSettings) -> tuple[Html, InlineKeyboardMarkup]:
    texts, chat_id = context.texts, context.requester.chat_id
    rows = []
    for field in _offered(context):
        value = shown(texts, field, getattr(settings, field))
        label = texts("settings-row", name=name_of(texts, field), value=value)
        rows.append(context.services.keyboards.button(chat_id, label, "set", field))
    return _what_holds(context, settings), column(rows)


def _what_holds(context: Context, settings: ChatSettings) -> Html:
    """Return what holds in this chat, by whose choice, and what a video costs by it."""
    texts = context.texts
    defaults = settings.defaults(context.services.settings.default_model)
    lines = "\n".join(_holding_lines(context, settings))
    parts = [texts("settings-title"), lines, *unfit_lines(texts, defaults)]
    quote = shown_quote(context, usual_request(defaults))
    if quote is not None:
        parts.append(texts("settings-price", price=texts.amount(quote)))
    return Html("\n\n".join(parts))


def _holding_lines(context: Context, settings: ChatSettings) -> list[Html]:
    """Return a line for each setting: what holds, and whether the chat has chosen it."""
    texts = context.texts
    defaults = settings.defaults(context.services.settings.default_model)
    is_own = settings.model in FAMILIES
    told: dict[str, tuple[Any, str]] = {
        "model": (defaults.model, "chat" if is_own else "bot"),
        **{
            each.field: (each.value, "chat" if each.is_chosen else "model")
            for each in held(defaults)
        },
        **{field: _own(settings, field) for field in _SWITCHES},
        "language": (texts.language, "chat" if settings.language else "person"),
    }
    return [
        texts("settings-holds", name=name_of(texts, field), value=shown(texts, field, value), by=by)
        for field, (value, by) in told.items()
        if field in _offered(context)
    ]


def _own(settings: ChatSettings, field: str) -> tuple[Any, str]:
    """Return what holds of a switch that no model knows, which is off at first."""
    chosen = getattr(settings, field)
    return bool(chosen), "bot" if chosen is None else "chat"


def _offered(context: Context) -> list[str]:
    """Return what can be chosen in this chat, with what is switched on here."""
    is_private = context.requester.private
    has_helper = bool(context.services.settings.prompt_model)
    return [
        field
        for field, choice in CHOICES.items()
        if (is_private or not choice.only_private) and (has_helper or field != "improve")
    ]


def _values(context: Context, field: str, current: Any) -> InlineKeyboardMarkup:
    texts, chat_id = context.texts, context.requester.chat_id
    button = context.services.keyboards.button
    buttons = [
        button(
            chat_id,
            ticked(shown(texts, field, value), is_current=value == current),
            "put",
            field,
            _spelled(value),
        )
        for value in (None, *CHOICES[field].values)
    ]
    return column([*buttons, button(chat_id, texts("button-back"), "back", 0)])


def _spelled(value: Any) -> str:
    """Return a value as the argument of a button; arguments are separated by colons."""
    return NONE if value is None else str(value).replace(":", "_")
