"""``/forget``: a person's prompts, links and files are deleted, after one more question."""

from telegram import Update

from bot.chat.context import Context
from bot.chat.outgoing.keyboards import column


async def on_forget(_: Update, context: Context) -> None:
    """Ask whether everything is to be forgotten; the buttons serve only whoever is asked.

    Raises:
        NotAllowed: a stranger asks, of whom nothing is kept.
    """
    texts, who, button = context.texts, context.requester, context.services.keyboards.button
    if not await context.services.forgetting.knows(who.user_id):
        await context.check_allowed()
    keyboard = column(
        [
            button(who.chat_id, texts("button-forget"), "forget", who.user_id),
            button(who.chat_id, texts("button-cancel"), "keep", who.user_id),
        ]
    )
    await context.reply(texts("forget-ask"), keyboard)


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
