"""After ``HISTORY_DAYS`` prompts, links and files are gone, a little at a time, all day."""

import pytest

from tests.clock import MovableClock
from tests.journeys.reliability.waiting import eventually, rows
from tests.journeys.trust.conftest import Bot
from tests.journeys.trust.forgotten import holds
from tests.sentences import tells
from tests.stage import Stage, words

DAY = 24 * 3600.0
SECRET = "purple hippo"


@pytest.fixture(autouse=True)
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the clean-up run as often as the bot looks for something to do."""
    monkeypatch.setattr("bot.composition.jobs._SWEEP_SECONDS", 0.1)


async def test_an_old_video_is_forgotten_and_says_so(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    async with bot(history_days=30):
        video = await stage.video_for(await stage.says(f"/veo a {SECRET}"))
        clock.advance(29 * DAY)
        assert len(await stage.found("hippo")) == 1
        clock.advance(DAY + 60)
        await eventually(lambda: not holds(stage, SECRET))
        answer = await stage.press(video, words("button-again"))
        history = await stage.answer_to(await stage.says("/history"))
    assert tells(answer.text or "", "refusal-video-forgotten")
    assert tells(history.text, "history-none")
    assert len(stage.creates()) == 1


async def test_with_zero_days_all_is_kept(stage: Stage, bot: Bot, clock: MovableClock) -> None:
    async with bot(history_days=0):
        await stage.video_for(await stage.says(f"/veo a {SECRET}"))
        for _ in range(2):  # the first clean-up has ended when the second one begins
            await stage.answer_to(await stage.says("/veo"))
            clock.advance(5000 * DAY)
            await eventually(lambda: rows(stage.folder, "SELECT id FROM drafts") == [])
        found = await stage.found("hippo")
    assert len(found) == 1
