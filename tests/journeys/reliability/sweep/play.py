"""Playing a scene again and again, while one thing after the other fails."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

import pytest

from sandbox.telegram.messages import Message
from tests.clock import MovableClock
from tests.journeys.reliability.conftest import Bot
from tests.journeys.reliability.sweep.injection import Failure, Injection
from tests.journeys.reliability.sweep.take import LATER, Take
from tests.journeys.reliability.waiting import all_handled
from tests.stage import Stage

Scene = Callable[[Take], AsyncIterator[None]]
"""Up to the first ``yield`` all goes well, up to the second one something fails; then it is over
and everything was handled."""


def each_of(*scenes: Scene, on_postgresql: Scene) -> pytest.MarkDecorator:
    """Run a test once for each scene, and for one of them on PostgreSQL too."""
    plays = [*(("sqlite", scene) for scene in scenes), ("postgresql", on_postgresql)]
    ids = [f"{backend}-{scene.__name__}" for backend, scene in plays]
    return pytest.mark.parametrize(("backend", "scene"), plays, ids=ids)


@dataclass(frozen=True)
class Sweep:
    """Plays a scene once as it should be, and then with each failure at each place.

    First the first write fails, then the second one, and so on, and likewise each call to
    Telegram. As soon as that happens, one more video is asked for: it is never taken for what was
    meant before.
    """

    stage: Stage
    bot: Bot
    clock: MovableClock
    injection: Injection

    async def __call__(self, scene: Scene) -> None:
        """Play it to the end."""
        async with self.bot():
            video = await self.stage.video_for(
                await self.stage.says("/veo a red fox --model veo3.1")
            )
            self.stage.knobs.turn({"provider_down": True})
            writes, calls = await self._play(scene, video)
            for failure in Failure:
                for nth in range(1, (writes if failure.is_of_writes else calls) + 1):
                    await self._play_noted(scene, video, failure, nth)

    async def _play_noted(self, scene: Scene, video: Message, failure: Failure, nth: int) -> None:
        try:
            await self._play(scene, video, failure, nth)
        except BaseException as error:
            error.add_note(f"{failure}: number {nth}")
            raise

    async def _play(
        self, scene: Scene, video: Message, failure: Failure | None = None, nth: int = 0
    ) -> tuple[int, int]:
        """Play a scene, and return how many writes and calls there were to fail."""
        take = Take(self.stage, video)
        steps, injection = scene(take), self.injection
        await anext(steps)
        await self._all_handled()
        injection.arm(failure, nth)
        await anext(steps)
        await self._all_handled(unless=lambda: injection.has_failed)
        counted = injection.writes, injection.calls
        injection.arm()
        later = await self.stage.says(f"/veo {LATER}")
        await self._all_handled()
        await anext(steps, None)
        await self.stage.answer_to(later)
        assert take.is_in_progress(LATER)
        await take.is_over()
        return counted

    async def _all_handled(self, unless: Callable[[], bool] = lambda: False) -> None:
        """Return when everything is handled; only what waits, waits for time to pass."""

        def is_handling() -> bool:
            return bool(self.injection.handling)

        await all_handled(self.stage, self.clock, unless=unless, stands_still=is_handling)
