"""Whatever fails while an update is handled: bought at most once, and answered at least once.

Each scene is played once as it should be, and then again and again: the first write fails, then
the second one, and so on, and likewise each call to Telegram. As soon as that happens, one more
video is asked for: it is never taken for what was meant before.
"""

import pytest

from tests.clock import MovableClock
from tests.journeys.reliability.conftest import Bot
from tests.journeys.reliability.sweep.injection import Failure, Injection, install
from tests.journeys.reliability.sweep.scenes import SCENES, Scene
from tests.journeys.reliability.sweep.take import LATER, Take
from tests.journeys.reliability.waiting import all_handled
from tests.stage import Stage


@pytest.fixture
def injection(monkeypatch: pytest.MonkeyPatch) -> Injection:
    return install(monkeypatch)


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
async def test_whatever_fails_it_is_bought_at_most_once_and_answered_at_least_once(
    stage: Stage, bot: Bot, clock: MovableClock, injection: Injection, scene: Scene
) -> None:
    async with bot():
        video = await stage.video_for(await stage.says("/veo a red fox --model veo3.1"))
        stage.knobs.turn({"provider_down": True})
        writes, calls = await _play(scene, Take(stage, video), clock, injection)
        for failure in Failure:
            for nth in range(1, (writes if failure.is_of_writes else calls) + 1):
                try:
                    await _play(scene, Take(stage, video), clock, injection, failure, nth)
                except BaseException as error:
                    error.add_note(f"{failure}: number {nth}")
                    raise


async def _play(
    scene: Scene,
    take: Take,
    clock: MovableClock,
    injection: Injection,
    failure: Failure | None = None,
    nth: int = 0,
) -> tuple[int, int]:
    """Play a scene, and return how many writes and calls there were to fail."""
    stage, steps = take.stage, scene(take)
    await anext(steps)
    await all_handled(stage, clock)
    injection.arm(failure, nth)
    await anext(steps)
    await all_handled(stage, clock, unless=lambda: injection.has_failed)
    counted = injection.writes, injection.calls
    injection.arm()
    later = await stage.says(f"/veo {LATER}")
    await all_handled(stage, clock)
    await anext(steps, None)
    await stage.answer_to(later)
    assert take.is_in_progress(LATER)
    await take.is_over()
    return counted
