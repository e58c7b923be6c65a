"""``/forget``: a person's prompts, links and files are deleted, after one more question."""

from telegram import Update

from bot.chat.context import Context
from bot.chat.outgoing.keyboards import column
from bot.errors import NotAllowed

_STRANGER_SECONDS = 3600.0


async def on_forget(_: Update, context: Context) -> None:
    """Ask whether everything is to be forgotten; the buttons serve only whoever is asked.

    Raises:
        NotAllowed, SpeaksAsChannel: a stranger asks, of whom nothing is kept.
    """
    if not await _is_to_ask(context):
        return
    texts, who, button = context.texts, context.requester, context.services.keyboards.button
    keyboard = column(
        [
            button(who.chat_id, texts("button-forget"), "forget", who.user_id),
            button(who.chat_id, texts("button-cancel"), "keep", who.user_id),
        ]
    )
    await context.reply(texts("forget-ask"), keyboard)


async def _is_to_ask(context: Context) -> bool:
    """Return whether to ask; strangers, who are known by name alone, are asked once an hour.

    Raises:
        NotAllowed, SpeaksAsChannel: nothing is kept of whoever that is.
    """
    services, user_id = context.services, context.requester.user_id
    if await services.forgetting.knows(user_id):
        return True
    try:
        await context.check_allowed()
    except NotAllowed:
        if not await services.forgetting.knows_name(user_id):
            raise
        return await _is_first_in_an_hour(context)
    return True


async def _is_first_in_an_hour(context: Context) -> bool:
    who, notices, now = context.requester, context.services.notices, context.services.clock()
    name = f"forget:{who.user_id}:{who.chat_id}"
    if await notices.was_told(name, now - _STRANGER_SECONDS, now):
        return False
    await notices.tell(name, now)
    return True


async def on_confirm(_: Update, context: Context) -> None:
    """Forget everything, and say what is forgotten later."""
    if not await _is_theirs(context):
        return
    left = await context.services.forgetting.forget(context.press.number)
    await context.press.tell()
    await context.remove_buttons()
    await context.reply(context.texts("forget-later" if left else "forget-done", count=left))


async def on_keep(_: Update, context: Context) -> None:
    """Leave everything as it is."""
    if await _is_theirs(context):
        await context.press.tell()
        await context.press.replace(context.texts("forget-kept"))


async def _is_theirs(context: Context) -> bool:
    """Return whether the presser was asked, or runs the chat that was; tell them if not.

    Who runs a group does not run its linked channel, which may have been asked there.
    """
    press, permissions = context.press, context.services.permissions
    asked_id = press.number
    if await permissions.may_answer(asked_id, asked_id, press.user_id):
        return True
    await press.tell(context.texts("forget-not-yours"))
    return False
