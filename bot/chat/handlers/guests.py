"""Mentions of the bot in chats that it is no member of."""

from telegram import Update

from bot.chat.context import Context
from bot.chat.incoming.mentions import Mention, is_of_program, mention_in
from bot.chat.incoming.sources import sources_of
from bot.chat.orders import Order
from bot.tasks.source_keys import guest_key
from bot.tasks.task import Origin
from bot.veo.choice import choose
from bot.veo.expected import expected
from bot.veo.one_video import parse_for_one
from bot.veo.request import GenerationRequest
from bot.veo.sources import Sources


async def on_mention(_: Update, context: Context) -> None:
    """Make a video of what somebody writes after the bot's name, in that very chat."""
    query_id, services = context.guest_query_id, context.services
    if query_id is None or is_of_program(context.message):
        return  # nobody could be answered, or need be
    task = await services.tasks.by_source(guest_key(query_id))
    if task is None:
        await _take(mention_in(context.message), query_id, context)
    else:
        await services.guests.acknowledge(task, query_id)


async def _take(mention: Mention, query_id: str, context: Context) -> None:
    await context.check_allowed()
    sources = await sources_of(context.message, context.services.tasks, albums=None)
    command = parse_for_one(mention.words)
    if not command.prompt:
        await context.reply(context.texts("guest-empty", username=context.bot.username))
        return
    request = choose(command, sources, context.defaults)
    if mention.is_order:
        usual = expected(request, command, context.defaults)
        await _order(request, usual, sources, query_id, context)
    else:
        await context.services.questions.offer_idea(
            context.requester,
            request,
            sources,
            source_key=guest_key(query_id),
            elsewhere=context.elsewhere,
        )


async def _order(
    request: GenerationRequest,
    usual: GenerationRequest | None,
    sources: Sources,
    query_id: str,
    context: Context,
) -> None:
    order = Order(
        context.requester,
        request,
        guest_key(query_id),
        Origin.GUEST,
        usual=usual,
        source_task_id=sources.task_id,
        elsewhere=context.elsewhere,
    )
    task = await context.services.orders.place(order)
    if task:
        await context.services.guests.acknowledge(task, query_id)
