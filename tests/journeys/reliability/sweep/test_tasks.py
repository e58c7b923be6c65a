"""Videos that are made again, bought again or cancelled, whatever fails meanwhile."""

from collections.abc import AsyncIterator

from sandbox.telegram.messages import Message
from tests.journeys.reliability.sweep.play import Scene, Sweep, each_of
from tests.journeys.reliability.sweep.take import Take
from tests.journeys.reliability.waiting import change
from tests.stage import words


async def the_same_again(take: Take) -> AsyncIterator[None]:
    yield
    await take.press(take.video, words("button-again"))
    yield
    assert take.prompts == [take.video.caption.partition("\n")[0]]
    assert take.said("offer") == 0


async def a_cancel(take: Take) -> AsyncIterator[None]:
    for prompt in ("one", "two"):
        await take.stage.answer_to(await take.stage.says(f"/veo {prompt}"))
    yield
    asked = await take.stage.says("/cancel")
    yield
    await take.agrees(asked)
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
    await take.insists(progress[0], words("button-cancel"), lambda: bool(_cancelled(take)))
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


def _cancelled(take: Take) -> list[str]:
    return [prompt for prompt, status in take.tasks if status == "cancelled"]


async def _lost(take: Take) -> Message:
    """Return the question about a request that may have been bought."""
    asked = await take.stage.says("/veo one")
    await take.stage.answer_to(asked)
    lost = "SET status = 'uncertain', reason = 'lost', next_at = 0, lease_owner = NULL"
    await change(take.stage, f"UPDATE tasks {lost}, lease_until = NULL WHERE NOT outcome_notified")
    return await take.stage.answer_to(
        asked, lambda m: any(b.text == words("button-rebuy") for row in m.buttons for b in row)
    )


SCENES: tuple[Scene, ...] = (
    the_same_again,
    a_cancel,
    a_cancel_of_nothing,
    a_pressed_cancel,
    a_lost_request_bought_again,
    a_lost_request_left,
)


@each_of(*SCENES, on_postgresql=a_pressed_cancel)
async def test_whatever_fails_it_is_bought_at_most_once_and_answered_at_least_once(
    sweep: Sweep, scene: Scene
) -> None:
    await sweep(scene)
