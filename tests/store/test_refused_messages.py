"""What was refused can be mended for an hour, by other words."""

from dataclasses import replace

import pytest

from bot.store.database import Database
from bot.store.refused_messages import SECONDS, Refusable, RefusedMessages
from tests.store.scene import NOW

WRONG = Refusable(1, 5, 1, "/veo a fox --sed 7")
RIGHT = replace(WRONG, words="/veo a fox --seed 7")


@pytest.mark.parametrize(
    ("edited", "later", "is_mended"),
    [
        (RIGHT, 1, True),
        (RIGHT, SECONDS - 1, True),
        (RIGHT, -1, True),
        (RIGHT, SECONDS, False),
        (RIGHT, -SECONDS, False),
        (WRONG, 1, False),
        (replace(RIGHT, message_id=6), 1, False),
        (replace(RIGHT, chat_id=2), 1, False),
        (replace(RIGHT, user_id=2), 1, False),
    ],
)
async def test_other_words_of_that_message_mend_it_within_the_hour(
    database: Database, neighbour: Database, edited: Refusable, later: float, *, is_mended: bool
) -> None:
    await RefusedMessages(database).keep(WRONG, NOW)
    assert await RefusedMessages(neighbour).is_mended(edited, NOW + later) is is_mended


async def test_the_last_refusal_counts(database: Database) -> None:
    refused = RefusedMessages(database)
    await refused.keep(WRONG, NOW)
    await refused.keep(RIGHT, NOW + SECONDS)
    assert not await refused.is_mended(RIGHT, NOW + SECONDS + 1)
    assert await refused.is_mended(WRONG, NOW + SECONDS + 1)


async def test_what_was_taken_up_is_mended_no_more(database: Database) -> None:
    refused = RefusedMessages(database)
    await refused.keep(WRONG, NOW)
    await refused.drop(RIGHT)
    assert not await refused.is_mended(RIGHT, NOW)


async def test_what_is_refused_in_turn_can_still_be_mended(database: Database) -> None:
    refused = RefusedMessages(database)
    await refused.keep(WRONG, NOW)
    await refused.drop(WRONG)
    assert await refused.is_mended(RIGHT, NOW)


async def test_so_many_go_at_a_time_and_only_of_whom_it_says(database: Database) -> None:
    refused = RefusedMessages(database)
    theirs = [replace(WRONG, message_id=each) for each in (1, 2, 3)]
    others = replace(WRONG, message_id=4, user_id=2)
    for message in (*theirs, others):
        await refused.keep(message, NOW)
    assert await refused.forget(1, most=2) == 2
    assert await refused.forget(1, most=2) == 1
    assert await refused.is_mended(replace(others, words="x"), NOW)
    assert await refused.sweep(NOW, most=10) == 0
    assert await refused.sweep(NOW + 1, most=10) == 1
