"""What pictures and better prompts cost is in the books, to the credit."""

import pytest

from tests.clock import MovableClock
from tests.journeys.accounts import booked, costs, line, reconciled, run_by_anna
from tests.journeys.help.scene import improved, picture
from tests.journeys.reliability.waiting import eventually, rows
from tests.sentences import tells
from tests.stage import Stage, words

OPEN = "SELECT count(*) FROM charges WHERE task_id IS NULL"


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


def billed(stage: Stage) -> int:
    """Return what the provider has charged, in credits."""
    return sum(each.credits for each in stage.sandbox.provider.ledger.usage)


@pytest.mark.parametrize("rate", [0.0, 1.0])
async def test_the_books_say_what_the_provider_charges_for_all_of_it(
    stage: Stage, clock: MovableClock, rate: float
) -> None:
    stage.knobs.provider_overcharge_rate = rate
    async with run_by_anna(stage, clock):
        await improved(stage, await stage.says("/veo a red fox --improve"))
        photo = await picture(stage, await stage.says("/still a red fox"))
        stage.sandbox.provider.next("lost", on="images")
        lost = await stage.says("/still a blue fox")
        await stage.answer_to(lost, lambda m: tells(m.text, "still-ended"))
        stage.sandbox.provider.next_result("withheld")
        withheld = await stage.says("/veo a green fox --improve")
        await stage.answer_to(withheld, lambda m: tells(m.text, "words-ended"))
        await stage.press(photo, words("button-move"))
        question = await stage.answer_to(photo, lambda m: tells(m.text, "ask-motion"))
        await stage.press(question, words("motion-alive"))
        await stage.video_for(photo)
        await reconciled(stage, clock)
        await eventually(lambda: booked(stage) == (billed(stage), 0, 1))
        assert rows(stage.folder, OPEN) == [(0,)]
        told = await costs(stage)
    assert told.count(line("matched", billed(stage))) == 3
    assert told.count(line("other", 0)) == 3
    assert told.count(line("ours-only", 0, count=0)) == 3


async def test_the_statistics_of_videos_tell_of_videos_alone(
    stage: Stage, clock: MovableClock
) -> None:
    async with run_by_anna(stage, clock):
        await picture(stage, await stage.says("/still a red fox"))
        await improved(stage, await stage.says("/veo a red fox --improve"))
        told = await stage.answer_to(await stage.says("/stats"))
    assert words("stats-videos", count=0) in told.html
