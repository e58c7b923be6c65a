"""Several pictures at once."""

from tests.sentences import tells
from tests.stage import Stage, jpeg, words

TWO = [jpeg(colour="navy"), jpeg(colour="gold")]
THREE = [*TWO, jpeg(colour="plum")]


async def test_two_photos_become_the_first_and_the_last_frame(stage: Stage) -> None:
    async with stage.bot():
        album = await stage.telegram.album(stage.anna, stage.chat, TWO, caption="/veo it blooms")
        await stage.video_for(album[0])
    body = stage.creates()[0]
    assert body["model"] == "google/veo-3.1-first-last-image-to-video-fast"
    assert body["image_url"] != body["last_image_url"]


async def test_the_last_frame_has_the_name_that_the_model_knows(stage: Stage) -> None:
    async with stage.bot():
        caption = "/veo it blooms --model veo2"
        album = await stage.telegram.album(stage.anna, stage.chat, TWO, caption=caption)
        await stage.video_for(album[0])
    assert "tail_image_url" in stage.creates()[0]


async def test_three_photos_show_what_shall_appear(stage: Stage) -> None:
    async with stage.bot():
        album = await stage.telegram.album(stage.anna, stage.chat, THREE, caption="/veo a party")
        await stage.press(await stage.answer_to(album[0]), words("button-make"))
        await stage.video_for(album[0])
    assert len(stage.creates()[0]["image_urls"]) == 3


async def test_too_many_photos_are_refused_in_words(stage: Stage) -> None:
    async with stage.bot():
        album = await stage.telegram.album(
            stage.anna, stage.chat, [*TWO, *THREE], caption="/veo a party"
        )
        answer = await stage.answer_to(album[0])
    assert tells(answer.text, "refusal-too-many-pictures")
    assert stage.creates() == []


async def test_an_album_can_be_answered_later(stage: Stage) -> None:
    async with stage.bot():
        album = await stage.telegram.album(stage.anna, stage.chat, TWO)
        await stage.answer_to(album[0])
        asked = await stage.says("/veo it blooms", reply_to=album[1])
        await stage.video_for(asked)
    assert "last_image_url" in stage.creates()[0]


async def test_two_pictures_without_words_are_asked_once_what_happens_between_them(
    stage: Stage,
) -> None:
    async with stage.bot():
        album = await stage.telegram.album(stage.anna, stage.chat, TWO)
        question = await stage.answer_to(album[0])
        assert question.html.startswith(words("ask-motion", mode="frames", group="no"))
        await stage.press(question, words("motion-between"))
        await stage.video_for(album[0])
    (body,) = stage.creates()
    assert body["prompt"] == words("motion-between-prompt")
    assert {"image_url", "last_image_url"} <= set(body)
    assert [m for m in stage.telegram.messages(stage.chat) if m.buttons and not m.video] == []


async def test_in_a_group_an_album_makes_one_video(stage: Stage) -> None:
    group = stage.telegram.group("Film club", [stage.anna], privacy=False)
    async with stage.bot():
        album = await stage.telegram.album(
            stage.anna, group, TWO, caption="/veo@veogram_bot it blooms"
        )
        await stage.video_for(album[0])
    assert len(stage.creates()) == 1


async def test_three_pictures_without_words_are_asked_what_happens_with_what_they_show(
    stage: Stage,
) -> None:
    async with stage.bot():
        album = await stage.telegram.album(stage.anna, stage.chat, THREE)
        question = await stage.answer_to(album[0])
        assert question.html.startswith(words("ask-motion", mode="references", group="no"))
        await stage.press(question, words("motion-together"))
        await stage.video_for(album[0])
    (body,) = stage.creates()
    assert body["prompt"] == words("motion-together-prompt")
    assert len(body["image_urls"]) == 3
