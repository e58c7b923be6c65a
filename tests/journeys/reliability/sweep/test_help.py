"""Help, whatever fails while it is asked for."""

from collections.abc import AsyncIterator

from tests.journeys.reliability.sweep.play import Scene, Sweep, each_of
from tests.journeys.reliability.sweep.take import Take
from tests.stage import words


async def an_offer_to_improve(take: Take) -> AsyncIterator[None]:
    offer = await take.hears(await take.stage.says("a red fox jumps"), "offer")
    yield
    await take.press(offer, words("button-improve"))
    yield
    assert take.prompts == ["a red fox jumps"]


async def an_offer_to_draw_first(take: Take) -> AsyncIterator[None]:
    offer = await take.hears(await take.stage.says("a red fox jumps"), "offer")
    yield
    await take.press(offer, words("button-first"))
    yield
    assert take.prompts == ["a red fox jumps"]


async def a_request_to_improve(take: Take) -> AsyncIterator[None]:
    yield
    asked = await take.stage.says("/veo a red fox --improve")
    yield
    await take.stage.answer_to(asked)
    assert take.prompts == ["a red fox"]


async def a_still(take: Take) -> AsyncIterator[None]:
    yield
    asked = await take.stage.says("/still a red fox")
    yield
    await take.stage.answer_to(asked)
    assert take.prompts == ["a red fox"]


SCENES: tuple[Scene, ...] = (
    an_offer_to_improve,
    an_offer_to_draw_first,
    a_request_to_improve,
    a_still,
)


@each_of(*SCENES, on_postgresql=a_request_to_improve)
async def test_whatever_fails_help_is_asked_for_once(sweep: Sweep, scene: Scene) -> None:
    await sweep(scene)
