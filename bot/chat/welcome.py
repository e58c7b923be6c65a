"""Telling whoever has asked to be let in that they are."""

import logging

from telegram.helpers import mention_html

from bot.chat.context import Context
from bot.chat.outgoing.answers import Answer
from bot.errors import ChatError, Unanswered
from bot.store.access import Decision
from bot.store.knocks import Knock, Verdict
from bot.tasks.task import Requester
from bot.texts import Html, Texts, texts_for

log = logging.getLogger(__name__)


_MOST = 5
"""People who are told of one decision about a chat; the others see it there."""


async def welcome_all(decision: Decision, context: Context) -> None:
    """Tell whoever has asked, and is let in by a decision, that they are.

    Raises:
        Unanswered: somebody was not told yet; of several, all but the last are not told again.
    """
    missed: Unanswered | None = None
    for knock in await context.services.knocks.answered(decision, _MOST):
        try:
            await _welcome(knock, context)
        except Unanswered as error:
            missed = error
    if missed:
        raise missed


async def _welcome(knock: Knock, context: Context) -> None:
    """Tell whoever asked that they are let in: in private if possible, else where they asked.

    A second press tells nothing twice.
    """
    services, who, now = context.services, knock.requester, context.services.clock()
    name = f"welcome:{knock.id}"
    if await services.notices.was_told(name, 0.0, now):
        return
    person = (await services.people.of([who.user_id]))[who.user_id]
    words = _welcome_words(texts_for(who.language), knock, person.name)
    private = Requester.in_private(who.user_id, who.language)
    async with services.notices.telling(name, now):
        await _say(words, (private, who), context)


async def _say(words: Html, places: tuple[Requester, ...], context: Context) -> None:
    """Say something in the first place that takes it."""
    for place in places:
        try:
            await context.services.answers.say(Answer.message(place, words))
        except Unanswered:
            raise
        except ChatError as error:
            log.info("chat %s cannot be told who is let in: %r", place.chat_id, error)
        else:
            return


def _welcome_words(texts: Texts, knock: Knock, name: str) -> Html:
    person = Html(mention_html(knock.requester.user_id, name or str(knock.requester.user_id)))
    if knock.verdict is Verdict.CHAT:
        return texts("welcome-chat", person=person)
    return texts("welcome-person", person=person)
