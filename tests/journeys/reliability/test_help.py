"""Help is paid for once, and brings one result or the truth, whatever fails meanwhile."""

import pytest

from sandbox.telegram.messages import Message
from tests.clock import MovableClock
from tests.journeys.help.scene import calls, improved, offered, picture
from tests.journeys.reliability.again import all_done, keep_updates, let_all_be_undone
from tests.journeys.reliability.asking import on_both_databases
from tests.journeys.reliability.conftest import Bot
from tests.journeys.reliability.process import BotProcess
from tests.journeys.reliability.waiting import as_time_passes, eventually, let_leases_end, rows
from tests.sentences import tells
from tests.stage import Stage, words

pytestmark = on_both_databases

WORDS, STILL = "/veo a red fox --improve", "/still a red fox"
BOTH = pytest.mark.parametrize(
    ("text", "on", "ended"),
    [(WORDS, "chat", "words-ended"), (STILL, "images", "still-ended")],
    ids=["words", "still"],
)

STATUS = "SELECT status, reason, cost FROM tasks ORDER BY id"
BOOKED = "SELECT sum(charged), sum(reserved), sum(videos) FROM entries"


async def _ended(stage: Stage, asked: Message, ended: str) -> Message:
    return await stage.answer_to(asked, lambda m: tells(m.text, ended))


def _price(stage: Stage) -> int:
    return sum(round(call.price_usd * 2_000_000) for call in calls(stage))


@BOTH
@pytest.mark.parametrize("fault", ["lost", "html", "empty-body", "list-body"])
async def test_help_whose_answer_is_lost_is_booked_and_told_and_not_bought_again(
    stage: Stage, bot: Bot, text: str, on: str, ended: str, fault: str
) -> None:
    stage.sandbox.provider.next(fault, on=on)
    async with bot():
        await _ended(stage, await stage.says(text), ended)
        assert rows(stage.folder, STATUS) == [("failed", "result-lost", _price(stage))]
    assert len(calls(stage)) == 1
    assert rows(stage.folder, BOOKED) == [(_price(stage), 0, 0)]


@BOTH
async def test_help_that_never_arrived_is_told_in_time_and_looked_for(
    stage: Stage, bot: Bot, clock: MovableClock, text: str, on: str, ended: str
) -> None:
    stage.sandbox.provider.next("lost-before", on=on)
    async with bot():
        asked = await stage.says(text)
        await eventually(lambda: rows(stage.folder, STATUS)[:1] == [("submitting", None, None)])
        await eventually(lambda: bool(stage.sandbox.journal.of(on)))
        await as_time_passes(clock, lambda: any(tells(t, ended) for t in stage.said()))
        await _ended(stage, asked, ended)
        assert rows(stage.folder, STATUS)[0][:2] == ("uncertain", "lost")
    assert calls(stage) == []


