"""Every family in every mode that it has: what the provider accepted for it."""

from typing import Any

import pytest

from bot.texts import texts_for
from bot.veo.catalogue import FAMILIES, Mode, able
from sandbox.telegram.messages import Message
from tests.stage import Stage, decoded, jpeg, words

RED, GREEN, BLUE = (jpeg(colour=colour) for colour in ("red", "green", "blue"))

V30 = {"duration": 8, "resolution": "720P"}
V31 = {"duration": 8, "resolution": "1080p"}
WIDE = {"aspect_ratio": "16:9"}

TEXT: dict[str, dict[str, Any]] = {
    "veo3-fast": {"model": "google/veo-3.0-fast", **V30},
    "veo3": {"model": "google/veo3", **V30},
    "veo3.1-fast": {"model": "google/veo-3.1-t2v-fast", **V31},
    "veo3.1": {"model": "google/veo-3.1-t2v", **V31},
    "veo3.1-lite": {"model": "veo-3.1-lite-generate-001", **V30},
    "veo3.1-lite-preview": {"model": "google/veo-3-1-lite-generate-preview", **V31},
    "veo2": {"model": "veo2", "duration": 5},
}
IMAGE: dict[str, dict[str, Any]] = {
    "veo3-fast": {"model": "google/veo-3.0-i2v-fast", "image_url": "red", **V30, **WIDE},
    "veo3": {"model": "google/veo-3.0-i2v", "image_url": "red", **V30, **WIDE},
    "veo3.1-fast": {"model": "google/veo-3.1-i2v-fast", "image_url": "red", **V31, **WIDE},
    "veo3.1": {"model": "google/veo-3.1-i2v", "image_url": "red", **V31, **WIDE},
    "veo3.1-lite": {**TEXT["veo3.1-lite"], "image_url": "red", **WIDE},
    "veo3.1-lite-preview": {**TEXT["veo3.1-lite-preview"], "image_url": "red", **WIDE},
    "veo2": {"model": "veo2/image-to-video", "image_url": "red", "duration": 5, **WIDE},
}
LAST = {"last_image_url": "green"}
FRAMES: dict[str, dict[str, Any]] = {
    "veo3.1-fast": {
        **IMAGE["veo3.1-fast"],
        "model": "google/veo-3.1-first-last-image-to-video-fast",
        **LAST,
    },
    "veo3.1": {**IMAGE["veo3.1"], "model": "google/veo-3.1-first-last-image-to-video", **LAST},
    "veo3.1-lite": {**IMAGE["veo3.1-lite"], **LAST},
    "veo3.1-lite-preview": {**IMAGE["veo3.1-lite-preview"], **LAST},
    "veo2": {**IMAGE["veo2"], "tail_image_url": "green"},
}
REFERENCES: dict[str, dict[str, Any]] = {
    "veo3.1": {
        "model": "google/veo-3.1-reference-to-video",
        "image_urls": ["red", "green", "blue"],
        **V31,
    },
}
ON = {"duration": 7, "resolution": "720p", "aspect_ratio": "auto"}
EXTEND: dict[str, dict[str, Any]] = {
    "veo3.1-fast": {"model": "google/veo3-1-fast-extend-video", **ON},
    "veo3.1": {"model": "google/veo3-1-extend-video", **ON},
}


@pytest.fixture
def stage(stage: Stage) -> Stage:
    stage.knobs.speed = 1000
    return stage


def seen(value: Any) -> Any:
    """Return the colour in place of a picture, and everything else as it is."""
    if isinstance(value, list):
        return [seen(each) for each in value]
    if not isinstance(value, str) or not value.startswith("data:"):
        return value
    red, green, blue = decoded(value)[1].convert("RGB").getpixel((10, 10))  # type: ignore[misc]
    return {red: "red", green: "green", blue: "blue"}[max(red, green, blue)]


async def made(stage: Stage, asked: dict[str, Message]) -> dict[str, Any]:
    """Return the requests by family, once each video stands under its question."""
    for message in asked.values():
        await stage.video_for(message)
    bodies = [{name: seen(value) for name, value in body.items()} for body in stage.creates()]
    return {body.pop("prompt"): body for body in bodies if body["prompt"] in asked}


def test_no_mode_of_a_family_is_left_out() -> None:
    tables = zip(Mode, (TEXT, IMAGE, FRAMES, REFERENCES, EXTEND), strict=True)
    assert all(set(able(mode)) == set(table) for mode, table in tables)


async def test_every_family_works_from_words(stage: Stage) -> None:
    async with stage.bot(user_active_limit=0):
        asked = {name: await stage.says(f"/veo {name} --model {name}") for name in FAMILIES}
        assert await made(stage, asked) == TEXT


