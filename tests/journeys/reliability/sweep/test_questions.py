"""Questions and their answers, whatever fails meanwhile."""

from collections.abc import AsyncIterator

from tests.journeys.reliability.sweep.play import Scene, Sweep, each_of
from tests.journeys.reliability.sweep.take import Take
from tests.stage import jpeg, words


async def a_request_without_words(take: Take) -> AsyncIterator[None]:
    yield
    asked = await take.stage.says("/veo")
    yield
    await take.hears(asked, "ask-prompt")
    assert take.prompts == []
    thanks = await take.stage.says("how kind of you")
    await take.hears(thanks, "offer")


async def words_for_a_question(take: Take) -> AsyncIterator[None]:
    await take.hears(await take.stage.says("/veo"), "ask-prompt")
    yield
    asked = await take.stage.says("a red fox")
    yield
    await take.stage.answer_to(asked)
    thanks = await take.stage.says("how kind of you")
    await take.hears(thanks, "offer")
    assert take.prompts == ["a red fox"]


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


async def another_prompt(take: Take) -> AsyncIterator[None]:
    yield
    await take.press(take.video, words("button-edit"))
    yield
    assert take.said("ask-edit") >= 1
    await take.hears(await take.stage.says("how kind of you"), "offer")
    assert take.prompts == []


async def a_continuation(take: Take) -> AsyncIterator[None]:
    yield
    await take.press(take.video, words("button-extend"))
    yield
    assert take.said("ask-extend") >= 1
    await take.hears(await take.stage.says("how kind of you"), "offer")
    assert take.prompts == []


SCENES: tuple[Scene, ...] = (
    a_request_without_words,
    words_for_a_question,
    an_accepted_offer,
    a_chosen_motion,
    another_prompt,
    a_continuation,
)


@each_of(*SCENES, on_postgresql=words_for_a_question)
async def test_whatever_fails_it_is_bought_at_most_once_and_answered_at_least_once(
    sweep: Sweep, scene: Scene
) -> None:
    await sweep(scene)
