"""Before the paid call a press cancels for nothing; after it, whether that is meant is asked."""

import asyncio

from sandbox.telegram.messages import Message
from tests.clock import MovableClock
from tests.journeys.reliability.waiting import (
    as_time_passes,
    eventually,
    held_back,
    rows,
)
from tests.journeys.telegram_faults import Flooded, On
from tests.journeys.test_stale import kept_waiting
from tests.journeys.trust.sending import labels
from tests.sentences import tells
from tests.stage import Stage, words

CANCEL, ANYWAY, CARRY_ON = (
    words(f"button-{name}") for name in ("cancel", "cancel-anyway", "carry-on")
)
STATUS = "SELECT DISTINCT status FROM tasks"
ASKED = "SELECT count(*) FROM notices WHERE name LIKE 'cancel:%'"
MINUTE = 60.0


async def being_made(stage: Stage, text: str = "/veo a red fox") -> Message:
    """Return the progress of a request that is paid for, and takes its time."""
    stage.knobs.provider_slow = 1000.0
    progress = await stage.answer_to(await stage.says(text))
    await stage.until(lambda: tells(stage.now(progress).text, "progress-generating"))
    return progress


async def finished(stage: Stage, clock: MovableClock, shown: Message) -> None:
    """Let the video be finished; return when the message about it is gone."""
    (generation,) = stage.sandbox.provider.generations.values()
    generation.finishes_at = generation.created
    await as_time_passes(clock, lambda: shown.id not in stage.there())


async def asked_about(stage: Stage, progress: Message, label: str = CANCEL) -> Message:
    """Press Cancel; return the progress message when it asks."""
    await stage.press(stage.now(progress), label)
    await stage.until(lambda: tells(stage.now(progress).text, "refusal-already-paid"))
    return stage.now(progress)


async def test_what_costs_nothing_yet_is_cancelled_at_once(stage: Stage) -> None:
    clock, stage.knobs.provider_down = MovableClock(), True
    async with stage.bot(clock):
        progress = await stage.answer_to(await stage.says("/veo a red fox"))
        await held_back(stage, clock)
        await stage.press(progress, CANCEL)
        await stage.until(lambda: tells(stage.now(progress).text, "failed-cancelled"))


async def test_what_is_paid_for_is_asked_about_and_cancelled_at_a_yes(stage: Stage) -> None:
    async with stage.bot():
        question = await asked_about(stage, await being_made(stage))
        assert labels(question) == [ANYWAY, CARRY_ON]
        assert rows(stage.folder, STATUS) == [("generating",)]
        await stage.press(question, ANYWAY)
        await stage.until(lambda: tells(stage.now(question).text, "failed-cancelled-paid"))
        assert not stage.now(question).buttons


async def test_a_no_shows_the_progress_again_and_the_video_comes(stage: Stage) -> None:
    clock = MovableClock()
    async with stage.bot(clock):
        question = await asked_about(stage, await being_made(stage))
        await stage.press(question, CARRY_ON)
        await stage.until(lambda: labels(stage.now(question)) == [CANCEL])
        assert stage.now(question).text.startswith("🎬")
        await finished(stage, clock, question)
    assert rows(stage.folder, STATUS) == [("delivered",)]


async def test_the_question_goes_when_the_video_comes(stage: Stage) -> None:
    clock = MovableClock()
    async with stage.bot(clock):
        question = await asked_about(stage, await being_made(stage))
        await finished(stage, clock, question)
    assert rows(stage.folder, STATUS) == [("delivered",)]


async def test_a_question_stands_while_its_message_would_tell_of_progress(stage: Stage) -> None:
    clock = MovableClock()
    async with stage.bot(clock):
        question = await asked_about(stage, await being_made(stage))
        for _ in range(5):
            clock.advance(10)
            await stage.answer_to(await stage.says("/help"))
            assert labels(stage.now(question)) == [ANYWAY, CARRY_ON]


async def test_a_question_that_nobody_answers_ends(stage: Stage) -> None:
    clock = MovableClock()
    async with stage.bot(clock):
        question = await asked_about(stage, await being_made(stage))
        clock.advance(MINUTE + 1)
        await stage.until(lambda: labels(stage.now(question)) == [CANCEL])
        assert stage.now(question).text.startswith("🎬")


async def test_a_question_stands_though_the_bot_starts_again(stage: Stage) -> None:
    async with stage.bot():
        question = await asked_about(stage, await being_made(stage))
    async with stage.bot():
        await stage.answer_to(await stage.says("/help"))
        await stage.press(stage.now(question), ANYWAY)
        await stage.until(lambda: tells(stage.now(question).text, "failed-cancelled-paid"))


async def test_somebody_else_is_not_even_asked(stage: Stage) -> None:
    ben = stage.telegram.person("Ben")
    club = stage.telegram.group("Film club", [stage.anna, ben])
    stage.sandbox.provider.next("stuck", on="create")
    async with stage.bot():
        asked = await stage.telegram.send(stage.anna, club, "/veo@veogram_bot a red fox")
        progress = await stage.answer_to(asked)
        await stage.bought()
        refused = await stage.press(progress, CANCEL, ben)
        assert tells(refused.text or "", "refusal-not-theirs")
        question = await asked_about(stage, progress)
        for label in (ANYWAY, CARRY_ON):
            refused = await stage.press(question, label, ben)
            assert tells(refused.text or "", "refusal-not-theirs")
    assert rows(stage.folder, STATUS) == [("generating",)]


