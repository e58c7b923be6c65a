"""The buttons under a finished video. They carry the task's id; the rest is in the store."""

import secrets

from telegram import Update

from bot.chat.context import Context
from bot.chat.orders import Order
from bot.errors import ButtonExpired, VideoForgotten
from bot.tasks.task import Origin, Task
from bot.veo.catalogue import SEED_LIMIT
from bot.veo.request import GenerationRequest
from bot.veo.sources import Clip


async def on_vary(_: Update, context: Context) -> None:
    """Order a variation: the same request with a new seed, where its model takes one."""
    task = await _finished(context)
    request = task.request
    if request.seedable:
        request = request.with_seed(secrets.randbelow(SEED_LIMIT))
    await context.purchase(_order(context, task, request, Origin.SEED))


async def on_again(_: Update, context: Context) -> None:
    """Order the same video again, by a button of an earlier version."""
    task = await _finished(context)
    await context.purchase(_order(context, task, task.request, Origin.AGAIN))


async def on_seed(_: Update, context: Context) -> None:
    """Order the same video with another seed, by a button of an earlier version."""
    task = await _finished(context)
    request = task.request.with_seed(secrets.randbelow(SEED_LIMIT))
    await context.purchase(_order(context, task, request, Origin.SEED))


def _order(context: Context, task: Task, request: GenerationRequest, origin: Origin) -> Order:
    """Return the order of a video like an earlier one; older buttons have named no price."""
    key = context.press.source_key
    return Order(
        context.requester,
        request,
        key,
        origin,
        named=context.press.price,
        source_task_id=task.id,
    )


async def on_edit(_: Update, context: Context) -> None:
    """Ask for another prompt; everything else stays as it was."""
    task = await _finished(context)
    await context.services.questions.ask_edit(context.press, task)
    await context.press.tell()


async def on_extend(_: Update, context: Context) -> None:
    """Ask how a video should continue."""
    task = await _finished(context)
    if task.generation_id:
        clip = Clip(task.generation_id, task.request.shape, task.id, task.request.spoiler)
        questions = context.services.questions
        await questions.ask_continuation(context.press, task, clip, context.defaults)
        await context.press.tell()


async def on_link(_: Update, context: Context) -> None:
    """Ask the provider for a fresh link to the file, and send it."""
    task = await _finished(context)
    url = await context.services.links.fresh(task)
    if url is None:
        await context.press.tell(context.texts("link-gone"))
        return
    await context.press.tell()
    await context.reply(context.texts("link", url=url))


async def on_file(_: Update, context: Context) -> None:
    """Ask for the original as a file; sending it may take a while, and holds up nobody."""
    task, press, services = await _finished(context), context.press, context.services
    key, now = press.source_key, services.clock()
    is_asked = await services.file_orders.add(key, task.id, context.requester, now)
    await press.tell(None if is_asked else context.texts("file-asked"))


async def _finished(context: Context) -> Task:
    """Return the task of a button.

    Raises:
        ButtonExpired: there is none.
        VideoForgotten: there is nothing left to make it from, or nothing is to be left.
    """
    task = await context.services.tasks.get(context.press.number)
    if task is None:
        raise ButtonExpired
    if task.is_withdrawn:
        raise VideoForgotten
    return task
