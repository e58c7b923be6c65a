"""What people do, and what has to come of it, whatever fails meanwhile."""

from collections.abc import AsyncIterator, Callable

from sandbox.telegram.messages import Message
from tests.journeys.reliability.sweep.take import Take
from tests.journeys.reliability.waiting import change, rows
from tests.stage import jpeg, words

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
