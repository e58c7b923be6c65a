"""The provider says no: what people hear, and what the operator hears."""

from typing import Any

import pytest

from bot.tasks.schedule import DEADLINE, GIVE_UP
from sandbox.provider.errors import ApiError
from sandbox.telegram.chats import Chat
from sandbox.telegram.messages import Message
from tests.clock import MovableClock
from tests.journeys.reliability.waiting import eventually, rows
from tests.journeys.telegram_faults import Held, On
from tests.stage import Stage, words

HOUR = 3600.0
BLOCKED = "The result was blocked by the safety filter. Try another prompt."


async def ended(stage: Stage, text: str = "/veo a fox") -> Message:
    """Ask for something that fails; return what Anna is told in the end."""
    asked = await stage.says(text)
    told = await stage.answer_to(asked, lambda m: m.text.startswith("⚠️"))
    await stage.until(lambda: not stage.shows_progress(asked))
    return told


async def test_the_safety_filters_reason_is_told(stage: Stage) -> None:
    stage.sandbox.provider.next("safety")
    async with stage.bot():
        assert (await ended(stage)).html == words("failed-safety", detail=BLOCKED)


async def test_a_result_that_was_kept_back_is_told(stage: Stage) -> None:
    stage.sandbox.provider.next("empty")
    async with stage.bot():
        assert (await ended(stage)).html == words("failed-no-video", detail="none")


@pytest.mark.parametrize("status", [400, 413, 422])
async def test_a_request_that_is_wrong_is_told_with_the_reason_and_never_sent_again(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, status: int
) -> None:
    def refuses(_body: object) -> None:
        raise ApiError(status, "prompt: <no> foxes & hens")

    monkeypatch.setattr("sandbox.provider.app.check", refuses)
    async with stage.bot():
        told = await ended(stage)
    assert told.html == words("failed-refused", detail="prompt: <no> foxes & hens")
    assert "prompt: <no> foxes & hens" in told.text
    assert len(stage.sandbox.journal.of("create")) == 1


async def test_a_model_that_is_no_longer_there_is_told(stage: Stage) -> None:
    stage.sandbox.provider.next("404", on="create")
    async with stage.bot():
        assert (await ended(stage)).html == words("failed-refused", detail="Not found")
    assert len(stage.sandbox.journal.of("create")) == 1


OPERATOR = {
    "key": {"aimlapi_key": "another-key"},
    "credits": {},
}


@pytest.fixture
def office(stage: Stage) -> Chat:
    """The operator's private chat with the bot."""
    return stage.telegram.private(stage.telegram.person("Olga"))


@pytest.mark.parametrize("problem", ["key", "credits"])
async def test_people_hear_that_the_operator_must_act_and_the_operator_hears_it_too(
    stage: Stage, office: Chat, problem: str
) -> None:
    stage.knobs.provider_out_of_credits = problem == "credits"
    changes: dict[str, Any] = OPERATOR[problem]
    async with stage.bot(admin_users=str(office.id), **changes):
        assert (await ended(stage)).html == words(f"failed-operator-{problem}")
        alert = await stage.telegram.wait_for(office, lambda m: m.sender is None)
    assert alert.html == words(f"alert-{problem}")
    assert stage.creates() == []


async def test_the_operator_hears_it_once_an_hour_at_most(stage: Stage, office: Chat) -> None:
    clock, alerts = MovableClock(), []
    stage.knobs.provider_out_of_credits = True
    for _ in range(4):
        async with stage.bot(clock, admin_users=str(office.id), user_daily_limit=0):
            await ended(stage)
        # A stop waits for what is under way, and word to the operator comes last.
        alerts.append(len(stage.there(office)))
        clock.advance(0.4 * HOUR)
    assert alerts == [1, 1, 1, 2]


async def test_of_many_who_meet_a_problem_at_once_one_tells_the_operator(
    stage: Stage, office: Chat, on: On
) -> None:
    stage.knobs.provider_out_of_credits = True
    held = Held(office)
    on("sendMessage", held)
    async with stage.bot(admin_users=str(office.id), user_active_limit=0):
        asked = [await stage.says(f"/veo fox number {n}") for n in range(6)]
        for each in asked:
            await stage.answer_to(each, lambda m: m.text.startswith("⚠️"))
        held.released.set()
        await stage.telegram.wait_for(office, lambda m: m.sender is None)
    assert len(held.begun) == 1


