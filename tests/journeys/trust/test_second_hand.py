"""What somebody passes on may not be meant as an order: it is offered with its price."""

import pytest

from sandbox.telegram.chats import Chat
from sandbox.telegram.formatting import plain
from sandbox.telegram.messages import Message
from tests.journeys.reliability.waiting import eventually, is_all_handled, rows
from tests.journeys.trust.conftest import Bot
from tests.journeys.trust.sending import forwarded, through_another_bot, through_our_inline_mode
from tests.sentences import tells
from tests.stage import Stage, jpeg, words

VEO = "/veo@veogram_bot a red fox"


async def _is_offered_and_bought_by_its_button(stage: Stage, passed_on: Message) -> None:
    before = len(stage.creates())
    offer = await stage.answer_to(passed_on)
    assert tells(offer.text, "offer")
    await stage.answer_to(await stage.says("/help"))
    assert len(stage.creates()) == before
    await stage.press(offer, words("button-make"))
    await stage.video_for(passed_on)
    assert len(stage.creates()) == before + 1


def _chat(stage: Stage, where: str) -> Chat:
    if where == "private":
        return stage.chat
    return stage.telegram.group("Film club", [stage.anna], privacy=False)


@pytest.mark.parametrize("where", ["private", "group"])
async def test_a_forwarded_command_is_offered(stage: Stage, bot: Bot, where: str) -> None:
    ben = stage.telegram.person("Ben")
    elsewhere = stage.telegram.group("Elsewhere", [ben])
    origin = Message(id=7, chat=elsewhere, sender=ben, body=plain(VEO))
    async with bot():
        passed_on = forwarded(stage, stage.anna, _chat(stage, where), origin)
        await _is_offered_and_bought_by_its_button(stage, passed_on)


async def test_a_forwarded_video_of_the_bots_own_is_offered(stage: Stage, bot: Bot) -> None:
    async with bot():
        video = await stage.video_for(await stage.says("/veo a red fox"))
        passed_on = forwarded(stage, stage.anna, stage.chat, video)
        await _is_offered_and_bought_by_its_button(stage, passed_on)


async def test_a_forwarded_picture_with_a_caption_is_offered(stage: Stage, bot: Bot) -> None:
    ben = stage.telegram.person("Ben")
    elsewhere = stage.telegram.group("Elsewhere", [ben, stage.anna])
    async with bot():
        picture = await stage.telegram.send(ben, elsewhere, "my holidays", photo=jpeg())
        passed_on = forwarded(stage, stage.anna, stage.chat, picture)
        await _is_offered_and_bought_by_its_button(stage, passed_on)


@pytest.mark.parametrize("where", ["private", "group"])
async def test_a_command_sent_through_another_inline_bot_is_offered(
    stage: Stage, bot: Bot, where: str
) -> None:
    async with bot():
        passed_on = through_another_bot(stage, stage.anna, _chat(stage, where), VEO)
        await _is_offered_and_bought_by_its_button(stage, passed_on)


async def test_a_caption_of_our_inline_mode_that_begins_with_the_command_buys_nothing(
    stage: Stage, bot: Bot
) -> None:
    async with bot():
        offer = await stage.answer_to(through_our_inline_mode(stage, stage.anna, stage.chat, VEO))
        await stage.answer_to(await stage.says("/help"))
    assert tells(offer.text, "offer")
    assert stage.creates() == []


@pytest.mark.parametrize("where", ["private", "group"])
@pytest.mark.parametrize("how", ["forwarded", "another bot"])
async def test_other_commands_do_nothing_when_somebody_else_has_written_them(
    stage: Stage, bot: Bot, where: str, how: str
) -> None:
    ben, chat = stage.telegram.person("Ben"), _chat(stage, where)
    elsewhere = stage.telegram.group("Elsewhere", [ben])
    stage.sandbox.provider.next("stuck", on="create")
    async with bot():
        await stage.telegram.send(stage.anna, chat, VEO)
        await stage.bought()
        for name in ("cancel", "forget", "settings", "help", "history"):
            text = f"/{name}@veogram_bot"
            if how == "forwarded":
                origin = Message(id=7, chat=elsewhere, sender=ben, body=plain(text))
                forwarded(stage, stage.anna, chat, origin)
            else:
                through_another_bot(stage, stage.anna, chat, text)
        await stage.answer_to(await stage.telegram.send(stage.anna, chat, "/models@veogram_bot"))
        await eventually(lambda: is_all_handled(stage))
    assert rows(stage.folder, "SELECT count(*) FROM tasks WHERE status = 'cancelled'") == [(0,)]
    assert len([m for m in stage.telegram.messages(chat) if m.sender is None]) == 2
