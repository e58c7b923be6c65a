"""A stranger asks to be let in by a button, and an admin decides by another."""

from typing import Any

import pytest

from bot.texts import texts_for
from sandbox.telegram.chats import Chat
from sandbox.telegram.errors import too_many_requests
from sandbox.telegram.messages import Message
from sandbox.telegram.people import Person
from tests.clock import MovableClock
from tests.journeys.admins import Admin, admin
from tests.journeys.reliability.waiting import all_handled, eventually, is_all_handled
from tests.journeys.telegram_faults import On
from tests.journeys.trust.conftest import Bot, bot, clock
from tests.journeys.trust.test_durable_questions import OnceRefused
from tests.sentences import tells
from tests.stage import Stage, words

__all__ = ["bot", "clock"]

DAY = 24 * 3600.0
KNOCK = words("button-knock")
PERSON, CHAT, DENY = (words(f"button-verdict-{verdict}") for verdict in ("person", "chat", "deny"))


@pytest.fixture
def dora(stage: Stage) -> Admin:
    return admin(stage)


@pytest.fixture
def eve(stage: Stage) -> Person:
    """A stranger whose name is no HTML."""
    return stage.telegram.person("Eve <i>&", username="Eve_1")


def closed(*admins: Admin) -> dict[str, Any]:
    ids = ",".join(str(each.person.id) for each in admins)
    return {"allowed_users": "1", "admin_users": ids}


async def refused(stage: Stage, who: Person, chat: Chat) -> Message:
    """Let a stranger ask for a video; return what they are told."""
    asked = await stage.telegram.send(who, chat, "/veo@veogram_bot a fox")
    answer = await stage.answer_to(asked)
    assert tells(answer.text, "refusal-not-allowed")
    return answer


async def test_a_stranger_who_is_let_in_is_told_so_and_makes_a_video(
    stage: Stage, dora: Admin, eve: Person
) -> None:
    chat = stage.telegram.private(eve)
    async with stage.bot(**closed(dora)):
        told = await stage.press(await refused(stage, eve, chat), KNOCK, eve)
        assert tells(told.text or "", "knock-asked")
        question = await dora.asked()
        assert tells(question.text, "knock-private")
        for shown in (eve.first_name, str(eve.id), "@eve_1"):
            assert shown in question.text
        await stage.press(question, PERSON, dora.person)
        await stage.telegram.wait_for(chat, lambda m: tells(m.text, "welcome-person"))
        decided = stage.now(question)
        assert tells(decided.text, "knock-person")
        assert "Dora" in decided.text
        assert decided.text.startswith(question.text)
        assert not decided.buttons
        await stage.video_for(await stage.telegram.send(eve, chat, "/veo a fox"))


async def test_a_group_in_which_a_stranger_asks_can_be_let_in_as_a_whole(
    stage: Stage, dora: Admin, eve: Person
) -> None:
    club = stage.telegram.group("Film & <club>", [stage.anna, eve])
    async with stage.bot(**closed(dora)):
        await stage.press(await refused(stage, eve, club), KNOCK, eve)
        question = await dora.asked()
        assert "Film & <club>" in question.text
        assert str(club.id) in question.text
        await stage.press(question, CHAT, dora.person)
        # Eve has not started a chat with the bot.
        await stage.telegram.wait_for(club, lambda m: tells(m.text, "welcome-chat"))
        await stage.video_for(await stage.telegram.send(stage.anna, club, "/veo@veogram_bot a fox"))
        await refused(stage, stage.anna, stage.chat)


async def test_whoever_is_let_in_from_a_group_hears_it_in_private_if_possible(
    stage: Stage, dora: Admin
) -> None:
    club = stage.telegram.group("Film club", [stage.anna])
    async with stage.bot(**closed(dora)):
        await stage.press(await refused(stage, stage.anna, club), KNOCK)
        await stage.press(await dora.asked(), PERSON, dora.person)
        await stage.telegram.wait_for(stage.chat, lambda m: tells(m.text, "welcome-person"))
    assert not any(tells(text, "welcome-person") for text in stage.said(club))


