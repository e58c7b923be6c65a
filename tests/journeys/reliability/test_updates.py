"""An update is lost never, and counts once, however often it comes."""

from contextlib import AsyncExitStack

import pytest

from tests.databases import database_in
from tests.journeys.reliability.asking import locked, on_both_databases
from tests.journeys.reliability.conftest import Bot
from tests.journeys.reliability.process import BotProcess
from tests.journeys.reliability.waiting import (
    a_video,
    eventually,
    given,
    let_leases_end,
    unconfirmed,
    without_table,
)
from tests.stage import Stage, jpeg


@on_both_databases
async def test_an_update_that_comes_again_starts_nothing(stage: Stage, bot: Bot) -> None:
    async with bot():
        asked = await stage.says("/veo a red fox")
        await stage.video_for(asked)
        stage.telegram.repeat(asked)
        await stage.video_for(await stage.says("/veo a blue fox"))
    assert [body["prompt"] for body in stage.creates()] == ["a red fox", "a blue fox"]


async def test_an_edited_message_starts_nothing(stage: Stage, bot: Bot) -> None:
    async with bot():
        asked = await stage.says("/veo a red fox")
        await stage.video_for(asked)
        await stage.telegram.edit(asked, "/veo a red fox, running")
        await stage.video_for(await stage.says("/veo a blue fox"))
    assert [body["prompt"] for body in stage.creates()] == ["a red fox", "a blue fox"]


async def test_an_update_that_nobody_can_read_is_skipped(stage: Stage, bot: Bot) -> None:
    stage.telegram.push({"message": {"message_id": "seven", "chat": []}})
    stage.telegram.push({"callback_query": 7})
    async with bot():
        await stage.video_for(await stage.says("/veo a red fox"))
    assert len(stage.creates()) == 1


@on_both_databases
async def test_a_kill_between_receipt_and_storage_loses_nothing(
    stage: Stage, process: BotProcess
) -> None:
    await process.up()
    async with locked(database_in(stage.folder)):
        asked = await stage.says("/veo a red fox")
        await eventually(lambda: asked.id in given(stage))
        await process.kill()
    let_leases_end(stage.folder)
    await process.up()
    await a_video(stage, asked)
    assert len(stage.creates()) == 1


@on_both_databases
async def test_what_cannot_be_stored_is_not_confirmed_and_comes_again(
    stage: Stage, bot: Bot
) -> None:
    async with bot():
        async with without_table(stage.folder, "inbox"):
            asked = await stage.says("/veo a red fox")
            polls = len(stage.sandbox.journal.of("getUpdates"))
            await eventually(lambda: len(stage.sandbox.journal.of("getUpdates")) >= polls + 2)
            assert asked.id in given(stage)
            assert asked.id in unconfirmed(stage)
        await stage.video_for(asked)
        await eventually(lambda: not unconfirmed(stage))
    assert len(stage.creates()) == 1


@on_both_databases
async def test_a_request_that_cannot_be_stored_waits_in_the_inbox_and_holds_up_nobody(
    stage: Stage, bot: Bot
) -> None:
    ben = stage.telegram.person("Ben")
    bens = stage.telegram.private(ben)
    async with bot():
        async with without_table(stage.folder, "tasks"):
            asked = await stage.says("/veo a red fox")
            await eventually(lambda: asked.id not in unconfirmed(stage))
            await stage.answer_to(await stage.telegram.send(ben, bens, "/help"))
        await stage.video_for(asked)
    assert len(stage.creates()) == 1
    assert len([m for m in stage.telegram.messages(bens) if m.sender is None]) == 1


async def test_an_album_half_gathered_at_a_crash_is_gathered_after_it(
    stage: Stage, process: BotProcess
) -> None:
    await process.up()
    first = await stage.says("/veo from dawn to dusk", photo=jpeg(), media_group="7")
    await eventually(lambda: first.id not in unconfirmed(stage))
    await process.kill()
    let_leases_end(stage.folder)
    await stage.says("", photo=jpeg(colour="navy"), media_group="7")
    await process.up()
    await a_video(stage, first)
    pictures = [name for name in stage.creates()[0] if name.endswith("image_url")]
    assert len(stage.creates()) == 1
    assert len(pictures) == 2


@on_both_databases
async def test_a_stop_while_nothing_can_be_stored_is_a_stop(
    stage: Stage, bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    async with AsyncExitStack() as table_is_back:
        async with bot():
            await table_is_back.enter_async_context(without_table(stage.folder, "tasks"))
        assert "the leases run out by themselves" in caplog.text
    async with bot():
        await stage.video_for(await stage.says("/veo a red fox"))