async def test_an_admin_who_never_wrote_to_the_bot_holds_nothing_up(
    stage: Stage, office: Chat
) -> None:
    stage.knobs.provider_out_of_credits = True
    stranger = stage.telegram.person("Oscar")
    async with stage.bot(admin_users=f"{stranger.id},99,{office.id}"):
        await ended(stage)
        await stage.telegram.wait_for(office, lambda m: m.html == words("alert-credits"))


async def test_it_goes_on_by_itself_once_the_operator_has_acted(stage: Stage) -> None:
    clock = MovableClock()
    stage.knobs.provider_out_of_credits = True
    async with stage.bot(clock, user_daily_limit=1):
        await ended(stage)
        stage.knobs.provider_out_of_credits = False
        clock.advance(61)
        await stage.video_for(await stage.says("/veo a fox"))


async def test_after_a_top_up_it_goes_on_within_a_minute_though_people_keep_asking(
    stage: Stage,
) -> None:
    clock = MovableClock()
    stage.knobs.provider_out_of_credits = True
    async with stage.bot(clock, user_daily_limit=0, user_active_limit=0):
        await ended(stage)
        stage.knobs.provider_out_of_credits = False
        for _ in range(4):
            clock.advance(5)
            await ended(stage)  # it is not tried, so it proves nothing
        clock.advance(45)
        await stage.video_for(await stage.says("/veo a fox"))
    assert len(stage.sandbox.journal.of("create")) == 2


async def test_a_providers_words_that_quote_the_key_are_shown_without_it(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(_body: object) -> None:
        raise ApiError(400, f"no such header: Bearer {stage.sandbox.key}")

    monkeypatch.setattr("sandbox.provider.app.check", refuses)
    async with stage.bot():
        told = await ended(stage)
    assert "no such header" in told.text
    assert stage.sandbox.key not in told.text
    assert stage.sandbox.key not in str(rows(stage.folder, "SELECT detail FROM tasks"))


async def test_a_video_that_takes_too_long_is_told_the_truth_and_looked_for_all_day(
    stage: Stage,
) -> None:
    clock = MovableClock()

    def is_told() -> bool:
        clock.advance(5)  # one look after a jump of the clock proves nothing
        return any(m.html == words("failed-timed-out") for m in stage.telegram.messages(stage.chat))

    stage.sandbox.provider.next("stuck", on="create")
    async with stage.bot(clock, user_daily_limit=1):
        asked = await stage.says("/veo a fox")
        await stage.until(lambda: len(stage.sandbox.journal.of("fetch")) >= 1)
        clock.advance(DEADLINE + 60)
        await stage.answer_to(asked, lambda m: words("progress-late") in m.html)
        clock.advance(GIVE_UP)
        await eventually(is_told)
        told = await stage.answer_to(asked, lambda m: m.html == words("failed-timed-out"))
        await stage.until(lambda: stage.there() == [asked.id, told.id])
        await stage.video_for(await stage.says("/veo a fox"))


async def test_a_provider_that_is_busy_all_day_is_told(stage: Stage) -> None:
    clock = MovableClock()
    stage.knobs.provider_down = True
    async with stage.bot(clock):
        asked = await stage.says("/veo a fox")
        await stage.answer_to(asked)
        clock.advance(GIVE_UP + 60)
        await stage.answer_to(asked, lambda m: m.html == words("failed-busy"))
    assert stage.creates() == []


@pytest.mark.parametrize("fault", ["429", "503"])
async def test_what_passes_is_waited_for_and_told_to_nobody(stage: Stage, fault: str) -> None:
    stage.sandbox.provider.next(fault, on="create")
    clock = MovableClock()
    async with stage.bot(clock):
        asked = await stage.says("/veo a fox")
        await stage.until(lambda: len(stage.sandbox.journal.of("create")) >= 1)
        clock.advance(5)
        await stage.video_for(asked)
    assert len(stage.creates()) == 1
    assert not any(m.text.startswith("⚠️") for m in stage.telegram.messages(stage.chat))
