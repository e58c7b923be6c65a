"""A message that was refused, and is mended by editing it, is taken up; one that bought is not."""

from tests.clock import MovableClock
from tests.journeys.reliability.waiting import all_handled, eventually, rows
from tests.journeys.telegram_faults import Broken, On
from tests.sentences import tells
from tests.stage import Stage, jpeg, words

HOUR = 3600.0


def prompts(stage: Stage) -> list[str]:
    return [body["prompt"] for body in stage.creates()]


async def test_a_typo_that_is_mended_is_made(stage: Stage) -> None:
    async with stage.bot():
        for wrong in ("/veo a red fox --sed 7", "/veo3 a red fox --seed 7"):
            asked = await stage.says(wrong)
            await stage.answer_to(asked)
            await stage.video_for(await stage.telegram.edit(asked, "/veo a red fox --seed 7"))
    assert [(body["prompt"], body["seed"]) for body in stage.creates()] == [("a red fox", 7)] * 2


async def test_a_mended_message_buys_once_however_often_it_is_edited(stage: Stage) -> None:
    async with stage.bot():
        asked = await stage.says("/veo a red fox --sed 7")
        await stage.answer_to(asked)
        for _ in range(2):
            mended = await stage.telegram.edit(asked, "/veo a red fox")
            stage.telegram.repeat(mended)
        await stage.video_for(asked)
        for text in ("/veo a blue fox", "/veo a red fox --sed 7", "/veo a hen"):
            await stage.telegram.edit(mended, text)
        await stage.video_for(await stage.says("/veo the last"))
    assert prompts(stage) == ["a red fox", "the last"]


async def test_an_edit_that_is_wrong_too_is_told_and_can_be_mended_in_turn(stage: Stage) -> None:
    async with stage.bot():
        asked = await stage.says("/veo a red fox --sed 7")
        await stage.answer_to(asked)
        await stage.telegram.edit(asked, "/veo a red fox --seed")
        await stage.answer_to(asked, lambda m: tells(m.text, "refusal-missing-value"))
        await stage.telegram.edit(asked, "/veo a red fox")
        await stage.video_for(asked)
    assert prompts(stage) == ["a red fox"]


async def test_a_restart_between_refusal_and_edit_loses_nothing(stage: Stage) -> None:
    async with stage.bot():
        asked = await stage.says("/veo a red fox --sed 7")
        await stage.answer_to(asked)
    await stage.telegram.edit(asked, "/veo a red fox")
    async with stage.bot():
        await stage.video_for(asked)
    assert prompts(stage) == ["a red fox"]


async def test_after_an_hour_an_edit_does_nothing(stage: Stage) -> None:
    clock = MovableClock()
    async with stage.bot(clock):
        asked = await stage.says("/veo a red fox --sed 7")
        await stage.answer_to(asked)
        await eventually(lambda: rows(stage.folder, "SELECT 1 FROM refused_messages"))
        clock.advance(HOUR + 1)
        await stage.telegram.edit(asked, "/veo a red fox")
        await stage.video_for(await stage.says("/veo the last"))
    assert prompts(stage) == ["the last"]


async def test_a_caption_an_album_and_a_group_are_mended_likewise(stage: Stage) -> None:
    club = stage.telegram.group("Film club", [stage.anna])
    async with stage.bot():
        photo = await stage.says("it runs --sed 7", photo=jpeg())
        await stage.answer_to(photo)
        await stage.video_for(await stage.telegram.edit(photo, "it runs"))
        caption = "/veo they meet --sed 7"
        album = await stage.telegram.album(
            stage.anna, stage.chat, [jpeg(), jpeg(colour="red")], caption=caption
        )
        await stage.answer_to(album[0])
        await stage.video_for(await stage.telegram.edit(album[0], "/veo they meet"))
        asked = await stage.telegram.send(stage.anna, club, "/veo@veogram_bot a hen --sed 7")
        await stage.answer_to(asked)
        await stage.video_for(await stage.telegram.edit(asked, "/veo@veogram_bot a hen"))
    assert prompts(stage) == ["it runs", "they meet", "a hen"]
    assert {"image_url", "last_image_url"} <= set(stage.creates()[1])


async def test_an_edit_that_comes_before_the_refusal_mends_it_all_the_same(stage: Stage) -> None:
    pictures = [jpeg(), jpeg(colour="red")]
    async with stage.bot():
        album = await stage.telegram.album(
            stage.anna, stage.chat, pictures, caption="/veo they meet --sed 7"
        )
        await stage.telegram.edit(album[0], "/veo they meet")
        await stage.answer_to(album[0], lambda m: tells(m.text, "refusal-unknown-option"))
        await stage.video_for(album[0])
    assert prompts(stage) == ["they meet"]


async def test_an_idea_that_is_mended_is_offered(stage: Stage) -> None:
    async with stage.bot():
        asked = await stage.says("a red fox --sed 7")
        await stage.answer_to(asked)
        await stage.telegram.edit(asked, "a red fox")
        offer = await stage.answer_to(asked, lambda m: bool(m.buttons))
    assert tells(offer.text, "offer")
    assert stage.creates() == []


async def test_what_was_offered_to_an_edit_and_not_heard_yet_is_offered_once(
    stage: Stage, on: On
) -> None:
    clock, sending = MovableClock(), Broken()
    on("sendMessage", sending)
    async with stage.bot(clock):
        asked = await stage.says("a red fox --sed 7")
        await stage.answer_to(asked)
        sending.is_down = True
        await stage.telegram.edit(asked, "a red fox --duration 4")
        await eventually(lambda: sending.refused)
        await stage.telegram.edit(asked, "a red fox --duration 8")
        await eventually(lambda: not stage.telegram.world.updates.pending)
        sending.is_down = False
        await all_handled(stage, clock)
        (offer,) = [m for m in stage.telegram.messages(stage.chat) if tells(m.text, "offer")]
        await stage.press(offer, words("button-make"))
        await stage.video_for(asked)
    (made,) = stage.creates()
    assert made["duration"] == 4


async def test_nothing_is_kept_of_strangers(stage: Stage) -> None:
    async with stage.bot(allowed_users="1"):
        await stage.answer_to(await stage.says("/veo a red fox --sed 7"))
        assert rows(stage.folder, "SELECT * FROM refused_messages") == []


async def test_whoever_has_everything_forgotten_mends_nothing_more(stage: Stage) -> None:
    async with stage.bot():
        asked = await stage.says("/veo a red fox --sed 7")
        await stage.answer_to(asked)
        question = await stage.answer_to(await stage.says("/forget"))
        await stage.press(question, "🗑")
        await stage.answer_to(question)
        assert rows(stage.folder, "SELECT * FROM refused_messages") == []
