"""What Telegram brings is handled as what is polled for: nothing is lost, nothing is done twice."""

from tests.journeys.reliability.waiting import eventually, rows, without_table
from tests.journeys.webhook.web import Web
from tests.stage import Stage, jpeg

AWAY = "Wrong response from the webhook: 503 Service Unavailable"


async def test_a_video_is_made_and_nobody_polls(stage: Stage, web: Web) -> None:
    async with web.bot():
        await stage.video_for(await stage.says("/veo a red fox"))
    assert web.calls("getUpdates") == 0
    assert len(stage.creates()) == 1


async def test_what_is_pressed_is_answered(stage: Stage, web: Web) -> None:
    async with web.bot():
        video = await stage.video_for(await stage.says("/veo a red fox"))
        await stage.press(video, "🎲")
        await stage.bought(2)


async def test_what_was_said_while_the_bot_was_away_is_brought_when_it_is_back(
    stage: Stage, web: Web
) -> None:
    async with web.bot():
        pass
    asked = await stage.says("/veo a red fox")
    await eventually(lambda: web.info.get("last_error_message") == "Connection refused")
    async with web.bot():
        await stage.video_for(asked)
    assert web.calls("setWebhook") == 1


async def test_while_the_database_is_away_telegram_keeps_what_it_brings(
    stage: Stage, web: Web
) -> None:
    async with web.bot():
        async with without_table(stage.folder, "inbox"):
            asked = await stage.says("/veo a red fox")
            await eventually(lambda: web.info.get("last_error_message") == AWAY)
            assert web.info["pending_update_count"] == 1
        await stage.video_for(asked)
        await eventually(lambda: web.info["pending_update_count"] == 0)
    assert len(stage.creates()) == 1


async def test_an_update_that_is_brought_twice_buys_once(stage: Stage, web: Web) -> None:
    async with web.bot():
        asked = await stage.says("/veo a red fox")
        await stage.video_for(asked)
        stage.telegram.repeat(asked)
        await eventually(lambda: web.info["pending_update_count"] == 0)
        await stage.answer_to(await stage.says("/help"))
    assert len(stage.creates()) == 1
    assert len(rows(stage.folder, "SELECT 1 FROM inbox")) == 2


async def test_an_album_that_could_not_be_brought_as_a_whole_is_waited_for(
    stage: Stage, web: Web
) -> None:
    async with web.bot():
        async with without_table(stage.folder, "inbox"):
            asked = await stage.says("/veo it blooms", photo=jpeg(), media_group="7")
            await stage.says("", photo=jpeg(colour="navy"), media_group="7")
            await eventually(lambda: web.info.get("last_error_message") == AWAY)
        await stage.video_for(asked)
    (body,) = stage.creates()
    assert body["image_url"] != body["last_image_url"]


async def test_back_to_polling_and_back_again_nothing_is_lost(stage: Stage, web: Web) -> None:
    async with web.bot():
        await stage.answer_to(await stage.says("/help"))
    first = await stage.says("/models")
    async with stage.bot():
        await stage.answer_to(first)
    assert web.hook == ""
    assert web.calls("deleteWebhook") == 1
    second = await stage.says("/tasks")
    async with web.bot():
        await stage.answer_to(second)
    assert web.calls("deleteWebhook") == 1


async def test_who_polls_takes_no_webhook_away_where_there_is_none(stage: Stage, web: Web) -> None:
    async with stage.bot():
        await stage.answer_to(await stage.says("/help"))
    assert web.calls("deleteWebhook") == web.calls("setWebhook") == 0
