"""A stranger is told once an hour, and nothing of theirs is kept."""

import pytest

from sandbox.telegram.errors import too_many_requests
from sandbox.telegram.messages import Message
from tests.clock import MovableClock
from tests.journeys.reliability.waiting import eventually, is_all_handled, rows
from tests.journeys.shopping import SOLD, buys
from tests.journeys.telegram_faults import On
from tests.journeys.trust.conftest import Bot
from tests.journeys.trust.test_durable_questions import OnceRefused
from tests.sentences import tells
from tests.stage import Stage, jpeg, words

HOUR = 3600.0
HANDLED = "SELECT count(*) FROM inbox WHERE done_at IS NOT NULL"
FLOOD = ("/veo a fox", "an idea", "/veo", "/help", "/start", "/models", "/tasks", "/history")
MORE = ("/settings", "/cancel", "/delete", "/cancel 99999999999999999999")


def _said(stage: Stage) -> list[Message]:
    return [m for m in stage.telegram.messages(stage.chat) if m.sender is None]


async def _flood(stage: Stage) -> None:
    for text in (*FLOOD, *MORE):
        await stage.says(text)
    await stage.says("", photo=jpeg())
    await stage.telegram.album(stage.anna, stage.chat, [jpeg(), jpeg()], caption="/veo a fox")


async def _all_handled(stage: Stage, count: int) -> None:
    await eventually(lambda: rows(stage.folder, HANDLED) == [(count,)])


async def test_a_stranger_is_told_once_an_hour_whatever_they_send(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    each = len(FLOOD) + len(MORE) + 3
    async with bot(allowed_users="1"):
        await _flood(stage)
        await _all_handled(stage, each)
        assert len(_said(stage)) == 1
        clock.advance(HOUR + 1)
        await _flood(stage)
        await _all_handled(stage, 2 * each)
    assert [tells(m.text, "refusal-not-allowed") for m in _said(stage)] == [True, True]


async def test_a_stranger_whom_nothing_reaches_is_told_once_all_the_same(
    stage: Stage, bot: Bot, clock: MovableClock, on: On
) -> None:
    sending = OnceRefused(too_many_requests(30))
    on("sendMessage", sending)
    async with bot(allowed_users="1"):
        await _flood(stage)
        await _all_handled(stage, len(FLOOD) + len(MORE) + 2)
        assert sending.calls == 1
        clock.advance(60)
        await _all_handled(stage, len(FLOOD) + len(MORE) + 3)
    assert len(_said(stage)) == 1


@pytest.mark.parametrize("table", ["drafts", "album_messages", "tasks", "chats"])
async def test_nothing_of_a_stranger_is_kept(stage: Stage, bot: Bot, table: str) -> None:
    async with bot(allowed_users="1"):
        await _flood(stage)
        await _all_handled(stage, len(FLOOD) + len(MORE) + 3)
        kept = rows(stage.folder, f"SELECT count(*) FROM {table}")
        payloads = rows(stage.folder, "SELECT payload FROM inbox WHERE payload IS NOT NULL")
    assert kept == [(0,)]
    assert all(payload in {"null", None} for (payload,) in payloads)


async def test_of_a_stranger_only_id_and_name_are_kept(stage: Stage, bot: Bot) -> None:
    eve = stage.telegram.person("Eve\u202e Long", username="Eve_1")
    async with bot(allowed_users="1", admin_users=str(stage.anna.id)):
        asked = await stage.telegram.send(eve, stage.telegram.private(eve), "/veo a secret")
        await stage.press(await stage.answer_to(asked), words("button-knock"), eve)
        columns = "user_id, username, name"
        kept = rows(stage.folder, f"SELECT {columns} FROM people WHERE user_id = {eve.id}")
        knocks = rows(stage.folder, "SELECT * FROM knocks")
    assert kept == [(eve.id, "eve_1", "Eve Long")]
    assert "secret" not in str(knocks)


async def test_a_stranger_has_their_name_forgotten_and_is_asked_once_an_hour(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    async with bot(allowed_users="1"):
        for _ in range(3):
            await stage.says("/forget")
        await _all_handled(stage, 3)
        [question] = [m for m in _said(stage) if tells(m.text, "forget-ask")]
        await stage.press(question, words("button-forget"))
        await stage.answer_to(question, lambda m: tells(m.text, "forget-done"))
        assert rows(stage.folder, "SELECT user_id FROM people") == []
        clock.advance(HOUR + 1)
        asked = await stage.says("/forget")
        assert tells((await stage.answer_to(asked)).text, "forget-ask")


async def test_a_stranger_with_many_channels_is_told_once_by_channel(
    stage: Stage, bot: Bot
) -> None:
    group = stage.telegram.group("Film club", [stage.anna])
    channel = stage.telegram.channel("Mine", admins=[stage.anna])
    async with bot(allowed_users="1"):
        for _ in range(5):
            await stage.telegram.send(stage.anna, group, "/veo@veogram_bot a fox", as_chat=channel)
        await _all_handled(stage, 5)
    assert len([m for m in stage.telegram.messages(group) if m.sender is None]) == 1
    assert stage.sandbox.journal.of("getChat") == []


async def test_whoever_is_no_longer_allowed_is_told_once_however_often_they_answer(
    stage: Stage, bot: Bot
) -> None:
    async with bot():
        question = await stage.answer_to(await stage.says("", photo=jpeg()))
        await stage.press(question, words("button-cancel"))
        await stage.until(lambda: tells(stage.now(question).text, "question-dropped"))
    async with bot(allowed_users="1"):
        for _ in range(5):
            await stage.says("hello", reply_to=question)
        await eventually(lambda: is_all_handled(stage))
    (told,) = [m for m in _said(stage) if m.id != question.id]
    assert tells(told.text, "refusal-not-allowed")


async def test_a_strangers_inline_queries_are_answered_by_telegram_for_an_hour(
    stage: Stage, bot: Bot
) -> None:
    ben = stage.telegram.person("Ben")
    async with bot():
        await stage.video_for(await stage.says("/veo a fox"))
    async with bot(allowed_users="1"):
        known = await stage.found("fox")
        strange = await stage.found("fox", ben)
    first, second = stage.requests("answerInlineQuery")
    assert (len(known), len(strange)) == (1, 0)
    assert int(first["cache_time"]) < 60
    assert int(second["cache_time"]) >= HOUR
    assert second["is_personal"] == "true"
    assert "button" not in second


async def test_a_stranger_reads_the_terms_once_an_hour(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    async with bot(**SOLD, allowed_users="1"):
        for count in (1, 2):
            for _ in range(5):
                await stage.says("/terms")
            await _all_handled(stage, 5 * count)
            assert len([m for m in _said(stage) if tells(m.text, "terms")]) == count
            clock.advance(HOUR + 1)


async def test_whoever_has_paid_reads_the_terms_as_often_as_they_like(stage: Stage) -> None:
    async with stage.bot(**SOLD):
        await buys(stage)
    async with stage.bot(**SOLD, allowed_users="1"):
        for _ in range(3):
            assert tells((await stage.answer_to(await stage.says("/terms"))).text, "terms")
