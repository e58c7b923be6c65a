"""Everything that can stand after `/veo`, from the message to the provider."""

import pytest

from tests.stage import Stage, words

FAST = {"model": "google/veo-3.0-fast", "duration": 8, "resolution": "720P"}

WRITTEN = {
    "--model veo2": {"model": "veo2", "duration": 5},
    "--model VEO3": {**FAST, "model": "google/veo3"},
    "--ar 16:9": {**FAST, "aspect_ratio": "16:9"},
    "--ar portrait": {**FAST, "aspect_ratio": "9:16"},
    "--duration 4": {**FAST, "duration": 4},
    "--duration 6s": {**FAST, "duration": 6},
    "--res 1080p": {**FAST, "resolution": "1080P"},
    "--res 1080p --model veo3.1": {
        "model": "google/veo-3.1-t2v",
        "duration": 8,
        "resolution": "1080p",
    },
    "--no rain, people": {**FAST, "negative_prompt": "rain, people"},
    "--seed 0": {**FAST, "seed": 0},
    "--silent": {**FAST, "generate_audio": False},
    "--silent --model veo2": {"model": "veo2", "duration": 5},
    "--raw": {**FAST, "enhance_prompt": False},
    "--fix off --model veo3.1-fast": {
        "model": "google/veo-3.1-t2v-fast",
        "duration": 8,
        "resolution": "1080p",
        "auto_fix": False,
    },
    "--people off --model veo3.1-lite": {
        "model": "veo-3.1-lite-generate-001",
        "duration": 8,
        "resolution": "720P",
        "person_generation": "dont_allow",
    },
    # As phones write it.
    "—seed 7": {**FAST, "seed": 7},
    "–silent": {**FAST, "generate_audio": False},
    "—no “rain, people”": {**FAST, "negative_prompt": "rain, people"},
    "--ar=9:16": {**FAST, "aspect_ratio": "9:16"},
    "-ar 9:16": {**FAST, "aspect_ratio": "9:16"},
}


async def test_each_option_becomes_the_field_that_its_model_knows(stage: Stage) -> None:
    async with stage.bot(user_active_limit=0):
        for number, options in enumerate(WRITTEN):
            await stage.says(f"/veo fox {number} {options}")
        made = await stage.bought(len(WRITTEN))
    by_prompt = {body.pop("prompt"): body for body in made}
    assert by_prompt == {f"fox {n}": body for n, body in enumerate(WRITTEN.values())}


async def test_all_options_at_once_make_one_video_of_that_shape(stage: Stage) -> None:
    async with stage.bot():
        asked = await stage.says(
            "/veo --model veo3 a red fox --ar 9:16 --duration 6 --res 1080p "
            "--no rain, people --seed 7 --silent --raw jumps"
        )
        video = await stage.video_for(asked)
    assert stage.creates() == [
        {
            "model": "google/veo3",
            "prompt": "a red fox jumps",
            "duration": 6,
            "resolution": "1080P",
            "aspect_ratio": "9:16",
            "negative_prompt": "rain, people",
            "seed": 7,
            "enhance_prompt": False,
            "generate_audio": False,
        }
    ]
    assert video.animation is not None
    assert (video.animation.width, video.animation.height) == (1080, 1920)
    assert video.animation.duration == 6
    prompt, told = video.caption.split("\n\n")
    assert prompt == "a red fox jumps"
    assert {"Veo 3", "1080p", "9:16", "$2.52"} < {*told.split(" · ")}
    assert "7" in told.split()  # the seed


@pytest.mark.parametrize(
    ("written", "prompt"),
    [
        ("/veo a fox\n\njumps\nover a river", "a fox\n\njumps\nover a river"),
        ("/veo\na fox\njumps --seed 7", "a fox\njumps"),
        ("/VEO@Veogram_Bot a fox", "a fox"),
        ("/veo --seed 7 a fox", "a fox"),
        ("/veo a fox --seed 7 jumps", "a fox jumps"),
        ("/veo dusk — a fox waits", "dusk — a fox waits"),
        ("/veo 🦊🦊 a fox", "🦊🦊 a fox"),
    ],
)
async def test_the_words_around_the_options_are_the_prompt(
    stage: Stage, written: str, prompt: str
) -> None:
    async with stage.bot():
        await stage.says(written)
        made = await stage.bought()
    assert [body["prompt"] for body in made] == [prompt]


async def test_a_command_for_another_bot_is_none_of_our_business(stage: Stage) -> None:
    async with stage.bot():
        await stage.says("/veo@other_bot a fox")
        await stage.answer_to(await stage.says("/tasks"))
    said = [m.html for m in stage.telegram.messages(stage.chat) if m.sender is None]
    assert said == [words("tasks-none")]
    assert stage.creates() == []


async def test_an_edited_message_starts_nothing(stage: Stage) -> None:
    async with stage.bot():
        asked = await stage.says("/veo a red fox")
        await stage.bought()
        await stage.telegram.edit(asked, "/veo a blue fox")
        await stage.video_for(asked)
        await stage.answer_to(await stage.says("/tasks"))
    assert [body["prompt"] for body in stage.creates()] == ["a red fox"]
