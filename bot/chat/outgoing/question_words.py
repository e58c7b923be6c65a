"""What the bot asks, in words."""

from bot.store.drafts import DraftKind
from bot.tasks.task import Requester
from bot.texts import Html, Texts, shortened, texts_for
from bot.veo.catalogue import Mode
from bot.veo.request import GenerationRequest

PROMPT_SHOWN = 1000
"""Characters of a prompt that a question quotes."""


def words_wanted(
    texts: Texts, kind: DraftKind, mode: Mode, requester: Requester, username: str
) -> Html:
    """Return the question that lacks a prompt, or how pictures should move."""
    if kind is DraftKind.MOTION:
        return texts("ask-motion", group=group_of(requester), mode=mode)
    if requester.private:
        return texts("ask-prompt")
    return texts("ask-prompt-in-group", username=username)


def group_of(requester: Requester) -> str:
    """Return whether only replies answer: outside private chats the bot may see no other words.

    In channels there are no buttons to choose from.
    """
    if requester.channel:
        return "channel"
    return "no" if requester.private else "yes"


def edit_words(requester: Requester, person: Html, request: GenerationRequest) -> Html:
    """Return the question for other words than those of a request, which can be copied.

    ``person`` is the mention of whom it is put to.
    """
    return texts_for(requester.language)(
        "ask-edit",
        prompt=shortened(request.prompt, PROMPT_SHOWN),
        person=person,
        group=group_of(requester),
    )
