"""In a channel no button buys, because every reader could press it."""

from bot.chat.buttons import ButtonCodec
from sandbox.telegram.chats import Chat
from sandbox.telegram.people import Person
from tests.journeys.trust.conftest import Bot
from tests.journeys.trust.sending import forged, forwarded
from tests.sentences import tells
from tests.stage import Stage, jpeg

BUYS = (("motion", 1, "closer"), ("make", 1), ("again", 1), ("seed", 1), ("vary", 1), ("rebuy", 1))


def _channel(stage: Stage, reader: Person) -> Chat:
    channel = stage.telegram.channel("News", admins=[stage.anna])
    channel.members[reader.id] = channel.members[stage.anna.id].MEMBER
    channel.people[reader.id] = reader
    return channel


async def test_a_question_in_a_channel_has_no_buttons(stage: Stage, bot: Bot) -> None:
    channel = stage.telegram.channel("News", admins=[stage.anna])
    async with bot():
        post = await stage.telegram.send(stage.anna, channel, "/veo", photo=jpeg())
        question = await stage.answer_to(post)
        assert not question.buttons
        answer = await stage.telegram.send(stage.anna, channel, "it blooms", reply_to=question)
        await stage.video_for(answer)
    assert [body["prompt"] for body in stage.creates()] == ["it blooms"]


async def test_what_is_forwarded_to_a_channel_buys_nothing_and_offers_no_dead_end(
    stage: Stage, bot: Bot
) -> None:
    channel = stage.telegram.channel("News", admins=[stage.anna])
    async with bot():
        origin = await stage.says("/veo a red fox")
        await stage.video_for(origin)
        answer = await stage.answer_to(forwarded(stage, stage.anna, channel, origin))
    assert tells(answer.text, "own-post-only")
    assert len(stage.creates()) == 1


async def test_no_press_buys_in_a_channel_whatever_its_data(stage: Stage, bot: Bot) -> None:
    ben = stage.telegram.person("Ben")
    channel = _channel(stage, ben)
    codec = ButtonCodec(stage.sandbox.token)
    async with bot():
        post = await stage.telegram.send(stage.anna, channel, "/veo", photo=jpeg())
        question = await stage.answer_to(post)
        answer = await stage.telegram.send(stage.anna, channel, "it blooms", reply_to=question)
        await stage.video_for(answer)
        for person in (ben, stage.anna):
            for data in (codec.write(channel.id, *each) for each in BUYS):
                refused = await forged(stage, person, question, data)
                assert refused.text
                verb = data.partition(":")[0]
                is_told_why = tells(refused.text, "refusal-press-in-channel")
                assert is_told_why == (verb in {"again", "seed", "vary"})
    assert len(stage.creates()) == 1


async def test_a_reader_stops_nothing_in_a_channel(stage: Stage, bot: Bot) -> None:
    ben = stage.telegram.person("Ben")
    channel = _channel(stage, ben)
    stage.sandbox.provider.next("stuck", on="create")
    async with bot():
        post = await stage.telegram.send(stage.anna, channel, "/veo a red fox")
        progress = await stage.answer_to(post)
        await stage.bought()
        ((button,),) = progress.buttons
        refused = await stage.press(progress, button.text, ben)
        assert tells(refused.text or "", "refusal-not-theirs")
        await stage.cancels_anyway(progress)
        await stage.until(lambda: tells(stage.now(progress).text, "failed-cancelled-paid"))
