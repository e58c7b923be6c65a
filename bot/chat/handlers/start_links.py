"""The link under a shared video: it opens the bot with the same prompt, and buys nothing."""

from telegram import Update

from bot.chat.context import Context
from bot.errors import ButtonExpired, VideoForgotten
from bot.tasks.task import Task
from bot.veo.choice import choose
from bot.veo.parsing import Command
from bot.veo.sources import Sources


async def on_start(_: Update, context: Context) -> None:
    """Offer to make a video of the prompt, as this person's chat makes them; pictures stay behind.

    Raises:
        ButtonExpired: the bot has not made the link, or it leads nowhere any more.
        VideoForgotten: the prompt is deleted.
    """
    task = await _linked(context)
    request = choose(Command(prompt=task.request.prompt), Sources(), context.defaults)
    questions = context.services.questions
    await questions.offer_idea(
        context.requester, request, Sources(), source_task_id=task.id, shows_prompt=True
    )


async def _linked(context: Context) -> Task:
    """Return the video that a link names, if whoever made it still allows that."""
    services, words = context.services, context.message.text or ""
    number = services.start_links.read(words.partition(" ")[2])
    task = await services.tasks.get(number) if number is not None else None
    if task is None or task.hidden:
        raise ButtonExpired
    if task.is_withdrawn:
        raise VideoForgotten
    if not (await services.chats.of(task.requester.user_id)).share_link:
        raise ButtonExpired
    return task
