"""The buttons that make a prompt better, and those under the better one."""

from telegram import Update

from bot.chat.asked import is_too_late, pressed_draft
from bot.chat.context import Context
from bot.errors import ButtonExpired, QuestionClosed
from bot.store.drafts import OFFERS, Draft
from bot.tasks.task import Requester
from bot.tasks.words import words_task
from bot.veo.request import GenerationRequest


async def on_improve(_: Update, context: Context) -> None:
    """Ask for a better prompt for what is offered."""
    draft, request = await _offered(context)
    if await is_too_late(context):
        return
    who = _who(draft, context)
    await context.services.helping.improve(draft, request, who, context.press.source_key)
    await context.press.tell()


async def on_reword(_: Update, context: Context) -> None:
    """Ask for other words in place of a better prompt, which can be copied."""
    draft, request = await _offered(context)
    await context.services.help_questions.ask_reword(context.press, draft, request)
    await context.press.tell()


async def on_mine(_: Update, context: Context) -> None:
    """Go back to the question about the own words, which need not be what began it all."""
    draft, _request = await _offered(context)
    mine = await _helped(draft, context)
    if mine is None or mine.request is None:
        raise ButtonExpired
    questions = context.services.help_questions
    text, keyboard = questions.offered(mine, mine.request, context.texts)
    await context.press.replace(text, keyboard)
    await context.press.tell()


async def _offered(context: Context) -> tuple[Draft, GenerationRequest]:
    """Return the draft whose offer has the button, while it is open.

    Raises:
        ButtonExpired, QuestionClosed, NotAsked: see pressed_draft; nothing is made of what has
            been bought.
    """
    draft = await pressed_draft(context)
    if draft.closed:
        raise QuestionClosed
    if draft.kind not in OFFERS or draft.request is None:
        raise ButtonExpired
    return draft, draft.request


async def _helped(draft: Draft, context: Context) -> Draft | None:
    """Return the draft whose words a better prompt is for."""
    number, services = words_task(draft.source_key), context.services
    task = None if number is None else await services.tasks.get(number)
    return await services.drafts.get(task.draft_id) if task and task.draft_id else None


def _who(draft: Draft, context: Context) -> Requester:
    """Return who presses, answering what the question answers, where that is in this chat."""
    asked = draft.requester
    is_here = asked.chat_id == context.press.chat_id
    return context.press.requester(answering=asked.message_id if is_here else None)
