"""An album of which only a part is known is offered: its sender may have meant more."""

from sandbox.telegram import Attachment
from sandbox.telegram.chats import Chat
from sandbox.telegram.media import Kind
from sandbox.telegram.messages import Message
from tests.journeys.trust.conftest import Bot
from tests.sentences import tells
from tests.stage import Stage, jpeg, words

VEO = "/veo@veogram_bot it blooms"
TWO = [jpeg(colour="navy"), jpeg(colour="gold")]


async def _is_offered(stage: Stage, asked: Message) -> Message:
    offer = await stage.answer_to(asked)
    assert tells(offer.text, "offer-incomplete")
    assert tells(offer.text, "offer")
    await stage.answer_to(await stage.says("/help"))
    return offer


def _group(stage: Stage) -> Chat:
    return stage.telegram.group("Film club", [stage.anna])


async def test_an_album_of_which_privacy_mode_shows_one_picture_is_offered(
    stage: Stage, bot: Bot
) -> None:
    async with bot():
        album = await stage.telegram.album(stage.anna, _group(stage), TWO, caption=VEO)
        offer = await _is_offered(stage, album[0])
        assert stage.creates() == []
        await stage.press(offer, words("button-make"))
        await stage.video_for(album[0])
    assert len(stage.creates()) == 1


async def test_a_picture_of_an_album_that_was_never_seen_is_offered(stage: Stage, bot: Bot) -> None:
    group = _group(stage)
    async with bot():
        album = await stage.telegram.album(stage.anna, group, TWO)
        asked = await stage.telegram.send(stage.anna, group, VEO, reply_to=album[1])
        await _is_offered(stage, asked)
    assert stage.creates() == []


async def test_an_album_of_a_picture_and_a_video_is_offered(stage: Stage, bot: Bot) -> None:
    async with bot():
        film = await stage.video_for(await stage.says("/veo a red fox"))
        assert film.video
        foreign = film.video.file.path.read_bytes() + b"different"
        mixed: list[bytes | Attachment] = [
            jpeg(),
            Attachment(Kind.VIDEO, foreign, "film.mp4", "video/mp4"),
        ]
        album = await stage.telegram.album(stage.anna, stage.chat, mixed, caption="it blooms")
        await _is_offered(stage, album[0])
    assert len(stage.creates()) == 1


async def test_a_question_about_an_album_says_that_pictures_are_missing(
    stage: Stage, bot: Bot
) -> None:
    bare = VEO.partition(" ")[0]
    async with bot():
        album = await stage.telegram.album(stage.anna, _group(stage), TWO, caption=bare)
        question = await stage.answer_to(album[0])
    assert tells(question.text, "offer-incomplete")
    assert tells(question.text, "ask-motion")
    assert tells(question.text, "ask-cost")
