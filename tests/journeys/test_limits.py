"""Limits: counted and reserved atomically, given back on failure, and said with their end."""

from zoneinfo import ZoneInfo

import pytest

from bot.money.calendar import Calendar
from bot.texts import texts_for
from sandbox.telegram.chats import Chat
from sandbox.telegram.messages import Message
from sandbox.telegram.people import Person
from tests.clock import MovableClock
from tests.journeys.reliability.waiting import eventually, rows
from tests.stage import Stage, words

EN = texts_for("en")


@pytest.fixture
def stage(stage: Stage) -> Stage:
    stage.knobs.speed = 1000
    return stage


async def outcomes(stage: Stage, asked: list[Message]) -> tuple[int, int]:
    """Return how many of these got a progress message, and how many a refusal."""
    answers = [await stage.answer_to(message) for message in asked]
    shown = sum(answer.text.startswith("🎬") for answer in answers)
    return shown, len(answers) - shown


def words_of(key: str) -> str:
    """Return how a refusal begins, up to its limit."""
    return words(key, limit="|", time="", wait="").partition("|")[0]


async def test_of_twenty_at_once_as_many_start_as_the_limit_says(stage: Stage) -> None:
    stage.knobs.provider_slow = 1000
    asked = [await stage.says(f"/veo fox {number}") for number in range(20)]
    async with stage.bot(user_active_limit=3):
        assert await outcomes(stage, asked) == (3, 17)
        answers = [(await stage.answer_to(message)).html for message in asked]
        assert answers.count(words("refusal-user-active", limit=3)) == 17
        assert len(await stage.bought(3)) == 3


async def test_of_twenty_at_once_in_twenty_chats_no_more_start(stage: Stage) -> None:
    stage.knobs.provider_slow = 1000
    chats = [stage.telegram.group(f"Club {n}", [stage.anna]) for n in range(20)]
    asked = [await stage.telegram.send(stage.anna, chat, "/veo@veogram_bot fox") for chat in chats]
    async with stage.bot(user_active_limit=3):
        assert await outcomes(stage, asked) == (3, 17)
        assert len(await stage.bought(3)) == 3


async def test_of_twenty_at_once_by_twenty_people_a_chat_gets_its_share(stage: Stage) -> None:
    people = [stage.telegram.person(f"Person {n}") for n in range(20)]
    club = stage.telegram.group("Film club", people, privacy=False)
    asked = [await stage.telegram.send(each, club, "/veo@veogram_bot fox") for each in people]
    async with stage.bot(chat_daily_limit=4):
        assert await outcomes(stage, asked) == (4, 16)
        assert len(await stage.bought(4)) == 4


async def test_a_finished_video_makes_room_for_the_next(stage: Stage) -> None:
    async with stage.bot(user_active_limit=1):
        await stage.video_for(await stage.says("/veo one"))
        await stage.video_for(await stage.says("/veo two"))


async def test_a_daily_refusal_says_when_it_goes_on_and_then_it_does(stage: Stage) -> None:
    clock = MovableClock()
    calendar = Calendar(ZoneInfo("Europe/Berlin"))
    clock.advance(calendar.midnight_after(clock()).timestamp() - clock())
    async with stage.bot(clock, user_daily_limit=2, user_active_limit=0, timezone="Europe/Berlin"):
        for text in ("one", "two"):
            await stage.video_for(await stage.says(f"/veo {text}"))
        clock.advance(3 * 3600)
        midnight = calendar.midnight_after(clock())
        refusal = await stage.answer_to(await stage.says("/veo three"))
        clock.advance(midnight.timestamp() - clock())
        await stage.video_for(await stage.says("/veo four"))
    assert EN.clock(midnight) in refusal.text


async def test_each_person_has_a_quota_of_their_own(stage: Stage) -> None:
    ben = stage.telegram.person("Ben")
    club = stage.telegram.group("Film club", [stage.anna, ben], privacy=False)
    async with stage.bot(user_daily_limit=1):
        for person in (stage.anna, ben):
            asked = await stage.telegram.send(person, club, "/veo@veogram_bot a fox")
            await stage.video_for(asked)
        again = await stage.telegram.send(ben, club, "/veo@veogram_bot a fox")
        assert (await stage.answer_to(again)).text.startswith(words_of("refusal-user-daily"))


async def test_a_chats_quota_is_everybodys(stage: Stage) -> None:
    ben = stage.telegram.person("Ben")
    club = stage.telegram.group("Film club", [stage.anna, ben], privacy=False)

    async def asks(person: Person, chat: Chat) -> Message:
        return await stage.telegram.send(person, chat, "/veo@veogram_bot a fox")

    async with stage.bot(chat_daily_limit=1):
        await stage.video_for(await asks(stage.anna, club))
        refusal = await stage.answer_to(await asks(ben, club))
        assert refusal.text.startswith(words_of("refusal-chat-daily"))
        await stage.video_for(await asks(stage.anna, stage.chat))


async def test_a_failure_gives_the_quota_back(stage: Stage) -> None:
    stage.sandbox.provider.next("safety")
    async with stage.bot(user_daily_limit=1, chat_daily_limit=1, user_active_limit=1):
        asked = await stage.says("/veo something")
        await stage.answer_to(asked, lambda m: m.text.startswith("⚠️"))
        await stage.video_for(await stage.says("/veo a fox"))
        refusal = await stage.answer_to(await stage.says("/veo a fox"))
    assert refusal.text.startswith(words_of("refusal-user-daily"))


async def test_blocking_the_bot_after_the_purchase_gives_no_quota_back(stage: Stage) -> None:
    stage.knobs.speed = 20
    async with stage.bot(user_daily_limit=1, user_active_limit=0):
        await stage.says("/veo a fox")
        await stage.bought()
        stage.telegram.block(stage.anna)
        await eventually(lambda: rows(stage.folder, "SELECT reason FROM tasks") == [("chat-gone",)])
        club = stage.telegram.group("Film club", [stage.anna])
        asked = await stage.telegram.send(stage.anna, club, "/veo@veogram_bot a fox")
        refusal = await stage.answer_to(asked)
    assert refusal.text.startswith(words_of("refusal-user-daily"))
    assert len(stage.creates()) == 1


async def test_a_refusal_in_words_costs_no_quota(stage: Stage) -> None:
    async with stage.bot(user_daily_limit=1, user_active_limit=1):
        for _ in range(3):
            await stage.refused("/veo a fox --seeed 7")
        await stage.video_for(await stage.says("/veo a fox"))


async def test_limits_outlive_a_restart(stage: Stage) -> None:
    async with stage.bot(user_daily_limit=1):
        await stage.video_for(await stage.says("/veo a fox"))
    async with stage.bot(user_daily_limit=1):
        refusal = await stage.answer_to(await stage.says("/veo a fox"))
    assert refusal.text.startswith(words_of("refusal-user-daily"))


async def test_an_update_that_comes_twice_counts_once(stage: Stage) -> None:
    async with stage.bot(user_daily_limit=2):
        asked = await stage.says("/veo a fox")
        await stage.video_for(asked)
        stage.telegram.repeat(asked)
        await stage.video_for(await stage.says("/veo a hen"))
    assert [body["prompt"] for body in stage.creates()] == ["a fox", "a hen"]
