"""``/still``, the button for a picture first, and the buttons under a picture."""

from telegram import Update

from bot.chat.asked import is_dearer, is_too_late, pressed_offer, presser
from bot.chat.context import Context
from bot.chat.incoming.messages import words_after
from bot.errors import ButtonExpired, VideoForgotten
from bot.tasks.kinds import Kind
from bot.tasks.source_keys import message_key
from bot.tasks.task import Origin, Task
from bot.veo.catalogue import Mode
from bot.veo.helping import still_before, still_of


async def on_still(_: Update, context: Context) -> None:
    """Make a picture of what follows the command."""
    helping, who = context.services.helping, context.requester
    model = helping.model(Kind.STILL)
    request = still_of(words_after(context.message, "still") or "", model, context.defaults)
    await helping.draw(who, request, message_key(who.chat_id, who.message_id))


async def on_first(_: Update, context: Context) -> None:
    """Make a picture of what is offered as a video, in the shape that the video would have."""
    draft, request = await pressed_offer(context)
    if request.mode is not Mode.TEXT:
        raise ButtonExpired
    if await is_too_late(context):
        return
    press, helping = context.press, context.services.helping
    still = still_before(request, helping.model(Kind.STILL))
    if await is_dearer(context, "button-first", helping.quote(Kind.STILL, still)):
        return
    await helping.draw(
        presser(draft, context),
        still,
        press.source_key,
        Origin.HELP,
        helps=draft.id,
        source_task_id=draft.source_task_id,
        pressed_at=context.received_at,
    )
    await press.tell()


async def on_redraw(_: Update, context: Context) -> None:
    """Make another picture of the same words, which is paid for anew."""
    task = await _drawn(context)
    if await is_too_late(context):
        return
    press, helping = context.press, context.services.helping
    if await is_dearer(context, "button-redraw", helping.quote(Kind.STILL, task.request)):
        return
    await helping.draw(
        press.requester(),
        task.request,
        press.source_key,
        Origin.AGAIN,
        helps=task.draft_id,
        source_task_id=task.id,
        pressed_at=context.received_at,
    )
    await press.tell()


async def on_repaint(_: Update, context: Context) -> None:
    """Ask for other words for a picture."""
    task = await _drawn(context)
    await context.services.help_questions.ask_repaint(context.press, task)
    await context.press.tell()


async def on_move(_: Update, context: Context) -> None:
    """Ask how a picture should move, as if it were a photo that is answered with ``/veo``."""
    task = await _drawn(context)
    draft = await context.services.drafts.get(task.draft_id) if task.draft_id else None
    request = draft.request if draft else None
    questions, defaults = context.services.help_questions, context.defaults
    await questions.ask_motion(context.press, task, request, defaults)
    await context.press.tell()


async def _drawn(context: Context) -> Task:
    """Return the picture that a button is under.

    Raises:
        ButtonExpired: there is none.
        VideoForgotten: there is nothing left to make it from, or nothing is to be left.
    """
    task = await context.services.tasks.get(context.press.number)
    if task is None or task.kind is not Kind.STILL:
        raise ButtonExpired
    if task.is_withdrawn:
        raise VideoForgotten
    return task
