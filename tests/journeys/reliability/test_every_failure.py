"""Whatever fails while an update is handled: bought at most once, and answered at least once.

Each of these scenes is played once as it should be, and then again and again: the first write
fails, then the second one, and so on, and likewise each call to Telegram. As soon as that happens,
one more video is asked for: it is never taken for what was meant before.
"""

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest

from sandbox.telegram.messages import Message
from tests.clock import MovableClock
from tests.journeys.reliability.conftest import Bot
from tests.journeys.reliability.injection import Failure, Injection, install
from tests.journeys.reliability.waiting import all_handled, change, rows
from tests.sentences import tells
from tests.stage import Stage, jpeg, words

LATER = "what is asked for later"


class Take:
    """One time that a scene is played, and what has come of it."""

    def __init__(self, stage: Stage, video: Message) -> None:
        self.stage = stage
        self.video = video
        """a finished video that stands there from before"""
        self._tasks_before = len(rows(stage.folder, "SELECT 1 FROM tasks"))
        self._last_before = max(stage.there())
        self._presses: list[asyncio.Task[object]] = []

    @property
    def tasks(self) -> list[tuple[str, str]]:
        """The prompt and the status of each new video."""
        query = "SELECT json_extract(request, '$.prompt'), status FROM tasks ORDER BY id"
        return rows(self.stage.folder, query)[self._tasks_before :]

    @property
    def prompts(self) -> list[str]:
        """The prompts of new videos, but for the one that everybody asks for later."""
        return [prompt for prompt, _ in self.tasks if prompt != LATER]

    def is_in_progress(self, prompt: str) -> bool:
        """Whether a prompt was taken once, and is still meant to be bought."""
        (status,) = (status for each, status in self.tasks if each == prompt)
        return status in {"queued", "submitting"}

    def said(self, key: str) -> int:
        """Return how often the bot has said a sentence."""
        shown = self.stage.telegram.messages(self.stage.chat)
        ours = [m.text for m in shown if m.sender is None and m.id > self._last_before]
        return sum(tells(text, key) for text in ours)

    async def press(self, message: Message, label: str) -> None:
        """Press a button, whose answer may never come."""
        pressing = self.stage.press(self.stage.now(message), label)
        self._presses.append(asyncio.create_task(pressing))
        await asyncio.sleep(0)

    async def hears(self, message: Message, key: str) -> Message:
        """Return the sentence that answers a message."""
        return await self.stage.answer_to(message, lambda m: tells(m.text, key))

    async def is_over(self) -> None:
        """Clear the stage: nothing is in progress any more."""
        for pressing in self._presses:
            pressing.cancel()
        await asyncio.gather(*self._presses, return_exceptions=True)
        end = "SET status = 'failed', reason = 'lost', outcome_notified = 1, lease_owner = NULL"
        await change(self.stage, f"UPDATE tasks {end} WHERE NOT outcome_notified")


Scene = Callable[[Take], AsyncIterator[None]]
"""Up to the first ``yield`` all goes well, up to the second one something fails; then it is over
and everything was handled."""


async def a_request(take: Take) -> AsyncIterator[None]:
    yield
    asked = await take.stage.says("/veo a red fox")
    yield
    await take.stage.answer_to(asked)
    assert take.prompts == ["a red fox"]


async def a_picture_with_a_caption(take: Take) -> AsyncIterator[None]:
    yield
    asked = await take.stage.says("it runs", photo=jpeg())
    yield
    await take.stage.answer_to(asked)
    assert take.prompts == ["it runs"]


async def an_album(take: Take) -> AsyncIterator[None]:
    yield
    stage, pictures = take.stage, [jpeg(), jpeg(colour="navy")]
    first, _ = await stage.telegram.album(stage.anna, stage.chat, pictures, caption="it blooms")
    yield
    await stage.answer_to(first)
    assert take.prompts == ["it blooms"]


async def a_refused_request(take: Take) -> AsyncIterator[None]:
    yield
    asked = await take.stage.says("/veo a red fox --seeed 7")
    yield
    await take.hears(asked, "refusal-unknown-option")
    assert take.prompts == []


async def a_request_without_words(take: Take) -> AsyncIterator[None]:
    yield
    asked = await take.stage.says("/veo")
    yield
    await take.hears(asked, "ask-prompt")
    assert take.prompts == []
    thanks = await take.stage.says("thank you")
    await take.hears(thanks, "offer")


async def words_for_a_question(take: Take) -> AsyncIterator[None]:
    await take.hears(await take.stage.says("/veo"), "ask-prompt")
    yield
    asked = await take.stage.says("a red fox")
    yield
    await take.stage.answer_to(asked)
    thanks = await take.stage.says("thank you")
    await take.hears(thanks, "offer")
    assert take.prompts == ["a red fox"]


async def an_idea(take: Take) -> AsyncIterator[None]:
    yield
    asked = await take.stage.says("a red fox jumps")
    yield
    await take.hears(asked, "offer")
    assert take.prompts == []


async def an_accepted_offer(take: Take) -> AsyncIterator[None]:
    offer = await take.hears(await take.stage.says("a red fox jumps"), "offer")
    yield
    await take.press(offer, words("button-make"))
    yield
    assert take.prompts == ["a red fox jumps"]
    assert take.said("offer") == 1


