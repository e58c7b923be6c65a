"""``/models``: what each is good for, how long it takes and costs, and buttons that choose one."""

from dataclasses import replace

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update

from bot.chat.chat_defaults import may_change
from bot.chat.context import Context
from bot.chat.outgoing.keyboards import ticked
from bot.chat.outgoing.model_table import COMPARED, ModelRow, model_table
from bot.chat.outgoing.setting_choices import unfit_lines
from bot.chat.shown_prices import shown_quote
from bot.errors import ButtonExpired
from bot.texts import Html, Texts
from bot.veo.catalogue import FAMILIES, Family
from bot.veo.choice import choose
from bot.veo.parsing import ANY_WORDS
from bot.veo.sources import Sources

_WIDE = 14
"""Letters of a label that leaves no room beside it on a phone."""


async def on_models(_: Update, context: Context) -> None:
    """Compare the models, with what each takes."""
    await context.reply(*await _page(context))


async def on_model(update: Update, context: Context) -> None:
    """Let a model make this chat's videos from now on, and say what does not suit it.

    Raises:
        ButtonExpired: there is no such model any more.
    """
    press = context.press
    if press.name not in FAMILIES:
        raise ButtonExpired
    if await may_change(context):
        await context.services.chats.change(press.chat_id, model=press.name)
        await context.prepare(update)
        await press.replace(*await _page(context))
        unfit = unfit_lines(context.texts, context.defaults)
        await press.tell(Html("\n".join(unfit)) if unfit else None)


async def _page(context: Context) -> tuple[Html, InlineKeyboardMarkup]:
    texts, defaults = context.texts, context.defaults
    rows = [await _row(context, family) for family in FAMILIES.values()]
    good = [_good_for(texts, row, is_default=row.family.name == defaults.model) for row in rows]
    details = "\n\n".join(_details(texts, row) for row in rows)
    folded = f"<blockquote expandable>{details}</blockquote>"
    parts = [texts("models-title"), model_table(texts, rows), "\n".join(good), folded]
    return Html("\n\n".join([*parts, *unfit_lines(texts, defaults)])), _keyboard(context)


async def _row(context: Context, family: Family) -> ModelRow:
    """Return what is compared of a family, by what else the chat has chosen."""
    command = replace(ANY_WORDS, model=family.name, duration=COMPARED)
    request = choose(command, Sources(), context.defaults)
    seconds = await context.services.times.usual(request)
    has_sound = all(model.has_sound for model in family.models)
    return ModelRow(family, seconds, shown_quote(context, request), has_sound)


def _good_for(texts: Texts, row: ModelRow, *, is_default: bool) -> Html:
    name = row.family.name
    good = texts(f"models-good-{name.replace('.', '-')}")
    return texts("models-line", name=name, default="yes" if is_default else "no", good=good)


def _details(texts: Texts, row: ModelRow) -> Html:
    family = row.family
    resolutions = sorted({r for m in family.models for r in (m.resolutions or (m.resolution,))})
    return texts(
        "models-details",
        name=family.name,
        durations=texts.choice(str(seconds) for seconds in family.durations),
        resolutions=texts.choice(sorted(resolutions, key=len)),
        sound="yes" if row.has_sound else "no",
        modes=Html(" · ".join(texts(f"mode-{mode}") for mode in family.modes)),
    )


def _keyboard(context: Context) -> InlineKeyboardMarkup:
    """Return a button for each model, the one that holds ticked; two in a row where both fit."""
    chat_id, chosen = context.requester.chat_id, context.defaults.model
    rows: list[list[InlineKeyboardButton]] = []
    for family in FAMILIES.values():
        label = ticked(family.title, is_current=family.name == chosen)
        button = context.services.keyboards.button(chat_id, label, "model", family.name)
        has_room = bool(rows) and len(rows[-1]) == 1 and len(rows[-1][0].text) <= _WIDE
        if has_room and len(label) <= _WIDE:
            rows[-1].append(button)
        else:
            rows.append([button])
    return InlineKeyboardMarkup(rows)
