"""What an admin has decided is overturned by no button of an earlier question."""

import pytest

from tests.clock import MovableClock
from tests.journeys.admins import Admin, admin
from tests.journeys.reliability.waiting import all_handled, eventually, is_all_handled, rows
from tests.journeys.test_knocks import CHAT, DAY, DENY, KNOCK, PERSON, closed, refused
from tests.journeys.trust.conftest import Bot, bot, clock
from tests.sentences import tells
from tests.stage import Stage, words

__all__ = ["bot", "clock"]


@pytest.fixture
def dora(stage: Stage) -> Admin:
    return admin(stage)


@pytest.mark.parametrize(("decided", "late"), [(PERSON, DENY), (DENY, PERSON)])
async def test_a_button_of_an_earlier_question_about_a_person_decides_nothing_more(
    stage: Stage, dora: Admin, bot: Bot, clock: MovableClock, decided: str, late: str
) -> None:
    async with bot(**closed(dora)):
        first = await refused(stage, stage.anna, stage.chat)
        await stage.press(first, KNOCK)
        stale = await dora.asked()
        clock.advance(DAY + 1)
        await stage.press(first, KNOCK)
        await stage.press(await dora.asked(2), decided, dora.person)
        answer = await stage.press(stale, late, dora.person)
        await all_handled(stage, clock)
    assert answer.text == words("knock-decided")
    assert rows(stage.folder, "SELECT allowed FROM access") == [(decided is PERSON,)]
    assert not stage.now(stale).buttons


@pytest.mark.parametrize(
    ("command", "late", "allowed", "outcome"),
    [("/allow", DENY, 1, "knock-chat"), ("/deny", CHAT, 0, "knock-closed")],
)
async def test_a_command_about_a_chat_answers_who_has_asked_there(
    stage: Stage, dora: Admin, command: str, late: str, allowed: int, outcome: str
) -> None:
    club = stage.telegram.group("Film club", [stage.anna])
    async with stage.bot(**closed(dora)):
        await stage.press(await refused(stage, stage.anna, club), KNOCK)
        question = await dora.asked()
        await dora.says(f"{command} {club.id}")
        answer = await stage.press(question, late, dora.person)
        await eventually(lambda: is_all_handled(stage))
    assert answer.text == words("knock-decided")
    assert tells(stage.now(question).text, outcome)
    assert rows(stage.folder, "SELECT subject_id, allowed FROM access") == [(club.id, allowed)]


async def test_all_who_have_asked_in_a_chat_that_is_let_in_are_told(
    stage: Stage, dora: Admin
) -> None:
    ben = stage.telegram.person("Ben")
    club = stage.telegram.group("Film club", [stage.anna, ben])
    places = [stage.chat, stage.telegram.private(ben)]
    async with stage.bot(**closed(dora)):
        for count, person in enumerate((stage.anna, ben), 1):
            await stage.press(await refused(stage, person, club), KNOCK, person)
            await dora.asked(count)
        await dora.says(f"/allow {club.id}")
        for place in places:
            await stage.telegram.wait_for(place, lambda m: tells(m.text, "welcome-chat"))
        await dora.says(f"/allow {club.id}")
        await eventually(lambda: is_all_handled(stage))
    for place in places:
        assert [tells(text, "welcome-chat") for text in stage.said(place)].count(True) == 1
