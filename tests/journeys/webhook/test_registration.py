"""The webhook is set when something differs, and at no other time."""

import asyncio
from contextlib import AsyncExitStack

import pytest

from bot import app
from bot.chat.routes import ALLOWED_UPDATES
from sandbox.telegram.webhook import Target
from tests.journeys.reliability.waiting import eventually, rows
from tests.journeys.telegram_faults import Flooded, On
from tests.journeys.webhook.web import SECRET, Web
from tests.stage import Stage

PAUSE_BETWEEN_LOOKS = 31
KEPT_SECRET = "SELECT value FROM installation WHERE key = 'webhook secret'"


async def looked(web: Web) -> None:
    """Let the bot look at its webhook once more."""
    before = web.calls("getWebhookInfo")
    web.clock.advance(PAUSE_BETWEEN_LOOKS)
    await web.stage.until(lambda: web.calls("getWebhookInfo") > before)


async def test_telegram_is_told_everything_once(stage: Stage, web: Web) -> None:
    async with web.bot():
        for _ in range(3):
            await looked(web)
    (told,) = stage.requests("setWebhook")
    path = told["url"].removeprefix(f"{web.url}/telegram/")
    assert len(path) == 32
    assert stage.sandbox.token.partition(":")[2] not in told["url"]
    assert told["secret_token"] == SECRET
    assert set(web.info["allowed_updates"]) == set(ALLOWED_UPDATES)
    assert "drop_pending_updates" not in told


async def test_a_restart_sets_nothing(web: Web) -> None:
    for _ in range(3):
        async with web.bot():
            await looked(web)
    assert web.calls("setWebhook") == 1


@pytest.mark.parametrize("name", ["webhook_secret", "webhook_url"])
async def test_what_differs_is_set_once(stage: Stage, web: Web, name: str) -> None:
    others = {
        "webhook_secret": "another-secret-of-a-test",
        "webhook_url": f"http://localhost:{web.port}",
    }
    async with web.bot():
        pass
    for _ in range(2):
        async with web.bot(**{name: others[name]}):
            await stage.until(lambda: web.calls("setWebhook") == 2)
            await looked(web)
            await stage.answer_to(await stage.says("/help"))
    assert web.calls("setWebhook") == 2


async def test_a_secret_is_made_once_and_kept(stage: Stage, web: Web) -> None:
    for _ in range(2):
        async with web.bot(webhook_secret=""):
            await stage.answer_to(await stage.says("/help"))
    (told,) = stage.requests("setWebhook")
    assert rows(stage.folder, KEPT_SECRET) == [(told["secret_token"],)]
    assert len(told["secret_token"]) >= 32


async def test_several_that_start_at_once_agree(stage: Stage, web: Web) -> None:
    both = (
        stage.settings(**web.settings(webhook_secret="", port=port, health_port=0))
        for port in (web.port, web.health_port)
    )
    async with AsyncExitStack() as stack:
        running = (app.running(each, long_poll=2, monotonic=web.clock) for each in both)
        await asyncio.gather(*map(stack.enter_async_context, running))
        await stage.until(lambda: bool(web.hook))
        for _ in range(2):
            await looked(web)
        await stage.answer_to(await stage.says("/help"))
    told = stage.requests("setWebhook")
    assert len(told) <= 2
    assert all(each == told[0] for each in told)


async def test_a_webhook_that_somebody_takes_away_is_set_again_at_the_second_look(
    stage: Stage, web: Web, caplog: pytest.LogCaptureFixture
) -> None:
    async with web.bot():
        await looked(web)
        await stage.telegram.world.webhook.set(Target())
        await looked(web)
        await eventually(lambda: "no longer ours" in caplog.text)
        assert web.calls("setWebhook") == 1
        await looked(web)
        await stage.until(lambda: web.calls("setWebhook") == 2)
        await stage.answer_to(await stage.says("/help"))


async def test_a_pause_that_telegram_asks_for_is_kept(
    stage: Stage, web: Web, on: On, caplog: pytest.LogCaptureFixture
) -> None:
    flooded = Flooded(seconds=100, is_on=True)
    on("setWebhook", flooded)
    settings = stage.settings(**web.settings())
    async with app.running(settings, monotonic=web.clock):
        await eventually(lambda: "cannot be looked after now" in caplog.text)
        flooded.is_on = False
        web.clock.advance(50)
        await stage.until(lambda: stage.requests("setMyCommands") != [])
        assert web.hook == ""
        web.clock.advance(51)
        await stage.until(lambda: web.hook != "")
    assert len(flooded.refused) == 1


async def test_what_telegram_could_not_bring_is_told(
    stage: Stage, web: Web, caplog: pytest.LogCaptureFixture
) -> None:
    async with web.bot():
        await looked(web)
        stage.telegram.world.webhook.error = "Read timeout expired"
        stage.telegram.world.webhook.error_at = stage.sandbox.now() + 7
        await looked(web)
        await eventually(lambda: "Read timeout expired" in caplog.text)
    assert caplog.text.count("Read timeout expired") == 1
