"""From a wish to a stored task with its progress message, or to words that say why not."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from bot.chat.context import House
from bot.chat.refusals import refusal, stranger
from bot.errors import ChatError, LimitReached, RequestRefused
from bot.tasks.task import Asker, Origin, Task
from bot.texts import Html, texts_for
from bot.veo.choice import Sources, choose
from bot.veo.parsing import parse
from bot.veo.request import GenerationRequest

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Press:
    """A button that asks: what it stands for, and the callback query's id."""

    origin: Origin
    id: str


async def wish(
    house: House, asker: Asker, words: Sequence[str], sources: Sources, press: Press | None = None
) -> Html | None:
    """Order what the words and sources ask for; return why not, or None when it is under way.

    Of options that stand in several of the words, the last wins.
    """
    try:
        request = choose(parse(*words), sources, await house.defaults(asker.chat_id))
    except RequestRefused as error:
        return refusal(texts_for(asker.language), error)
    return await order(house, asker, request, press)


async def order(
    house: House, asker: Asker, request: GenerationRequest, press: Press | None = None
) -> Html | None:
    """Store a request and show it; return why not, or None when it is under way."""
    texts = texts_for(asker.language)
    if not house.settings.allows(asker.user_id, asker.chat_id):
        return stranger(texts, asker)
    try:
        task, is_new = await _stored(house, asker, request, press)
    except LimitReached as error:
        return refusal(texts, error, house.clock())
    if is_new:
        # Whoever has asked for a video no longer owes us the words for another.
        await house.drafts.complete(asker.chat_id, asker.user_id)
        await _show(house, task)
    return None


async def _stored(
    house: House, asker: Asker, request: GenerationRequest, press: Press | None
) -> tuple[Task, bool]:
    limits, now = house.settings.limits, house.clock()
    if press is None:
        return await house.tasks.add(asker, request, limits, now)
    return await house.tasks.add_press(asker, request, limits, now, press.origin, press.id)


async def _show(house: House, task: Task) -> None:
    """Wake the worker and send the progress message at once, whatever the provider does."""
    house.worker.wake()
    pace = house.paces.known(task.request.model_id)
    try:
        await house.progress.announce(task, pace.typical)
    except ChatError as error:
        log.info("the progress message of task %s comes later: %r", task.id, error)
