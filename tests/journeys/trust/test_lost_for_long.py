"""A lost purchase outlives sleep, wrong clocks, an unreadable log and a store that is away."""

import asyncio
from collections.abc import Awaitable, Callable

import httpx
import pytest

from sandbox.provider.errors import ApiError
from sandbox.telegram.messages import Message
from tests.clock import MovableClock
from tests.journeys.reliability.waiting import as_time_passes, change, eventually, rows
from tests.journeys.telegram_faults import Broken, On
from tests.journeys.trust.conftest import Bot
from tests.journeys.trust.sending import labels
from tests.journeys.trust.test_lost_submits import HIDDEN, lose_the_answer, show_the_log
from tests.sentences import tells
from tests.stage import Stage, jpeg, words

HOUR = 3600.0
STATUS = "SELECT status FROM tasks ORDER BY id"
ATTEMPTS = "SELECT attempts FROM tasks"

Create = Callable[..., Awaitable[httpx.Response]]


async def _lost_and_looked_for(stage: Stage, clock: MovableClock) -> None:
    """Let some looks pass in which the log does not show the call that is lost."""
    await eventually(lambda: stage.sandbox.journal.of("logs"))
    for count in range(8):
        clock.advance(6)
        await eventually(lambda n=count: rows(stage.folder, ATTEMPTS) > [(n,)])  # type: ignore[misc]


async def _video_comes(stage: Stage, clock: MovableClock, asked: Message) -> None:
    """Let time pass until the video is there: who has waited for long is polled for seldom."""
    await as_time_passes(clock, lambda: rows(stage.folder, STATUS) == [("delivered",)])
    await stage.video_for(asked)


@pytest.mark.parametrize("is_stopped", [True, False], ids=["asleep", "a jump"])
async def test_a_day_that_passes_at_once_gives_nothing_up_unlooked(
    stage: Stage, bot: Bot, clock: MovableClock, is_stopped: bool
) -> None:
    lose_the_answer(stage)
    async with bot():
        asked = await stage.says("/veo a red fox")
        await _lost_and_looked_for(stage, clock)
        if not is_stopped:
            stage.knobs.turn({"provider_log_delay": 0.0})
            clock.advance(25 * HOUR)
            await _video_comes(stage, clock, asked)
    if is_stopped:
        stage.knobs.turn({"provider_log_delay": 0.0})
        clock.advance(25 * HOUR)
        async with bot():
            await _video_comes(stage, clock, asked)
    assert not [text for text in stage.said() if tells(text, "uncertain")]


