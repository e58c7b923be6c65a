"""A hundred people call the bot at once, each in a chat that it has never joined."""

import asyncio
import time

from sandbox.journal import Entry
from tests.clock import MovableClock
from tests.journeys.guests.elsewhere import calls, elsewhere
from tests.stage import Stage

CROWD = 100


async def test_each_of_a_hundred_is_answered_within_two_seconds_and_none_is_refused(
    stage: Stage,
) -> None:
    """The bot's clock stands still, so that whatever waits for room waits for ever.

    How fast the machine is does not matter.
    """
    clock = MovableClock(time.time())
    stage.knobs.turn({"telegram_floods": True, "provider_slow": 1000.0})
    people = [stage.telegram.person(f"Guest {number}") for number in range(CROWD)]
    chats = [elsewhere(stage, person, title=person.first_name) for person in people]
    async with stage.bot(clock, telegram_calls_per_second=25):
        asked = [
            await calls(stage, chat, "a red fox", person)
            for chat, person in zip(chats, people, strict=True)
        ]
        await asyncio.gather(*(stage.answer_to(each) for each in asked))
    answers = _answers(stage)
    assert len(answers) == CROWD
    assert {entry.status for entry in answers} == {200}
    assert not [entry for entry in stage.sandbox.journal.entries if entry.status == 429]


def _answers(stage: Stage) -> list[Entry]:
    return stage.sandbox.journal.of("answerGuestQuery")
