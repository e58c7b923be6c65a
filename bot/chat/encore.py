"""The buttons under a finished video. They carry its number; all else is in the store."""

import secrets

from telegram import Update

from bot.chat.context import Context
from bot.chat.drafting import ask
from bot.chat.endings import shortened
from bot.chat.keyboards import button, column, reply_prompt
from bot.chat.ordering import Press, order
from bot.chat.pressing import Pressed, pressed, tell
from bot.errors import ProviderError
from bot.tasks.task import Origin, Task
from bot.texts import Html
from bot.veo.catalogue import SEED_LIMIT
from bot.veo.choice import Clip, Image, Sources
from bot.veo.request import GenerationRequest
from bot.veo.spelling import options_of

_PROMPT_SHOWN = 1000


async def on_again(update: Update, context: Context) -> None:
    """Make the same once more."""
    press, task = await _finished(update, context)
    if task:
        await _order(press, task.request, Origin.AGAIN, context)


async def on_seed(update: Update, context: Context) -> None:
    """Make the same from another seed."""
    press, task = await _finished(update, context)
    if task:
        request = task.request.with_seed(secrets.randbelow(SEED_LIMIT))
        await _order(press, request, Origin.SEED, context)


async def _order(
    press: Pressed, request: GenerationRequest, origin: Origin, context: Context
) -> None:
    why_not = await order(context.house, press.asker(), request, Press(origin, press.query.id))
    await tell(press.query, why_not)


async def on_edit(update: Update, context: Context) -> None:
    """Ask for another prompt, with all else as it was."""
    press, task = await _finished(update, context)
    if not task:
        return
    request, asker = task.request, press.asker()
    draft = await context.house.drafts.begin(
        asker, options_of(request), _sources_of(request), context.house.clock()
    )
    prompt = shortened(request.prompt, _PROMPT_SHOWN)
    question = context.texts("ask-edit", prompt=prompt, person=_mention(press))
    await ask(context.house, draft, question, reply_prompt(asker))
    await tell(press.query)


def _sources_of(request: GenerationRequest) -> Sources:
    if request.video:
        return Sources(clip=Clip(request.video, request.shape))
    return Sources(images=tuple(Image(reference) for reference in request.images))


async def on_extend(update: Update, context: Context) -> None:
    """Ask how a video shall go on."""
    press, task = await _finished(update, context)
    if not task or not task.generation_id:
        return
    sources = Sources(clip=Clip(task.generation_id, task.request.shape))
    words = f"--model {task.request.family}"
    draft = await context.house.drafts.begin(press.asker(), words, sources, context.house.clock())
    go_on = button(context.texts("button-go-on"), f"goon:{draft.id}:{task.id}")
    question = context.texts("ask-extend", person=_mention(press))
    await ask(context.house, draft, question, column([go_on]))
    await tell(press.query)


def _mention(press: Pressed) -> Html:
    """Name the presser, so that in a group the question is put to them."""
    return Html(press.query.from_user.mention_html())


async def on_link(update: Update, context: Context) -> None:
    """Give the link to the file: the provider is asked for a fresh one."""
    press, task = await _finished(update, context)
    if not task:
        return
    try:
        generation = await context.house.provider.fetch(task.generation_id or "")
    except ProviderError:
        generation = None
    if generation is None or generation.video_url is None:
        await tell(press.query, context.texts("link-gone"))
        return
    await tell(press.query)
    text = context.texts("link", url=generation.video_url)
    await context.house.post.answer(press.asker(), text)


async def _finished(update: Update, context: Context) -> tuple[Pressed, Task | None]:
    press = pressed(update, context)
    task = await context.house.tasks.get(press.number)
    if task is None:
        await tell(press.query, context.texts("press-nothing"))
    return press, task