async def test_what_is_left_to_the_person_after_a_day_is_still_looked_for(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    lose_the_answer(stage)
    async with bot():
        asked = await stage.says("/veo a red fox")
        await _lost_and_looked_for(stage, clock)
        clock.advance(25 * HOUR)
        await stage.answer_to(asked, lambda m: words("button-rebuy") in labels(m))
        show_the_log(stage, clock)
        await _video_comes(stage, clock, asked)


async def test_a_clock_that_was_ahead_at_the_purchase_hides_nothing(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    clock.advance(2 * HOUR)
    lose_the_answer(stage)
    async with bot():
        asked = await stage.says("/veo a red fox")
        await eventually(lambda: stage.sandbox.journal.of("logs"))
        clock.advance(-2 * HOUR)
        show_the_log(stage, clock)
        await eventually(lambda: rows(stage.folder, STATUS) == [("generating",)])
        clock.advance(3 * HOUR)
        await _video_comes(stage, clock, asked)


async def test_a_clock_that_stays_ahead_hides_nothing(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    clock.advance(2 * HOUR)
    stage.sandbox.provider.next("lost", on="create")
    async with bot():
        asked = await stage.says("/veo a red fox")
        await eventually(lambda: stage.sandbox.journal.of("logs"))
        clock.advance(660)
        await _video_comes(stage, clock, asked)
    assert not [text for text in stage.said() if tells(text, "uncertain")]


async def test_who_waits_for_a_log_that_nobody_may_read_is_told_so_and_may_decide(
    stage: Stage, bot: Bot, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise ApiError(403, "no such scope")

    lose_the_answer(stage)
    with monkeypatch.context() as away:
        away.setattr("sandbox.provider.logs.parse_query", refuse)
        async with bot():
            asked = await stage.says("/veo a red fox")
            await eventually(lambda: stage.sandbox.journal.of("logs"))
            clock.advance(660)
            await as_time_passes(clock, lambda: rows(stage.folder, STATUS) == [("uncertain",)])
            question = await stage.answer_to(asked, lambda m: words("button-rebuy") in labels(m))
            assert tells(question.text, "uncertain-unread")
            assert not tells(question.text, "uncertain")
    show_the_log(stage, clock)
    async with bot():
        await _video_comes(stage, clock, asked)
    assert len(stage.sandbox.journal.of("logs")) > 3
    assert len(stage.creates()) == 1


@pytest.fixture
def after_the_call(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], None]:
    """Let something happen once, after the next paid call has its answer and before it is known."""

    def arrange(happen: Callable[[], object]) -> None:
        real: Create = httpx.AsyncClient.post
        left = [happen]

        async def post(*args: object, **more: object) -> httpx.Response:
            answer = await real(*args, **more)
            if left:
                await asyncio.to_thread(left.pop())
            return answer

        monkeypatch.setattr("bot.provider.aimlapi.client.httpx.AsyncClient.post", post)

    return arrange


AWAY = "ALTER TABLE tasks RENAME TO tasks_away"
BACK = "ALTER TABLE tasks_away RENAME TO tasks"


@pytest.mark.parametrize("fault", [None, "404", "503"])
async def test_a_known_outcome_is_kept_until_it_can_be_stored(
    stage: Stage,
    bot: Bot,
    clock: MovableClock,
    caplog: pytest.LogCaptureFixture,
    after_the_call: Callable[[Callable[[], object]], None],
    fault: str | None,
) -> None:
    stage.knobs.turn({"provider_log_delay": HIDDEN})
    if fault:
        stage.sandbox.provider.next(fault, on="create")
    async with bot():
        after_the_call(lambda: rows(stage.folder, AWAY))
        asked = await stage.says("/veo a red fox")
        await eventually(lambda: caplog.text.count("cannot be stored yet") >= 2)
        await change(stage, BACK)
        if fault == "404":
            await stage.answer_to(asked, lambda m: tells(m.text, "failed-refused"))
        else:
            await stage.video_for(asked)
    assert not stage.sandbox.journal.of("logs")
    assert len(stage.creates()) == (fault != "404")


async def test_a_picture_that_is_not_there_uses_up_no_trial_after_a_top_up(
    stage: Stage, bot: Bot, clock: MovableClock, on: On
) -> None:
    telegram = Broken()
    on("getFile", telegram)
    stage.knobs.turn({"provider_out_of_credits": True})
    async with bot():
        first = await stage.says("/veo a red fox")
        await stage.answer_to(first, lambda m: tells(m.text, "failed-operator-credits"))
        stage.knobs.turn({"provider_out_of_credits": False})
        clock.advance(61)
        telegram.is_down = True
        asked = await stage.says("/veo waves", photo=jpeg())
        await eventually(lambda: telegram.refused)
        telegram.is_down = False
        await stage.video_for(asked)


async def test_an_answer_to_a_wrong_request_ends_the_pause_after_a_top_up(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    stage.knobs.turn({"provider_out_of_credits": True})
    async with bot():
        first = await stage.says("/veo a red fox")
        await stage.answer_to(first, lambda m: tells(m.text, "failed-operator-credits"))
        stage.knobs.turn({"provider_out_of_credits": False})
        clock.advance(61)
        stage.sandbox.provider.next("404", on="create")
        wrong = await stage.says("/veo a wrong fox")
        await stage.answer_to(wrong, lambda m: tells(m.text, "failed-refused"))
        await stage.video_for(await stage.says("/veo a blue fox"))
