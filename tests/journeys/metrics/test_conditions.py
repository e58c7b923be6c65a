"""How the bot is shows in its metrics; who asks for what does not."""

import pytest

from tests.clock import MovableClock
from tests.journeys.metrics.scraping import Scraper
from tests.journeys.reliability.waiting import without_table
from tests.journeys.telegram_faults import Held, On
from tests.stage import Stage


async def ready(scraper: Scraper) -> None:
    """Return when every part works."""
    await scraper.until(lambda n: min(n.all_of("veogram_part_works")) == 1)


async def test_a_bot_that_works_shows_that(scraper: Scraper) -> None:
    async with scraper.bot():
        await ready(scraper)
        found = await scraper.now()
    assert {each["part"] for each in found.labels("veogram_part_works")} == {
        "database",
        "worker",
        "telegram",
    }
    assert found.of("veogram_leader") == 1
    assert found.of("veogram_tick_age_seconds") < 60
    assert found.of("veogram_telegram_age_seconds") < 90
    assert found.total("veogram_circuit_open") == 0
    assert found.of("process_resident_memory_bytes") > 0


async def test_a_database_that_is_away_shows_and_hides_nothing_else(
    stage: Stage, scraper: Scraper
) -> None:
    async with scraper.bot():
        await ready(scraper)
        async with without_table(stage.folder, "inbox"):
            found = await scraper.until(
                lambda n: n.total("veogram_database_failures_total", problem="away") > 0
            )
            found = await scraper.now()
            assert found.of("veogram_part_works", part="database") == 0
            assert found.all_of("veogram_inbox_updates") == []
            assert found.all_of("veogram_tasks_pending") == []
            assert found.of("veogram_leader") == 1
        await ready(scraper)
        assert (await scraper.now()).all_of("veogram_inbox_updates", place="in-line") == [0]


@pytest.mark.parametrize("problem", ["key", "credits"])
async def test_a_circuit_that_is_open_shows_and_so_does_the_alert(
    stage: Stage, scraper: Scraper, problem: str
) -> None:
    stage.knobs.provider_out_of_credits = problem == "credits"
    wrong = {"aimlapi_key": "another-key"} if problem == "key" else {}
    async with scraper.bot(admin_users=str(stage.anna.id), **wrong):
        await stage.answer_to(await stage.says("/veo a fox"), lambda m: m.text.startswith("⚠️"))
        found = await scraper.until(lambda n: n.of("veogram_alerts_total", kind=problem) == 1)
    assert found.of("veogram_circuit_open", problem=problem) == 1
    assert found.total("veogram_circuit_open") == 1


async def test_an_update_that_waits_grows_old(
    stage: Stage, scraper: Scraper, clock: MovableClock, on: On
) -> None:
    held = Held(stage.chat)
    on("sendMessage", held)
    async with scraper.bot():
        await stage.says("/help")
        await stage.until(lambda: bool(held.begun))
        clock.advance(100)
        found = await scraper.until(lambda n: n.total("veogram_inbox_updates") == 1)
        assert found.of("veogram_inbox_updates", place="in-line") == 1
        assert found.of("veogram_inbox_oldest_seconds", place="in-line") >= 100
        held.released.set()
        await scraper.until(lambda n: n.total("veogram_inbox_updates") == 0)


async def test_a_restart_counts_from_the_beginning_and_the_tables_go_on(
    stage: Stage, scraper: Scraper
) -> None:
    async with scraper.bot():
        await stage.video_for(await stage.says("/veo a fox"))
        before = await scraper.now()
    async with scraper.bot():
        after = await scraper.now()
    assert after.total("veogram_task_changes_total") == 0
    charged = {"name": "veogram_spent_dollars", "state": "charged"}
    assert after.of(**charged) == before.of(**charged) > 0


async def test_no_metric_tells_who_asks_for_what(stage: Stage, scraper: Scraper) -> None:
    async with scraper.bot():
        await stage.video_for(await stage.says("/veo an unmistakable fox"))
        told = await scraper.text()
    ids = (str(stage.anna.id), str(stage.chat.id), "Anna", "unmistakable", "veogram-")
    hidden = (*ids, *(request["prompt"] for request in stage.creates()))
    values = [value for line in told.splitlines() if "{" in line for value in line.split('"')[1::2]]
    assert [value for value in values if any(each in value for each in hidden)] == []
    for secret in stage.settings(**scraper.web.settings()).secrets:
        assert secret not in told