async def test_a_command_is_asked_about_in_an_answer(stage: Stage) -> None:
    async with stage.bot():
        progress = await being_made(stage)
        question = await stage.answer_to(await stage.says("/cancel"))
        assert tells(question.text, "refusal-already-paid")
        await stage.press(question, ANYWAY)
        await stage.until(lambda: tells(stage.now(progress).text, "failed-cancelled-paid"))
        await stage.until(lambda: tells(stage.now(question).text, "cancel-done"))
        assert not stage.now(question).buttons


async def test_a_yes_that_is_said_twice_says_what_came_of_it(stage: Stage) -> None:
    async with stage.bot():
        progress = await being_made(stage)
        question = await stage.answer_to(await stage.says("/cancel"))
        await asyncio.gather(*(stage.press(question, ANYWAY) for _ in range(2)))
        await stage.until(lambda: tells(stage.now(progress).text, "failed-cancelled-paid"))
        await stage.answer_to(await stage.says("/help"))
        assert tells(stage.now(question).text, "cancel-done")


async def test_a_question_that_had_no_room_is_asked_as_soon_as_there_is(
    stage: Stage, on: On
) -> None:
    clock, edits = MovableClock(), Flooded(seconds=5)
    on("editMessageText", edits)
    async with stage.bot(clock):
        progress = await being_made(stage)
        edits.is_on = True
        async with stage.pressing(stage.now(progress), CANCEL):
            await eventually(lambda: rows(stage.folder, ASKED) == [(1,)] and edits.refused)
            edits.is_on = False
            clock.advance(edits.seconds + 1)
            await stage.until(lambda: labels(stage.now(progress)) == [ANYWAY, CARRY_ON])


async def test_a_command_s_question_can_be_answered_with_no(stage: Stage) -> None:
    async with stage.bot():
        await being_made(stage)
        question = await stage.answer_to(await stage.says("/cancel"))
        await stage.press(question, CARRY_ON)
        await stage.until(lambda: tells(stage.now(question).text, "cancel-not"))
    assert rows(stage.folder, STATUS) == [("generating",)]


async def test_a_yes_after_the_video_says_that_there_is_nothing_to_cancel(stage: Stage) -> None:
    clock = MovableClock()
    async with stage.bot(clock):
        progress = await being_made(stage)
        question = await stage.answer_to(await stage.says("/cancel"))
        await finished(stage, clock, progress)
        told = await stage.press(question, ANYWAY)
        assert tells(told.text or "", "refusal-nothing-to-cancel")
        await stage.until(lambda: tells(stage.now(question).text, "refusal-nothing-to-cancel"))
    assert rows(stage.folder, STATUS) == [("delivered",)]


async def test_a_no_after_the_video_does_not_say_that_it_is_still_being_made(stage: Stage) -> None:
    clock = MovableClock()
    async with stage.bot(clock):
        progress = await being_made(stage)
        question = await stage.answer_to(await stage.says("/cancel"))
        await finished(stage, clock, progress)
        await stage.press(question, CARRY_ON)
        await stage.until(lambda: tells(stage.now(question).text, "refusal-nothing-to-cancel"))


async def test_a_question_away_from_its_video_names_it(stage: Stage) -> None:
    async with stage.bot():
        await being_made(stage, "/veo a red fox")
        await being_made(stage, "/veo a blue cow")
        by_command = await stage.answer_to(await stage.says("/cancel"))
        assert "a blue cow" in by_command.text
        listed = await stage.answer_to(await stage.says("/tasks"))
        await stage.press(listed, words("button-cancel-number", number="1"))
        question = await stage.answer_to(listed)
        assert question.text.startswith("1 · a red fox")


async def test_takes_are_asked_about_together_and_the_unpaid_ones_end_at_once(
    stage: Stage,
) -> None:
    stage.sandbox.provider.next("stuck", on="create")
    stage.sandbox.provider.next("429", on="create")
    async with stage.bot():
        progress = await stage.answer_to(await stage.says("/veo a red fox --takes 2"))
        made = "SELECT count(*) FROM tasks WHERE status = 'generating'"
        await stage.until(lambda: rows(stage.folder, made) == [(1,)])
        await stage.press(stage.now(progress), words("button-cancel-all"))
        await stage.until(lambda: tells(stage.now(progress).text, "refusal-already-paid"))
        await stage.press(stage.now(progress), ANYWAY)
        await stage.until(lambda: tells(stage.now(progress).text, "failed-cancelled-paid"))
    assert rows(stage.folder, STATUS) == [("cancelled",)]


async def test_a_cancel_of_long_ago_is_asked_about_all_the_same(stage: Stage) -> None:
    clock = MovableClock()
    async with stage.bot(clock):
        progress = await being_made(stage)
    async with kept_waiting(stage, clock, stage.press(progress, CANCEL)):
        await stage.until(lambda: tells(stage.now(progress).text, "refusal-already-paid"))
        await stage.press(stage.now(progress), ANYWAY)
        await stage.until(lambda: tells(stage.now(progress).text, "failed-cancelled-paid"))
