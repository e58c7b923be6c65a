"""Pictures that are to move: where they may come from, and what the provider sees of them."""

from sandbox.telegram.chats import Chat
from tests.stage import Stage, decoded, jpeg, words

UPRIGHT = jpeg(360, 640)


def film_club(stage: Stage) -> Chat:
    return stage.telegram.group("Film club", [stage.anna], privacy=False)


async def first_picture(stage: Stage) -> tuple[str, tuple[int, int]]:
    """Return the label and the size of the picture in the first request."""
    label, image = decoded((await stage.bought())[0]["image_url"])
    assert image.format == "JPEG"
    return label, image.size


async def test_a_photo_moves_as_its_caption_says(stage: Stage) -> None:
    async with stage.bot():
        asked = await stage.says("/veo she turns\nher head --seed 7", photo=UPRIGHT)
        video = await stage.video_for(asked)
    body = stage.creates()[0]
    assert decoded(body.pop("image_url"))[0] == "image/jpeg"
    assert body == {
        "model": "google/veo-3.0-i2v-fast",
        "prompt": "she turns\nher head",
        "duration": 8,
        "resolution": "720P",
        "aspect_ratio": "9:16",
        "seed": 7,
    }
    assert video.video is not None
    assert video.video.width < video.video.height


async def test_a_private_photo_with_a_plain_caption_needs_no_command(stage: Stage) -> None:
    async with stage.bot():
        await stage.says("she turns her head --silent", photo=UPRIGHT)
        body = (await stage.bought())[0]
    assert (body["prompt"], body["generate_audio"]) == ("she turns her head", False)


async def test_a_photo_in_a_group_needs_the_command(stage: Stage) -> None:
    club = film_club(stage)
    async with stage.bot():
        await stage.telegram.send(stage.anna, club, "look at her", photo=UPRIGHT)
        await stage.telegram.send(stage.anna, club, "/veo@veogram_bot she turns", photo=UPRIGHT)
        await stage.bought()
    assert [body["prompt"] for body in stage.creates()] == ["she turns"]


async def test_a_caption_for_another_bot_is_none_of_our_business(stage: Stage) -> None:
    club = film_club(stage)
    async with stage.bot():
        await stage.telegram.send(stage.anna, club, "/veo@other_bot she turns", photo=UPRIGHT)
        await stage.answer_to(await stage.telegram.send(stage.anna, club, "/tasks"))
    assert stage.creates() == []


async def test_ones_own_photo_can_be_answered(stage: Stage) -> None:
    async with stage.bot():
        photo = await stage.telegram.send(stage.anna, club := film_club(stage), photo=UPRIGHT)
        asked = await stage.telegram.send(stage.anna, club, "/veo she turns", reply_to=photo)
        assert await first_picture(stage) == ("image/jpeg", (360, 640))
        video = await stage.video_for(asked)
    assert video.chat is club


async def test_other_peoples_photos_can_be_answered(stage: Stage) -> None:
    ben = stage.telegram.person("Ben")
    club = stage.telegram.group("Film club", [stage.anna, ben], privacy=True)
    async with stage.bot():
        photo = await stage.telegram.send(ben, club, "my cat", photo=UPRIGHT)
        await stage.telegram.send(stage.anna, club, "/veo@veogram_bot it turns", reply_to=photo)
        assert await first_picture(stage) == ("image/jpeg", (360, 640))
    assert stage.creates()[0]["prompt"] == "it turns"


async def test_a_photo_of_another_chat_can_be_answered(stage: Stage) -> None:
    async with stage.bot():
        photo = await stage.telegram.send(stage.anna, film_club(stage), photo=UPRIGHT)
        await stage.says("/veo she turns", external_reply=photo)
        assert await first_picture(stage) == ("image/jpeg", (360, 640))


async def test_the_picture_in_the_message_goes_before_the_one_it_answers(stage: Stage) -> None:
    async with stage.bot():
        old = await stage.telegram.send(stage.anna, film_club(stage), photo=jpeg(640, 360))
        await stage.telegram.send(
            stage.anna, old.chat, "/veo she turns", photo=UPRIGHT, reply_to=old
        )
        assert await first_picture(stage) == ("image/jpeg", (360, 640))


async def test_a_topics_root_is_not_what_somebody_answers(stage: Stage) -> None:
    forum = stage.telegram.group("Films", [stage.anna], forum=True)
    topic = stage.telegram.topic(forum, "Foxes")
    async with stage.bot():
        await stage.telegram.send(stage.anna, forum, "/veo@veogram_bot a fox", thread=topic)
        assert (await stage.bought())[0]["model"] == "google/veo-3.0-fast"


async def test_the_largest_size_of_a_photo_is_fetched(stage: Stage) -> None:
    async with stage.bot():
        await stage.says("she turns her head", photo=jpeg(1920, 1080))
        assert await first_picture(stage) == ("image/jpeg", (1280, 720))


async def test_an_answer_to_our_own_words_is_a_request_like_any_other(stage: Stage) -> None:
    async with stage.bot():
        greeting = await stage.answer_to(await stage.says("/start"))
        await stage.says("/veo a fox", reply_to=greeting)
        assert (await stage.bought())[0]["model"] == "google/veo-3.0-fast"


async def test_an_answer_to_a_message_without_a_picture_says_so(stage: Stage) -> None:
    async with stage.bot():
        text = await stage.says("/help")
        said = await stage.refused("/veo she turns", reply_to=text)
    assert said == words("refusal-no-picture-there")


async def test_an_answer_to_somebody_elses_video_says_what_would_be_right(stage: Stage) -> None:
    async with stage.bot():
        asked = await stage.says("/veo a fox")
        film = (await stage.video_for(asked)).video
        assert film is not None
        theirs = await stage.telegram.send(
            stage.anna, film_club(stage), video=film.file.path.read_bytes() + b"\0"
        )
        again = await stage.telegram.send(
            stage.anna, theirs.chat, "/veo it goes on", reply_to=theirs
        )
        answer = await stage.answer_to(again)
    assert answer.html == words("refusal-foreign-video")
    assert len(stage.creates()) == 1