async def test_whoever_is_denied_can_ask_no_more(
    stage: Stage, dora: Admin, bot: Bot, clock: MovableClock
) -> None:
    async with bot(**closed(dora)):
        first = await refused(stage, stage.anna, stage.chat)
        await stage.press(first, KNOCK)
        question = await dora.asked()
        await stage.press(question, DENY, dora.person)
        await stage.until(lambda: tells(stage.now(question).text, "knock-deny"))
        clock.advance(DAY + 1)
        told = await stage.answer_to(await stage.says("/veo a fox"))
        assert tells(told.text, "refusal-denied")
        assert not told.buttons
        again = await stage.press(first, KNOCK)
        await all_handled(stage, clock)
    assert tells(again.text or "", "knock-refused")
    assert len(dora.questions()) == 1


async def test_of_two_admins_the_first_decides_and_the_other_reads_so(
    stage: Stage, dora: Admin
) -> None:
    fred = admin(stage, "Fred")
    async with stage.bot(**closed(dora, fred)):
        await stage.press(await refused(stage, stage.anna, stage.chat), KNOCK)
        questions = await dora.asked(), await fred.asked()
        await stage.press(questions[0], DENY, dora.person)
        late = await stage.press(questions[1], PERSON, fred.person)
        assert tells(late.text or "", "knock-decided")
        await eventually(lambda: not stage.now(questions[1]).buttons)
        await eventually(lambda: is_all_handled(stage))
    for question in questions:
        assert tells(stage.now(question).text, "knock-deny")
        assert "Dora" in stage.now(question).text
    assert not any(tells(text, "welcome-person") for text in stage.said())


async def test_an_admin_is_asked_in_the_language_in_which_they_last_wrote(stage: Stage) -> None:
    frieda = stage.telegram.person("Frieda", language_code="de")
    admin = Admin(stage, frieda, stage.telegram.private(frieda))
    async with stage.bot(**closed(admin)):
        await admin.says("/allowed")
        await stage.press(await refused(stage, stage.anna, stage.chat), KNOCK)
        question = await admin.asked()
    labels = [button.text for row in question.buttons or () for button in row]
    assert str(texts_for("de")("button-verdict-deny")) in labels


async def test_a_command_answers_whoever_has_asked_and_the_buttons_change_nothing_then(
    stage: Stage, dora: Admin, eve: Person
) -> None:
    chat = stage.telegram.private(eve)
    async with stage.bot(**closed(dora)):
        await stage.press(await refused(stage, eve, chat), KNOCK, eve)
        question = await dora.asked()
        await dora.says(f"/allow {eve.id}")
        await stage.telegram.wait_for(chat, lambda m: tells(m.text, "welcome-person"))
        late = await stage.press(question, DENY, dora.person)
        assert late.text == words("knock-decided")
        await stage.video_for(await stage.telegram.send(eve, chat, "/veo a fox"))


async def test_a_button_pressed_twice_decides_and_welcomes_once(stage: Stage, dora: Admin) -> None:
    async with stage.bot(**closed(dora)):
        await stage.press(await refused(stage, stage.anna, stage.chat), KNOCK)
        question = await dora.asked()
        button = next(b for row in question.buttons or () for b in row if PERSON in b.text)
        for _ in range(2):
            await stage.telegram.press(dora.person, question, button)
        await eventually(lambda: is_all_handled(stage))
    assert [tells(text, "welcome-person") for text in stage.said()].count(True) == 1


async def test_only_presses_of_admins_count(stage: Stage, dora: Admin) -> None:
    fred = admin(stage, "Fred")
    async with stage.bot(**closed(dora, fred)):
        await stage.press(await refused(stage, stage.anna, stage.chat), KNOCK)
        questions = await dora.asked(), await fred.asked()
    async with stage.bot(**{**closed(dora), "allowed_users": str(fred.person.id)}):
        button = next(b for row in questions[1].buttons or () for b in row if PERSON in b.text)
        elsewhere = stage.telegram.messages(stage.chat)[-1]
        forged = await stage.telegram.press(stage.anna, elsewhere, button)
        former = await stage.press(questions[1], PERSON, fred.person)
        listed = await dora.says("/allowed")
    assert tells(forged.text or "", "refusal-button-expired")
    assert tells(former.text or "", "refusal-not-admin")
    assert words("allowed-by-admins") not in listed.html
    assert stage.now(questions[0]).buttons


