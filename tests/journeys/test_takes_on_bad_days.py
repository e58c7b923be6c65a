"""Several takes where groups move, chats are gone, limits are near, and presses come twice."""

import pytest

from tests.clock import MovableClock
from tests.journeys.reliability.waiting import eventually, held_back, rows
from tests.journeys.test_progress import is_progress
from tests.journeys.test_takes import all_films, number
from tests.journeys.trust.sending import data_under, forged
from tests.sentences import tells
from tests.stage import Stage, words


@pytest.mark.parametrize("is_told", [True, False])
async def test_they_follow_their_group_with_one_progress_message(
    stage: Stage, is_told: bool
) -> None:
    stage.knobs.speed = 20.0
    group = stage.telegram.group("Film club", [stage.anna], supergroup=False)
    async with stage.bot():
        await stage.telegram.send(stage.anna, group, "/veo@veogram_bot a fox --takes 3")
        await stage.bought(3)
        new = stage.telegram.migrate(group)
        if not is_told:
            stage.telegram.world.updates.pending.clear()
        shown = stage.telegram.messages
        await stage.until(lambda: len([m for m in shown(new) if m.video]) == 3)
        await stage.until(lambda: not any(map(is_progress, shown(new))))
    captions = [m.text_or_caption for m in stage.telegram.messages(new) if m.video]
    assert all(any(number(n, 3) in each for each in captions) for n in (1, 2, 3))
    assert len(stage.creates()) == 3


async def test_a_chat_that_is_gone_ends_all_of_them_quietly(stage: Stage) -> None:
    stage.knobs.speed = 20.0
    async with stage.bot():
        await stage.says("/veo a fox --takes 3")
        await stage.bought(3)
        stage.telegram.block(stage.anna)
        ended = "SELECT count(*) FROM tasks WHERE outcome_notified"
        await eventually(lambda: rows(stage.folder, ended) == [(3,)])
    assert rows(stage.folder, "SELECT DISTINCT reason FROM tasks") == [("chat-gone",)]


async def test_many_takes_in_a_group_keep_telegrams_limits(stage: Stage) -> None:
    stage.knobs.turn({"telegram_floods": True, "speed": 20.0})
    group = stage.telegram.group("Film club", [stage.anna])
    async with stage.bot(user_active_limit=0, telegram_calls_per_second=25):
        asked = [
            await stage.telegram.send(stage.anna, group, f"/veo@veogram_bot fox {n} --takes 4")
            for n in range(2)
        ]
        for message in asked:
            await all_films(stage, message, 4)
    assert all(entry.status != 429 for entry in stage.sandbox.journal.of("sendVideo"))
    assert all(entry.status != 429 for entry in stage.sandbox.journal.of("editMessageText"))


async def test_an_operators_trouble_is_told_of_each_and_nothing_is_counted(stage: Stage) -> None:
    stage.knobs.provider_out_of_credits = True
    async with stage.bot():
        asked = await stage.says("/veo a fox --takes 2")
        told = "SELECT count(*) FROM tasks WHERE outcome_notified"
        await eventually(lambda: rows(stage.folder, told) == [(2,)])
        assert not stage.shows_progress(asked)
        said = [text for text in stage.said() if tells(text, "failed-operator-credits")]
        assert len(said) == 2
    assert rows(stage.folder, "SELECT videos FROM totals WHERE scope = 'user'") == [(0,)]


async def test_a_press_for_all_that_comes_twice_cancels_no_later_request(stage: Stage) -> None:
    clock, stage.knobs.provider_down = MovableClock(), True
    async with stage.bot(clock, user_active_limit=0):
        first = await stage.says("/veo a fox --takes 2")
        progress = await stage.answer_to(first)
        await held_back(stage, clock)
        (data,) = data_under(progress)
        await stage.press(progress, words("button-cancel-all"))
        await stage.until(lambda: tells(stage.now(progress).text, "failed-cancelled"))
        second = await stage.says("/veo a hen --takes 2")
        other = await stage.answer_to(second)
        for message in (progress, other):
            late = await forged(stage, stage.anna, message, data)
            assert late.text
    assert [row[0] for row in rows(stage.folder, "SELECT status FROM tasks ORDER BY id")] == [
        *["cancelled"] * 2,
        *["queued"] * 2,
    ]
