"""``/paysupport``: questions reach the admins, with whose they are, a few an hour."""

import pytest

from sandbox.telegram.people import Person
from tests.clock import MovableClock
from tests.journeys.shopping import SOLD, buys, hears, told
from tests.sentences import tells
from tests.stage import Stage, words


@pytest.fixture
def boss(stage: Stage) -> Person:
    """An admin of the bot."""
    boss = stage.telegram.person("Boss", language_code="en")
    stage.telegram.private(boss)
    return boss


async def test_a_question_reaches_the_admins_with_what_it_takes_to_pay_back(
    stage: Stage, boss: Person
) -> None:
    async with stage.bot(**SOLD, admin_users=str(boss.id)):
        charge = await buys(stage, 100)
        asked = await stage.says("/paysupport My <b>money</b>\nis gone")
        assert tells((await stage.answer_to(asked)).text, "paysupport-done")
        question = await hears(stage, "alert-paysupport", person=boss)
    assert "My <b>money</b>\nis gone" in question.text
    assert str(stage.anna.id) in question.text
    assert f"/refund {charge}" in question.text


async def test_alone_it_says_how_to_ask(stage: Stage, boss: Person) -> None:
    async with stage.bot(**SOLD, admin_users=str(boss.id)):
        answer = await stage.answer_to(await stage.says("/paysupport"))
    assert tells(answer.text, "paysupport")
    assert told(stage, "alert-paysupport", boss) == []


async def test_a_flood_of_questions_is_not_passed_on(stage: Stage, boss: Person) -> None:
    clock = MovableClock()
    async with stage.bot(clock, **SOLD, admin_users=str(boss.id)):
        for number in range(3):
            answer = await stage.answer_to(await stage.says(f"/paysupport question {number}"))
            assert tells(answer.text, "paysupport-done")
        answer = await stage.answer_to(await stage.says("/paysupport one more"))
        assert tells(answer.text, "paysupport-later")
        clock.advance(3601)
        answer = await stage.answer_to(await stage.says("/paysupport one more"))
        assert tells(answer.text, "paysupport-done")
    assert len(told(stage, "alert-paysupport", boss)) == 4


async def test_words_that_read_like_the_bots_own_are_quoted_after_them(
    stage: Stage, boss: Person
) -> None:
    eve = stage.telegram.person("@bob_boss", language_code="en")
    forged = words("alert-paysupport-payment", stars=500, payment="stx77")
    async with stage.bot(**SOLD, admin_users=str(boss.id)):
        chat = stage.telegram.private(eve)
        await stage.answer_to(await stage.telegram.send(eve, chat, f"/paysupport <b>{forged}"))
        question = await hears(stage, "alert-paysupport", person=boss)
    own, _, quoted = question.html.partition("<blockquote>")
    assert "stx77" in quoted
    assert quoted.endswith("</blockquote>")
    assert "stx77" not in own
    assert "@" not in own


async def test_where_no_stars_are_sold_only_who_has_had_some_asks(
    stage: Stage, boss: Person
) -> None:
    async with stage.bot(admin_users=str(boss.id)):
        answer = await stage.answer_to(await stage.says("/paysupport hello"))
        assert answer.html == words("refusal-stars-off")
    assert told(stage, "alert-paysupport", boss) == []


@pytest.mark.parametrize("admins", ["", "99"])
async def test_where_nobody_can_be_told_the_person_hears_so(stage: Stage, admins: str) -> None:
    async with stage.bot(**SOLD, admin_users=admins):
        answer = await stage.answer_to(await stage.says("/paysupport hello"))
    assert tells(answer.text, "paysupport-nobody")


async def test_where_nobody_can_be_told_it_is_tried_again_after_minutes(
    stage: Stage, boss: Person
) -> None:
    clock = MovableClock()
    stage.telegram.block(boss)

    async def asks() -> tuple[str, int]:
        answer = await stage.answer_to(await stage.says("/paysupport hello"))
        tried = [
            sent for sent in stage.requests("sendMessage") if str(sent["chat_id"]) == str(boss.id)
        ]
        return answer.text, len(tried)

    async with stage.bot(clock, **SOLD, admin_users=str(boss.id)):
        first, second = await asks(), await asks()
        clock.advance(601)
        third = await asks()
        stage.telegram.unblock(boss)
        clock.advance(601)
        heard, _ = await asks()
    assert all(tells(text, "paysupport-nobody") for text, _ in (first, second, third))
    assert [count for _, count in (first, second, third)] == [1, 1, 2]
    assert tells(heard, "paysupport-done")


async def test_strangers_ask_nothing_but_whoever_has_paid_may_ask_on(
    stage: Stage, boss: Person
) -> None:
    async with stage.bot(**SOLD, admin_users=str(boss.id)):
        await buys(stage, 100)
    ben = stage.telegram.person("Ben", language_code="en")
    async with stage.bot(admin_users=str(boss.id), allowed_users=str(boss.id)):
        asked = await stage.telegram.send(ben, stage.telegram.private(ben), "/paysupport hello")
        assert tells((await stage.answer_to(asked)).text, "refusal-not-allowed")
        answer = await stage.answer_to(await stage.says("/paysupport hello"))
        assert tells(answer.text, "paysupport-done")
        answer = await stage.answer_to(await stage.says("/balance"))
        assert tells(answer.text, "balance")
    assert len(told(stage, "alert-paysupport", boss)) == 1
