"""``/settings``: what holds in this chat where a command is silent, chosen by buttons."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from babel import Locale
from telegram import InlineKeyboardMarkup, Message, Update

from bot.chat.asking import asker_of
from bot.chat.context import Context
from bot.chat.keyboards import button, column
from bot.chat.permissions import is_chat_admin
from bot.chat.pressing import Pressed, pressed, tell
from bot.store.chats import ChatSettings
from bot.texts import LANGUAGES, Html, Texts
from bot.veo.catalogue import FAMILIES, MODELS, RATIOS

NONE = "-"
"""How a button spells that the chat has no opinion."""


@dataclass(frozen=True)
class Choice:
    """One thing to choose: the values, and how they read."""

    values: tuple[Any, ...]
    label: Callable[[Texts, Any], str]


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
    "language": Choice(LANGUAGES, _language_name),
}
"""What can be chosen, in the order of the buttons; the names are ChatSettings' fields."""

_FIELDS = tuple(CHOICES)


async def on_settings(update: Update, context: Context) -> None:
    """Show the settings of this chat."""
    message = cast("Message", update.effective_message)
    asker = asker_of(message, context.language)
    settings = await context.house.chats.of(asker.chat_id)
    text, keyboard = _overview(context, settings)
    await context.house.post.answer(asker, text, keyboard)


async def on_field(update: Update, context: Context) -> None:
    """Show what one setting can be."""
    press = await _permitted(update, context)
    if press and press.number < len(_FIELDS):
        settings = await context.house.chats.of(press.chat_id)
        field = _FIELDS[press.number]
        keyboard = _values(context.texts, press.number, getattr(settings, field))
        await press.replace(context.texts(f"settings-{_key(field)}-about"), keyboard)
        await tell(press.query)


async def on_value(update: Update, context: Context) -> None:
    """Take a choice, and show the settings as they are now."""
    press = await _permitted(update, context)
    if not press or press.number >= len(_FIELDS):
        return
    field = _FIELDS[press.number]
    by_name = {str(value): value for value in CHOICES[field].values}
    changes = {field: by_name.get(press.rest)}
    settings = await context.house.chats.change(press.chat_id, **changes)
    await context.listen(update)
    await press.replace(*_overview(context, settings))
    await tell(press.query)


async def on_back(update: Update, context: Context) -> None:
    """Go back to the overview."""
    press = await _permitted(update, context)
    if press:
        settings = await context.house.chats.of(press.chat_id)
        await press.replace(*_overview(context, settings))
        await tell(press.query)


async def _permitted(update: Update, context: Context) -> Pressed | None:
    """Return the press of somebody who may change the settings of this chat."""
    press = pressed(update, context)
    is_theirs = press.asker().private
    if is_theirs or await is_chat_admin(context, press.chat_id, press.user_id):
        return press
    await tell(press.query, context.texts("settings-admins-only"))
    return None


def _overview(context: Context, settings: ChatSettings) -> tuple[Html, InlineKeyboardMarkup]:
    texts = context.texts
    rows = []
    for number, (field, choice) in enumerate(CHOICES.items()):
        value = _shown(texts, choice, getattr(settings, field))
        label = texts("settings-row", name=texts(f"settings-{_key(field)}"), value=value)
        rows.append(button(label, f"set:{number}"))
    title = texts("settings-title", model=FAMILIES[context.house.settings.default_model].title)
    return title, column(rows)


def _values(texts: Texts, number: int, current: Any) -> InlineKeyboardMarkup:
    choice = CHOICES[_FIELDS[number]]
    buttons = [
        button(
            _ticked(_shown(texts, choice, value), is_current=value == current),
            f"put:{number}:{NONE if value is None else value}",
        )
        for value in (None, *choice.values)
    ]
    return column([*buttons, button(texts("button-back"), "back:0")])


def _shown(texts: Texts, choice: Choice, value: Any) -> str:
    return choice.label(texts, value) if value in choice.values else texts("choice-auto")


def _ticked(label: str, *, is_current: bool) -> str:
    return f"✓ {label}" if is_current else label


def _key(field: str) -> str:
    return field.replace("_", "-")
