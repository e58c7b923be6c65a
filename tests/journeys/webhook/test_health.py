"""How the bot is: right and wrong, on both ports, and to whom."""

import asyncio

import pytest

from bot import app
from bot.errors import SettingsError
from tests.journeys.reliability.waiting import eventually, without_table
from tests.journeys.webhook.web import Web, held_port
from tests.stage import Stage

ALL_WELL = {"database": True, "worker": True, "telegram": True}
OVER_ITS_LIMIT = 100.0


async def ready(web: Web) -> None:
    """Return when the bot is ready; a report is good for a second."""
    async with asyncio.timeout(60):
        while (await web.parts("/readyz"))[0] != 200:
            web.clock.advance(1.1)


async def alive(web: Web) -> None:
    """Return when the bot has found that time has passed, and goes on."""
    answer = await web.get("/healthz")
    async with asyncio.timeout(60):
        while answer.status_code != 200:
            answer = await web.get("/healthz")


async def test_a_bot_that_works_says_so_on_both_ports(web: Web) -> None:
    async with web.bot():
        await ready(web)
        for at in (web.url, web.health_url):
            assert (await web.get("/healthz", at=at)).status_code == 200
            assert (await web.get("/readyz", at=at)).status_code == 200
        assert await web.parts("/healthz") == (200, {"worker": True})
        assert await web.parts("/readyz") == (200, ALL_WELL)


async def test_metrics_are_the_operators_alone(web: Web) -> None:
    async with web.bot():
        metrics = await web.get("/metrics")
        assert metrics.status_code == 200
        assert "process_resident_memory_bytes " in metrics.text
        assert (await web.get("/metrics", at=web.url)).status_code == 404


async def test_who_polls_is_asked_on_the_operators_port(web: Web) -> None:
    async with web.bot(webhook_url=""):
        await ready(web)
        assert await web.parts("/healthz") == (200, {"worker": True})


async def test_a_database_that_is_away_is_no_reason_to_start_anew(stage: Stage, web: Web) -> None:
    async with web.bot():
        await ready(web)
        async with without_table(stage.folder, "inbox"):
            web.clock.advance(1.1)
            status, parts = await web.parts("/readyz")
            assert (status, parts["database"]) == (503, False)
            assert (await web.parts("/healthz"))[0] == 200
        await ready(web)


@pytest.mark.parametrize("hook", [{}, {"webhook_url": ""}], ids=["webhook", "polling"])
async def test_a_telegram_that_is_away_is_no_reason_to_start_anew(
    stage: Stage, web: Web, hook: dict[str, str]
) -> None:
    async with web.bot(**hook):
        await ready(web)
        stage.knobs.telegram_down = True
        if not web.info["url"]:  # a poll that began before is answered all the same
            polls = stage.sandbox.journal
            await stage.until(lambda: any(poll.status == 502 for poll in polls.of("getUpdates")))
        web.clock.advance(OVER_ITS_LIMIT)
        status, parts = await web.parts("/readyz")
        assert (status, parts["telegram"]) == (503, False)
        await alive(web)
        stage.knobs.telegram_down = False
        await ready(web)


async def test_no_answer_tells_a_secret(stage: Stage, web: Web) -> None:
    async with web.bot(), without_table(stage.folder, "inbox"):
        told = (await web.get("/readyz")).text + (await web.get("/metrics")).text
    for secret in stage.settings(**web.settings()).secrets:
        assert secret not in told


@pytest.mark.parametrize("name", ["port", "health_port"])
async def test_a_port_that_is_taken_is_named(stage: Stage, web: Web, name: str) -> None:
    async with web.bot():
        with held_port() as one, held_port() as another:
            mine = {"port": one, "health_port": another, name: getattr(web, name)}
            settings = stage.settings(**web.settings(**mine))
            with pytest.raises(SettingsError) as caught:
                await app.running(settings).__aenter__()
    assert caught.value.key == name.upper()


async def test_while_the_start_waits_for_telegram_the_bot_lives_and_is_not_ready(
    stage: Stage, web: Web, caplog: pytest.LogCaptureFixture
) -> None:
    stage.knobs.telegram_down = True
    started = asyncio.Event()

    async def run() -> None:
        async with web.bot():
            started.set()
            await ready(web)

    async with asyncio.TaskGroup() as group:
        group.create_task(run())
        await eventually(lambda: "cannot be reached yet" in caplog.text)
        assert (await web.parts("/healthz"))[0] == 200
        status, parts = await web.parts("/readyz")
        assert (status, parts) == (503, {"database": True, "worker": False, "telegram": False})
        assert not started.is_set()
        stage.knobs.telegram_down = False