async def test_every_family_works_from_a_picture(stage: Stage) -> None:
    async with stage.bot(user_active_limit=0):
        asked = {
            name: await stage.says(f"/veo {name} --model {name}", photo=RED) for name in FAMILIES
        }
        assert await made(stage, asked) == IMAGE


async def album(stage: Stage, text: str, *pictures: bytes) -> Message:
    """Let Anna send an album; return the message that holds its caption."""
    return (await stage.telegram.album(stage.anna, stage.chat, list(pictures), caption=text))[0]


async def test_two_pictures_become_the_first_and_the_last_frame(stage: Stage) -> None:
    async with stage.bot(user_active_limit=0):
        asked = {
            name: await album(stage, f"/veo {name} --model {name}", RED, GREEN) for name in FRAMES
        }
        assert await made(stage, asked) == FRAMES


async def test_three_pictures_show_what_shall_appear(stage: Stage) -> None:
    async with stage.bot():
        asked = {"veo3.1": await album(stage, "/veo veo3.1 --model veo3.1", RED, GREEN, BLUE)}
        assert await made(stage, asked) == REFERENCES


async def test_a_video_of_ours_goes_on(stage: Stage) -> None:
    async with stage.bot():
        video = await stage.video_for(await stage.says("/veo a fox --model veo3.1"))
        asked = {
            name: await stage.says(f"/veo {name} --model {name}", reply_to=video) for name in EXTEND
        }
        requests = await made(stage, asked)
    links = {body.pop("video_url") for body in requests.values()}
    assert requests == EXTEND
    assert all(link.startswith(f"{stage.sandbox.provider_url}/files/") for link in links)


async def test_an_upright_video_goes_on_upright(stage: Stage) -> None:
    async with stage.bot():
        video = await stage.video_for(await stage.says("/veo a fox --model veo3.1 --ar 9:16"))
        further = await stage.video_for(await stage.says("/veo it runs", reply_to=video))
    assert further.video is not None
    assert (further.video.width, further.video.height) == (720, 1280)


async def test_a_video_that_the_provider_has_forgotten_cannot_go_on_and_that_is_told(
    stage: Stage,
) -> None:
    async with stage.bot(user_daily_limit=2):
        video = await stage.video_for(await stage.says("/veo a fox"))
        stage.sandbox.provider.generations.clear()
        asked = await stage.says("/veo it runs", reply_to=video)
        await stage.answer_to(asked, lambda m: m.html == words("failed-source-gone"))
        await stage.video_for(await stage.says("/veo a hen"))


async def test_another_family_steps_in_for_the_default_and_says_so(stage: Stage) -> None:
    async with stage.bot(default_model="veo3-fast"):
        asked = await album(stage, "/veo a fox", RED, GREEN)
        progress = await stage.answer_to(asked)
        await stage.video_for(asked)
    stand_in = words("progress-substitute", wanted="Veo 3 Fast", model="Veo 3.1 Fast")
    assert stand_in in progress.html
    made = [body["model"] for body in stage.creates()]
    assert made == ["google/veo-3.1-first-last-image-to-video-fast"]


async def test_a_dearer_family_steps_in_only_with_leave(stage: Stage) -> None:
    async with stage.bot(default_model="veo3-fast"):
        asked = await album(stage, "/veo a fox", RED, GREEN, BLUE)
        question = await stage.answer_to(asked)
        assert "$3.36" in question.text
        assert stage.creates() == []
        await stage.press(question, "$3.36")
        await stage.video_for(asked)
    assert [body["model"] for body in stage.creates()] == ["google/veo-3.1-reference-to-video"]


async def test_a_family_that_somebody_named_is_never_exchanged(stage: Stage) -> None:
    async with stage.bot():
        asked = await album(stage, "/veo a fox --model veo3", RED, GREEN)
        answer = await stage.answer_to(asked)
    capable = [FAMILIES[name].title for name in able(Mode.FRAMES)]
    assert answer.html == words(
        "refusal-mode-not-supported",
        model="Veo 3",
        mode=words("mode-frames"),
        models=texts_for("en").choice(capable),
    )
    assert stage.creates() == []


async def test_more_pictures_than_any_model_takes_are_refused_in_words(stage: Stage) -> None:
    async with stage.bot():
        asked = await album(stage, "/veo a fox", RED, GREEN, BLUE, RED)
        answer = await stage.answer_to(asked)
    assert answer.html == words("refusal-too-many-pictures", count=4, limit=3)
    assert stage.creates() == []
