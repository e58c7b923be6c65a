"""The buttons. Their data is a verb and a number: what it stands for is in the store.

Limits: 64 bytes of data a button (Bot API: InlineKeyboardButton).
"""

from collections.abc import Iterable, Sequence

from telegram import (
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    SwitchInlineQueryChosenChat,
)

from bot.tasks.task import Asker, Status, Task
from bot.texts import Texts
from bot.veo.catalogue import FAMILIES, SEED, Mode
from bot.veo.request import GenerationRequest

Keyboard = InlineKeyboardMarkup | ForceReply | None


def button(label: str, data: str) -> InlineKeyboardButton:
    """Return a button that sends ``data`` back to us."""
    return InlineKeyboardButton(label, callback_data=data)


def column(buttons: Iterable[InlineKeyboardButton]) -> InlineKeyboardMarkup:
    """Return buttons one below the other."""
    return InlineKeyboardMarkup([[each] for each in buttons])


def cancel_button(texts: Texts, task: Task) -> InlineKeyboardMarkup:
    """Return the button that calls a task off."""
    return column([button(texts("button-cancel"), f"cancel:{task.id}")])


def ending_buttons(texts: Texts, task: Task) -> InlineKeyboardMarkup | None:
    """Return what a person can decide when a task has ended without a video."""
    if task.status is not Status.UNCERTAIN:
        return None
    rebuy = button(texts("button-rebuy"), f"rebuy:{task.id}")
    leave = button(texts("button-leave"), f"leave:{task.id}")
    return InlineKeyboardMarkup([[rebuy, leave]])


def encore_buttons(texts: Texts, task: Task, *, share: bool) -> InlineKeyboardMarkup:
    """Return what can be done with a finished video; ``share`` needs inline mode."""
    rows: Sequence[Sequence[str]] = (
        ("again", "seed") if SEED in task.request.model.takes else ("again",),
        ("edit", "extend") if can_extend(task.request) else ("edit",),
    )
    keyboard = [
        [button(texts(f"button-{verb}"), f"{verb}:{task.id}") for verb in row] for row in rows
    ]
    link = button(texts("button-link"), f"link:{task.id}")
    return InlineKeyboardMarkup([*keyboard, [_share(texts, task), link] if share else [link]])


def _share(texts: Texts, task: Task) -> InlineKeyboardButton:
    chats = SwitchInlineQueryChosenChat(
        query=f"#{task.id}",
        allow_user_chats=True,
        allow_group_chats=True,
        allow_channel_chats=True,
    )
    return InlineKeyboardButton(texts("button-share"), switch_inline_query_chosen_chat=chats)


def can_extend(request: GenerationRequest) -> bool:
    """Whether the family that made it can also go on from it."""
    return FAMILIES[request.family].model(Mode.EXTEND) is not None


def reply_prompt(asker: Asker) -> ForceReply | None:
    """In a group only answers to us reach us: let the client of whoever is named begin one."""
    return None if asker.private else ForceReply(selective=True)
