"""Requests whose paid call was lost, so that a person has to decide."""

from sandbox.telegram.messages import Message
from tests.clock import MovableClock
from tests.journeys.reliability.waiting import eventually
from tests.journeys.trust.sending import labels
from tests.stage import Stage, words

_AFTER = 660.0
"""Seconds after which a call that cannot be found is left to the person."""


def lose_the_next_purchase(stage: Stage) -> None:
    """Let the next paid call never reach the provider, and nobody know that."""
    stage.sandbox.provider.next("lost-before", on="create")


async def question_about(stage: Stage, clock: MovableClock, asked: Message) -> Message:
    """Return what the chat is asked about a lost request, in the end."""
    await eventually(lambda: stage.sandbox.journal.of("logs"))
    clock.advance(_AFTER)
    return await stage.answer_to(asked, lambda m: words("button-rebuy") in labels(m))