async def a_chosen_motion(take: Take) -> AsyncIterator[None]:
    question = await take.hears(await take.stage.says("", photo=jpeg()), "ask-motion")
    yield
    await take.press(question, words("motion-closer"))
    yield
    assert take.prompts == [words("motion-closer-prompt")]
    assert take.said("offer") == 0


async def the_same_again(take: Take) -> AsyncIterator[None]:
    yield
    await take.press(take.video, words("button-again"))
    yield
    assert take.prompts == [take.video.caption.partition("\n")[0]]
    assert take.said("offer") == 0


async def another_seed(take: Take) -> AsyncIterator[None]:
    yield
    await take.press(take.video, words("button-seed"))
    yield
    assert take.prompts == [take.video.caption.partition("\n")[0]]
    assert take.said("offer") == 0


async def another_prompt(take: Take) -> AsyncIterator[None]:
    yield
    await take.press(take.video, words("button-edit"))
    yield
    assert take.said("ask-edit") >= 1
    await take.hears(await take.stage.says("thank you"), "offer")
    assert take.prompts == []


async def a_continuation(take: Take) -> AsyncIterator[None]:
    yield
    await take.press(take.video, words("button-extend"))
    yield
    assert take.said("ask-extend") >= 1
    await take.hears(await take.stage.says("thank you"), "offer")
    assert take.prompts == []


async def a_cancel(take: Take) -> AsyncIterator[None]:
    for prompt in ("one", "two"):
        await take.stage.answer_to(await take.stage.says(f"/veo {prompt}"))
    yield
    asked = await take.stage.says("/cancel")
    yield
    await take.hears(asked, "cancel-done")
    assert _cancelled(take) == ["two"]


async def a_cancel_of_nothing(take: Take) -> AsyncIterator[None]:
    yield
    asked = await take.stage.says("/cancel")
    yield
    await take.hears(asked, "refusal-nothing-to-cancel")
    assert _cancelled(take) == []


async def a_pressed_cancel(take: Take) -> AsyncIterator[None]:
    progress = [
        await take.stage.answer_to(await take.stage.says(f"/veo {prompt}"))
        for prompt in ("one", "two")
    ]
    yield
    await take.press(progress[0], words("button-cancel"))
    yield
    assert _cancelled(take) == ["one"]


async def a_lost_request_bought_again(take: Take) -> AsyncIterator[None]:
    question = await _lost(take)
    yield
    await take.press(question, words("button-rebuy"))
    yield
    assert take.prompts == ["one", "one"]


async def a_lost_request_left(take: Take) -> AsyncIterator[None]:
    question = await _lost(take)
    yield
    await take.press(question, words("button-leave"))
    yield
    assert take.prompts == ["one"]


async def a_setting(take: Take) -> AsyncIterator[None]:
    await change(take.stage, "UPDATE chats SET duration = NULL")
    menu = await take.stage.answer_to(await take.stage.says("/settings"))
    await take.stage.press(menu, words("settings-duration"))
    yield
    await take.press(menu, "4")
    yield
    assert rows(take.stage.folder, "SELECT duration FROM chats") == [(4,)]


async def a_forgotten_video(take: Take) -> AsyncIterator[None]:
    await change(take.stage, "UPDATE tasks SET hidden = 0")
    yield
    asked = await take.stage.says("/delete", reply_to=take.video)
    yield
    await take.hears(asked, "delete-done")


async def a_page(take: Take) -> AsyncIterator[None]:
    yield
    asked = await take.stage.says("/help")
    yield
    await take.stage.answer_to(asked)


async def a_video_from_the_history(take: Take) -> AsyncIterator[None]:
    page = await take.stage.answer_to(await take.stage.says("/history"))
    shown = len(_videos(take))
    yield
    await take.press(page, "1")
    yield
    assert len(_videos(take)) > shown


SCENES: tuple[Scene, ...] = (
    *(a_request, a_picture_with_a_caption, an_album, a_refused_request, a_request_without_words),
    *(words_for_a_question, an_idea, an_accepted_offer, a_chosen_motion, the_same_again),
    *(another_seed, another_prompt, a_continuation, a_cancel, a_cancel_of_nothing),
    *(a_pressed_cancel, a_lost_request_bought_again, a_lost_request_left, a_setting),
    *(a_forgotten_video, a_page, a_video_from_the_history),
)


def _cancelled(take: Take) -> list[str]:
    return [prompt for prompt, status in take.tasks if status == "cancelled"]


def _videos(take: Take) -> list[Message]:
    return [m for m in take.stage.telegram.messages(take.stage.chat) if m.video]


async def _lost(take: Take) -> Message:
    """Return the question about a request that may have been bought."""
    asked = await take.stage.says("/veo one")
    await take.stage.answer_to(asked)
    lost = "SET status = 'uncertain', reason = 'lost', next_at = 0, lease_owner = NULL"
    await change(take.stage, f"UPDATE tasks {lost}, lease_until = NULL WHERE NOT outcome_notified")
    return await take.stage.answer_to(
        asked, lambda m: any(b.text == words("button-rebuy") for row in m.buttons for b in row)
    )


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
