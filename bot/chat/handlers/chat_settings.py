"""``/settings``: a chat's defaults for what a command does not mention, chosen by buttons."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from babel import Locale
from telegram import InlineKeyboardMarkup, Update

from bot.chat.context import Context
from bot.chat.outgoing.keyboards import column, ticked
from bot.errors import ButtonExpired
from bot.store.chats import ChatSettings
from bot.texts import LANGUAGES, Html, Texts
from bot.veo.catalogue import FAMILIES, MODELS, RATIOS

NONE = "-"
"""The argument of a button for "auto"."""


@dataclass(frozen=True)
class Choice:
    """One setting: its values, and how each is labelled."""

    values: tuple[Any, ...]
    label: Callable[[Texts, Any], str]
    unset: str = "choice-auto"
    """the key of what is said where nothing is chosen"""
    only_private: bool = False


def _plain(_: Texts, value: Any) -> str:
    return str(value)


def _on_off(texts: Texts, value: Any) -> str:
    return texts("choice-on" if value else "choice-off")


def _language_name(_: Texts, value: Any) -> str:
    return (Locale(value).get_display_name(value) or str(value)).capitalize()


_LENGTHS = sorted({seconds for model in MODELS.values() for seconds in model.durations})

CHOICES = {
    "model": Choice(tuple(FAMILIES), lambda _, value: FAMILIES[value].title),
    "aspect_ratio": Choice(RATIOS, lambda texts, value: texts(f"shape-{value.replace(':', '-')}")),
    "duration": Choice(tuple(_LENGTHS), lambda texts, value: texts.seconds(value)),
    "resolution": Choice(("720p", "1080p"), _plain),
    "generate_audio": Choice((True, False), _on_off),
    "enhance_prompt": Choice((True, False), _on_off),
    "improve": Choice((True, False), _on_off),
    "share_link": Choice((True,), _on_off, "choice-off", only_private=True),
    "language": Choice(LANGUAGES, _language_name),
}
"""What can be chosen, in the order of the buttons; the names are ChatSettings' fields."""


async def on_settings(_: Update, context: Context) -> None:
    """Show the settings of this chat."""
    settings = await context.services.chats.of(context.requester.chat_id)
    await context.reply(*_overview(context, settings))


async def on_field(_: Update, context: Context) -> None:
    """Show the values of one setting."""
    press, field = context.press, _field(context)
    if await _may_change(context):
        settings = await context.services.chats.of(press.chat_id)
        keyboard = _values(context, field, getattr(settings, field))
        await press.replace(context.texts(f"settings-{_key(field)}-about"), keyboard)
        await press.tell()


async def on_value(update: Update, context: Context) -> None:
    """Store a choice, and show the settings as they are now."""
    press, field = context.press, _field(context)
    values = {_spelled(value): value for value in (None, *CHOICES[field].values)}
    if press.rest not in values:
        raise ButtonExpired
    if await _may_change(context):
        changes = {field: values[press.rest]}
        settings = await context.services.chats.change(press.chat_id, **changes)
        await context.prepare(update)
        await press.replace(*_overview(context, settings))
        await press.tell()


async def on_back(_: Update, context: Context) -> None:
    """Go back to the overview."""
    press = context.press
    if await _may_change(context):
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


async def _may_change(context: Context) -> bool:
    """Return whether the presser may change the settings of this chat; tell them if not."""
    press, permissions = context.press, context.services.permissions
    is_private = context.requester.private
    if is_private or await permissions.is_chat_admin(press.chat_id, press.user_id):
        return True
    await press.tell(context.texts("settings-admins-only"))
    return False


def _overview(context: Context, settings: ChatSettings) -> tuple[Html, InlineKeyboardMarkup]:
    texts, chat_id = context.texts, context.requester.chat_id
    rows = []
    for field, choice in _offered(context).items():
        value = _shown(texts, choice, getattr(settings, field))
        label = texts("settings-row", name=texts(f"settings-{_key(field)}"), value=value)
        rows.append(context.services.keyboards.button(chat_id, label, "set", field))
    title = texts("settings-title", model=FAMILIES[context.services.settings.default_model].title)
    return title, column(rows)


def _offered(context: Context) -> dict[str, Choice]:
    """Return what can be chosen in this chat, with what is switched on here."""
    is_private = context.requester.private
    has_helper = bool(context.services.settings.prompt_model)
    return {
        field: choice
        for field, choice in CHOICES.items()
        if (is_private or not choice.only_private) and (has_helper or field != "improve")
    }


def _values(context: Context, field: str, current: Any) -> InlineKeyboardMarkup:
    texts, chat_id = context.texts, context.requester.chat_id
    choice, button = CHOICES[field], context.services.keyboards.button
    buttons = [
        button(
            chat_id,
            ticked(_shown(texts, choice, value), is_current=value == current),
            "put",
            field,
            _spelled(value),
        )
        for value in (None, *choice.values)
    ]
    return column([*buttons, button(chat_id, texts("button-back"), "back", 0)])


def _shown(texts: Texts, choice: Choice, value: Any) -> str:
    return choice.label(texts, value) if value in choice.values else texts(choice.unset)


def _key(field: str) -> str:
    return field.replace("_", "-")


def _spelled(value: Any) -> str:
    """Return a value as the argument of a button; arguments are separated by colons."""
    return NONE if value is None else str(value).replace(":", "_")
