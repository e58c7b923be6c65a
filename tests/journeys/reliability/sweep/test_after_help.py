"""What follows on help, and several takes, files and offers to guests, whatever fails meanwhile."""

import json
from collections.abc import AsyncIterator

from sandbox.telegram.messages import Message
from tests.journeys.guests.elsewhere import answers_there, elsewhere
from tests.journeys.help.scene import improved
from tests.journeys.reliability.sweep.play import Scene, Sweep, each_of
from tests.journeys.reliability.sweep.take import Take
from tests.journeys.reliability.waiting import change, rows
from tests.stage import jpeg, words


async def another_picture(take: Take) -> AsyncIterator[None]:
    photo = await _picture(take)
    yield
    await take.press(photo, words("button-redraw"))
    yield
    assert take.prompts == ["a red fox"] * 2


async def words_for_a_picture(take: Take) -> AsyncIterator[None]:
    photo = await _picture(take)
    await take.press(photo, words("button-repaint"))
    await take.hears(photo, "ask-edit")
    yield
    asked = await take.stage.says("a blue fox")
    yield
    await take.stage.answer_to(asked)
    assert take.prompts == ["a red fox", "a blue fox"]


async def a_better_prompt_that_is_taken(take: Take) -> AsyncIterator[None]:
    stage = take.stage
    stage.knobs.turn({"provider_down": False})
    better = await improved(stage, await stage.says("/veo a red fox --improve"))
    stage.knobs.turn({"provider_down": True})
    yield
    await take.press(better, "Use it")
    yield
    assert len(take.prompts) == 2


async def an_answer_that_is_to_be_better(take: Take) -> AsyncIterator[None]:
    await take.hears(await take.stage.says("", photo=jpeg()), "ask-motion")
    yield
    asked = await take.stage.says("it jumps --improve")
    yield
    await take.stage.answer_to(asked)
    assert take.prompts == ["it jumps"]
    newest = "SELECT request FROM tasks WHERE kind = 'words' ORDER BY id DESC LIMIT 1"
    [(request,)] = rows(take.stage.folder, newest)
    assert json.loads(request)["mode"] == "image"


async def several_takes(take: Take) -> AsyncIterator[None]:
    yield
    asked = await take.stage.says("/veo a red fox --takes 3")
    yield
    await take.stage.answer_to(asked)
    assert take.prompts == ["a red fox"] * 3


async def cancelled_takes(take: Take) -> AsyncIterator[None]:
    progress = await take.stage.answer_to(await take.stage.says("/veo a red fox --takes 3"))
    yield
    await take.press(progress, words("button-cancel-all"))
    yield

    def is_done() -> bool:
        ended = [status for prompt, status in take.tasks if prompt == "a red fox"]
        return ended == ["cancelled"] * 3

    await take.insists(progress, words("button-cancel-all"), is_done)


async def a_file(take: Take) -> AsyncIterator[None]:
    await change(take.stage, "DELETE FROM file_orders")  # those of earlier plays are long done
    yield
    await take.press(take.video, words("button-file"))
    yield
    assert len(rows(take.stage.folder, "SELECT 1 FROM file_orders")) == 1


async def an_offer_that_a_guest_takes(take: Take) -> AsyncIterator[None]:
    stage, chat = take.stage, elsewhere(take.stage)
    text = f"I like @{stage.telegram.bot.username} a lot"
    offer = await stage.answer_to(await stage.telegram.send(stage.anna, chat, text))
    yield
    await take.press(offer, words("button-make"))
    yield
    assert len(take.prompts) == 1
    (said,) = answers_there(stage, chat)
    await stage.until(lambda: stage.now(said).text.startswith("🎬"))


async def _picture(take: Take) -> Message:
    """Return a new picture."""
    stage = take.stage
    stage.knobs.turn({"provider_down": False})
    asked = await stage.says("/still a red fox")
    photo = await stage.answer_to(asked, lambda m: bool(m.photo))
    stage.knobs.turn({"provider_down": True})
    return photo


SCENES: tuple[Scene, ...] = (
    another_picture,
    words_for_a_picture,
    a_better_prompt_that_is_taken,
    an_answer_that_is_to_be_better,
    several_takes,
    cancelled_takes,
    a_file,
    an_offer_that_a_guest_takes,
)


@each_of(*SCENES, on_postgresql=a_file)
async def test_whatever_fails_it_is_done_once(sweep: Sweep, scene: Scene) -> None:
    await sweep(scene)