async def test_admins_are_asked_once_a_day_for_the_same_person_wherever_they_press(
    stage: Stage, dora: Admin, bot: Bot, clock: MovableClock
) -> None:
    clubs = [stage.telegram.group(name, [stage.anna]) for name in ("One", "Two")]
    async with bot(**closed(dora)):
        answers = [await refused(stage, stage.anna, chat) for chat in (stage.chat, *clubs)]
        for answer in answers:
            told = await stage.press(answer, KNOCK)
            assert tells(told.text or "", "knock-asked")
        await all_handled(stage, clock)
        assert len(dora.questions()) == 1
        clock.advance(DAY + 1)
        await stage.press(answers[0], KNOCK)
        await dora.asked(2)


async def test_an_admin_who_cannot_be_told_is_passed_over(stage: Stage, dora: Admin) -> None:
    absent = stage.telegram.person("Abe")
    ids = f"{absent.id},{dora.person.id}"
    async with stage.bot(allowed_users="1", admin_users=ids):
        told = await stage.press(await refused(stage, stage.anna, stage.chat), KNOCK)
        assert tells(told.text or "", "knock-asked")
        await dora.asked()


async def test_where_no_admin_can_be_told_the_stranger_hears_that_and_may_ask_again(
    stage: Stage, dora: Admin, bot: Bot, clock: MovableClock
) -> None:
    stage.telegram.block(dora.person)
    async with bot(**closed(dora)):
        answer = await refused(stage, stage.anna, stage.chat)
        unheard = await stage.press(answer, KNOCK)
        assert tells(unheard.text or "", "knock-unheard")
        tries = len(stage.requests("sendMessage"))
        stage.telegram.unblock(dora.person)
        too_soon = await stage.press(answer, KNOCK)
        assert too_soon.text == unheard.text
        assert len(stage.requests("sendMessage")) == tries
        clock.advance(601)
        heard = await stage.press(answer, KNOCK)
        assert tells(heard.text or "", "knock-asked")
        await dora.asked()


async def test_an_admin_whom_a_flood_keeps_from_reading_is_asked_later_and_once(
    stage: Stage, dora: Admin, bot: Bot, clock: MovableClock, on: On
) -> None:
    fred = admin(stage, "Fred")
    async with bot(**closed(dora, fred)):
        answer = await refused(stage, stage.anna, stage.chat)
        on("sendMessage", OnceRefused(too_many_requests(30)))
        told = await stage.press(answer, KNOCK)
        assert tells(told.text or "", "knock-asked")
        await fred.asked()
        clock.advance(60)
        await dora.asked()
        await all_handled(stage, clock)
    assert (len(dora.questions()), len(fred.questions())) == (1, 1)


async def test_whoever_may_make_videos_by_now_is_told_so(stage: Stage, dora: Admin) -> None:
    async with stage.bot(**closed(dora)):
        answer = await refused(stage, stage.anna, stage.chat)
        await dora.says(f"/allow {stage.anna.id}")
        told = await stage.press(answer, KNOCK)
        await eventually(lambda: is_all_handled(stage))
    assert tells(told.text or "", "knock-needless")
    assert dora.questions() == []


async def test_without_admins_and_in_channels_there_is_nobody_to_ask(
    stage: Stage, dora: Admin
) -> None:
    channel = stage.telegram.channel("News", admins=[stage.anna])
    async with stage.bot(allowed_users="1"):
        assert not (await refused(stage, stage.anna, stage.chat)).buttons
    async with stage.bot(**closed(dora)):
        assert not (await refused(stage, stage.anna, channel)).buttons
