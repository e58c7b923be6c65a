"""The buttons that make a prompt better, and those under the better one."""

from telegram import Update

from bot.chat.asked import is_dearer, is_too_late, pressed_offer, presser
from bot.chat.context import Context
from bot.errors import ButtonExpired
from bot.store.drafts import Draft
from bot.tasks.kinds import Kind
from bot.tasks.source_keys import words_task
from bot.veo.helping import words_for


async def on_improve(_: Update, context: Context) -> None:
    """Ask for a better prompt for what is offered."""
    draft, request = await pressed_offer(context)
    if await is_too_late(context):
        return
    who, key = presser(draft, context), context.press.source_key
    helping = context.services.helping
    words = words_for(request, helping.model(Kind.WORDS))
    if await is_dearer(context, "button-improve", helping.quote(Kind.WORDS, words)):
        return
    await helping.improve(draft, request, who, key, context.received_at)
    await context.press.tell()


async def on_reword(_: Update, context: Context) -> None:
    """Ask for other words in place of a better prompt, which can be copied."""
    draft, request = await pressed_offer(context)
    await context.services.help_questions.ask_reword(context.press, draft, request)
    await context.press.tell()


async def on_mine(_: Update, context: Context) -> None:
    """Go back to the question about the own words."""
    draft, _request = await pressed_offer(context)
    services, mine = context.services, await _improved(draft, context)
    if mine is None or mine.request is None:
        raise ButtonExpired
    text, keyboard = services.help_questions.offered(mine, mine.request)
    await context.press.replace(text, keyboard)
    await context.press.tell()


async def _improved(better: Draft, context: Context) -> Draft | None:
    """Return the draft whose words a better prompt stands for, if that is still known.

    The one that both answer may have asked for words, and then knows none.
    """
    number, services = words_task(better.source_key), context.services
    task = None if number is None else await services.tasks.get(number)
    if task is None or task.draft_id is None:
        return None
    return await services.drafts.get(task.draft_id)
