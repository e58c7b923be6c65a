"""What is asked for, whatever fails meanwhile."""

from collections.abc import AsyncIterator

from sandbox.telegram.messages import Message
from tests.journeys.reliability.sweep.play import Scene, Sweep, each_of
from tests.journeys.reliability.sweep.take import Take
from tests.journeys.reliability.waiting import change, rows
from tests.stage import jpeg, words


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


async def an_idea(take: Take) -> AsyncIterator[None]:
    yield
    asked = await take.stage.says("a red fox jumps")
    yield
    await take.hears(asked, "offer")
    assert take.prompts == []


async def a_page(take: Take) -> AsyncIterator[None]:
    yield
    asked = await take.stage.says("/help")
    yield
    await take.stage.answer_to(asked)


async def a_setting(take: Take) -> AsyncIterator[None]:
    await change(take.stage, "UPDATE chats SET duration = NULL")
    menu = await take.stage.answer_to(await take.stage.says("/settings"))
    await take.stage.press(menu, words("settings-duration"))
    yield
    await take.press(menu, "4")
    yield
    assert rows(take.stage.folder, "SELECT duration FROM chats") == [(4,)]


async def a_forgotten_video(take: Take) -> AsyncIterator[None]:
    await change(take.stage, "UPDATE tasks SET hidden = false")
    yield
    asked = await take.stage.says("/delete", reply_to=take.video)
    yield
    await take.hears(asked, "delete-done")


async def a_video_from_the_history(take: Take) -> AsyncIterator[None]:
    page = await take.stage.answer_to(await take.stage.says("/history"))
    shown = len(_videos(take))
    yield
    await take.press(page, "1")
    yield
    assert len(_videos(take)) > shown


def _videos(take: Take) -> list[Message]:
    return [m for m in take.stage.telegram.messages(take.stage.chat) if m.video]


SCENES: tuple[Scene, ...] = (
    a_request,
    a_picture_with_a_caption,
    an_album,
    a_refused_request,
    an_idea,
    a_page,
    a_setting,
    a_forgotten_video,
    a_video_from_the_history,
)


@each_of(*SCENES, on_postgresql=a_request)
async def test_whatever_fails_it_is_bought_at_most_once_and_answered_at_least_once(
    sweep: Sweep, scene: Scene
) -> None:
    await sweep(scene)