async def test_a_row_that_comes_late_is_booked_after_all(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    stage.knobs.provider_log_delay = 1e6
    stage.sandbox.provider.next("lost", on="chat")
    async with bot():
        asked = await stage.says(WORDS)
        await eventually(lambda: bool(stage.sandbox.journal.of("chat")))
        await as_time_passes(clock, lambda: any(tells(t, "words-ended") for t in stage.said()))
        stage.knobs.provider_log_delay = 0.0
        booked = [("failed", "result-lost", _price(stage))]
        await as_time_passes(clock, lambda: rows(stage.folder, STATUS) == booked)
        told = [tells(each, "words-ended") for each in stage.said()]
        assert told.count(True) == 1
        await offered(stage, asked)
    assert rows(stage.folder, BOOKED) == [(_price(stage), 0, 0)]


@BOTH
@pytest.mark.parametrize("fault", ["429", "500", "503"])
async def test_what_was_surely_not_accepted_is_asked_for_again(
    stage: Stage, bot: Bot, text: str, on: str, ended: str, fault: str
) -> None:
    stage.sandbox.provider.next(fault, on=on)
    async with bot():
        await _result(stage, await stage.says(text))
    assert len(calls(stage)) == 1
    assert not stage.sandbox.journal.of("logs")


@BOTH
async def test_a_refused_key_stops_help_and_tells_so(
    stage: Stage, bot: Bot, text: str, on: str, ended: str
) -> None:
    stage.sandbox.provider.key.scopes = ["model:video"]
    async with bot():
        await _ended(stage, await stage.says(text), ended)
        await stage.video_for(await stage.says("/veo a red fox"))
    assert rows(stage.folder, STATUS)[0][:2] == ("failed", "operator-access")
    assert rows(stage.folder, "SELECT sum(reserved) FROM entries WHERE task_id = 1") == [(0,)]


@BOTH
async def test_a_kill_during_the_call_costs_what_it_costs_and_tells_so(
    stage: Stage, process: BotProcess, text: str, on: str, ended: str
) -> None:
    stage.knobs.speed = 0.05
    await process.start()
    asked = await stage.says(text)
    await eventually(lambda: len(calls(stage)) == 1)
    await process.kill()
    stage.knobs.speed = 100.0
    let_leases_end(stage.folder)
    await process.start()
    await _ended(stage, asked, ended)
    await eventually(lambda: rows(stage.folder, BOOKED) == [(_price(stage), 0, 0)])
    assert len(calls(stage)) == 1


@BOTH
async def test_a_kill_while_it_is_sent_loses_no_result(
    stage: Stage, process: BotProcess, text: str, on: str, ended: str
) -> None:
    stage.knobs.speed = 1.0
    await process.start()
    asked = await stage.says(text)
    await eventually(lambda: len(calls(stage)) == 1)
    stage.knobs.telegram_down = True
    await eventually(lambda: rows(stage.folder, STATUS)[0][0] in {"ready", "delivered"})
    await process.kill()
    stage.knobs.telegram_down = False
    let_leases_end(stage.folder)
    await process.start()
    await _result(stage, asked)
    assert len(calls(stage)) == 1


@BOTH
async def test_a_kill_before_the_call_asks_once(
    stage: Stage, process: BotProcess, text: str, on: str, ended: str
) -> None:
    stage.sandbox.provider.next("503", on=on)
    await process.start()
    asked = await stage.says(text)
    await eventually(lambda: bool(stage.sandbox.journal.of(on)))
    await eventually(lambda: rows(stage.folder, STATUS)[0][0] == "queued")
    await process.kill()
    let_leases_end(stage.folder)
    await process.start()
    await _result(stage, asked)
    assert len(calls(stage)) == 1


@BOTH
async def test_what_is_cancelled_during_the_call_is_booked_when_it_is_charged(
    stage: Stage, bot: Bot, clock: MovableClock, text: str, on: str, ended: str
) -> None:
    stage.knobs.speed = 0.5
    async with bot():
        asked = await stage.says(text)
        progress = await stage.answer_to(asked)
        await eventually(lambda: len(calls(stage)) == 1)
        await stage.press(progress, words("button-cancel"))
        stage.knobs.speed = 100.0
        await as_time_passes(clock, lambda: rows(stage.folder, BOOKED) == [(_price(stage), 0, 0)])
        assert rows(stage.folder, STATUS)[0][0] == "cancelled"
    assert not any(m.photo or tells(m.text, "improved") for m in _shown(stage))


@BOTH
async def test_an_update_that_is_handled_again_asks_for_no_more_help(
    stage: Stage, process: BotProcess, text: str, on: str, ended: str
) -> None:
    await process.up()
    keep_updates(stage.folder)
    asked = await stage.says(text)
    await _result(stage, asked)
    await all_done(stage.folder)
    await process.kill()
    let_all_be_undone(stage.folder)
    let_leases_end(stage.folder)
    await process.up()
    await all_done(stage.folder)
    await _result(stage, await stage.says(text))
    assert len(calls(stage)) == 2


async def _result(stage: Stage, asked: Message) -> Message:
    """Return what was asked for."""
    is_still = asked.text.startswith("/still")
    return await (picture(stage, asked) if is_still else improved(stage, asked))


def _shown(stage: Stage) -> list[Message]:
    return [m for m in stage.telegram.messages(stage.chat) if m.sender is None]
