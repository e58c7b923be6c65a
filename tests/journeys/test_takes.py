"""``--takes``: one request for several videos, bought together or not at all."""

import asyncio

import pytest

from sandbox.telegram.messages import Message
from tests.clock import MovableClock
from tests.journeys.reliability.waiting import as_time_passes, eventually, held_back, rows
from tests.journeys.test_prices import price
from tests.journeys.test_progress import is_progress
from tests.journeys.trust.lost import lose_the_next_purchase, question_about
from tests.journeys.trust.sending import data_under, forged, labels
from tests.sentences import tells
from tests.stage import Stage, words


def number(place: int, takes: int) -> str:
    return words("take-number", number=place, takes=takes)


def films(stage: Stage, asked: Message) -> list[Message]:
    """Return the videos that answer a message."""
    shown = stage.telegram.messages(asked.chat)
    answers = [m for m in shown if m.sender is None and m.reply_to and m.reply_to.id == asked.id]
    return [m for m in answers if m.video or m.animation]


async def all_films(stage: Stage, asked: Message, takes: int) -> list[Message]:
    """Return the videos of a request when all of them are there, and its progress is gone."""
    await stage.until(lambda: len(films(stage, asked)) == takes)
    await stage.until(lambda: not stage.shows_progress(asked))
    return films(stage, asked)


async def test_each_take_comes_numbered_with_buttons_and_a_seed_of_its_own(stage: Stage) -> None:
    async with stage.bot(user_active_limit=0):
        asked = await stage.says("/veo a red fox --takes 4")
        made = await all_films(stage, asked, 4)
    captions = [film.text_or_caption for film in made]
    for place in range(1, 5):
        assert sum(number(place, 4) in caption for caption in captions) == 1
    assert all(any(words("button-again") in each for each in labels(film)) for film in made)
    bodies = stage.creates()
    assert [body["prompt"] for body in bodies] == ["a red fox"] * 4
    assert len({body["seed"] for body in bodies}) == 4
    shown = [m for m in stage.requests("sendMessage") if m["text"].startswith("🎬")]
    assert len(shown) == 1
    assert price("5.04") in shown[0]["text"]


async def test_a_seed_that_is_given_counts_up(stage: Stage) -> None:
    async with stage.bot():
        asked = await stage.says("/veo a red fox --takes 3 --seed 41")
        await all_films(stage, asked, 3)
    assert sorted(body["seed"] for body in stage.creates()) == [41, 42, 43]


async def test_one_take_is_a_video_like_any_other(stage: Stage) -> None:
    async with stage.bot():
        film = await stage.video_for(await stage.says("/veo a red fox --takes 1"))
    assert number(1, 1) not in film.text_or_caption


@pytest.mark.parametrize("value", ["0", "9", "many", "-1", "2.5"])
async def test_a_number_that_cannot_be_is_answered_with_those_that_can(
    stage: Stage, value: str
) -> None:
    async with stage.bot():
        answer = await stage.refused(f"/veo a red fox --takes {value}")
    assert tells(answer.replace("<code>", "").replace("</code>", ""), "refusal-bad-value")
    assert "4" in answer


async def test_all_takes_are_confirmed_at_once_by_the_sum(stage: Stage) -> None:
    async with stage.bot(confirm_above_usd="2", user_active_limit=0):
        asked = await stage.says("/veo a red fox --takes 4")
        question = await stage.answer_to(asked)
        make = words("button-make-takes", takes=4, price=price("5.04"))
        assert make in labels(question)
        assert price("5.04") in question.text
        assert stage.creates() == []
        await asyncio.gather(*(stage.press(question, make) for _ in range(2)))
        await all_films(stage, asked, 4)
        await forged(stage, stage.anna, question, data_under(question)[0])
        await stage.answer_to(await stage.says("/help"))
    assert len(stage.creates()) == 4


async def test_a_bare_command_keeps_its_takes_until_there_are_words(stage: Stage) -> None:
    async with stage.bot():
        question = await stage.answer_to(await stage.says("/veo --takes 3"))
        assert tells(question.text, "ask-cost-takes")
        assert price("3.78") in question.text
        asked = await stage.says("a red fox")
        await all_films(stage, asked, 3)


async def test_the_buttons_under_a_take_make_one_video(stage: Stage) -> None:
    async with stage.bot():
        asked = await stage.says("/veo a red fox --takes 2")
        first, *_ = await all_films(stage, asked, 2)
        await stage.press(first, words("button-again"))
        varied = await stage.video_for(first)
        await stage.press(varied, words("button-again"))
        again = await stage.video_for(varied)
    assert len(stage.creates()) == 4
    assert not any(number(1, 2) in film.text_or_caption for film in (varied, again))


async def test_what_does_not_fit_is_said_of_all_and_nothing_is_bought(stage: Stage) -> None:
    async with stage.bot(user_active_limit=3):
        answer = await stage.refused("/veo a red fox --takes 4")
        assert answer == words("refusal-takes-user-active", takes=4, limit=3)
    async with stage.bot(user_active_limit=0, user_daily_limit=2):
        answer = await stage.refused("/veo a red fox --takes 3")
        assert answer == words("refusal-takes-user-daily", takes=3, limit=2)
    async with stage.bot(user_active_limit=0, user_daily_budget_usd="2"):
        answer = await stage.refused("/veo a red fox --takes 2")
        assert words("refusal-takes-budget", takes=2) in answer
    assert rows(stage.folder, "SELECT count(*) FROM tasks") == [(0,)]
    assert rows(stage.folder, "SELECT count(*) FROM entries") == [(0,)]


async def test_requests_at_the_same_time_are_each_bought_whole_or_not_at_all(stage: Stage) -> None:
    people = [stage.telegram.person(f"Person {n}") for n in range(6)]
    club = stage.telegram.group("Film club", people)
    asked = [
        await stage.telegram.send(each, club, "/veo@veogram_bot fox --takes 3") for each in people
    ]
    stage.knobs.provider_slow = 1000
    async with stage.bot(chat_daily_limit=10, user_active_limit=0):
        answers = [await stage.answer_to(message) for message in asked]
        assert sum(is_progress(answer) for answer in answers) == 3
        await stage.bought(9)
    assert rows(stage.folder, "SELECT count(*) FROM tasks GROUP BY source_key") == [(3,)] * 3


async def test_the_progress_message_tells_of_all_until_the_last_has_ended(stage: Stage) -> None:
    stage.knobs.speed = 1.0
    clock, generating = MovableClock(), words("status-generating")
    async with stage.bot(clock):
        asked = await stage.says("/veo a red fox --takes 2")
        progress = await stage.answer_to(asked)
        generations = stage.sandbox.provider.generations
        await stage.bought(2)
        first, second = generations.values()
        await as_time_passes(clock, lambda: stage.now(progress).text.count(generating) == 2)
        first.finishes_at = first.created
        await as_time_passes(clock, lambda: len(films(stage, asked)) == 1)
        delivered = words("status-delivered")
        await as_time_passes(clock, lambda: delivered in stage.now(progress).text)
        assert words("button-cancel-all") in labels(stage.now(progress))
        second.finishes_at = second.created
        await as_time_passes(clock, lambda: len(films(stage, asked)) == 2)
        await as_time_passes(clock, lambda: not stage.shows_progress(asked))
    assert progress.id not in stage.there()


async def test_cancel_ends_all_that_can_still_be_cancelled(stage: Stage) -> None:
    clock, stage.knobs.provider_down = MovableClock(), True
    async with stage.bot(clock):
        asked = await stage.says("/veo a red fox --takes 3")
        progress = await stage.answer_to(asked)
        await held_back(stage, clock)
        await asyncio.gather(*(stage.press(progress, words("button-cancel-all")) for _ in range(2)))
        await stage.until(lambda: tells(stage.now(progress).text, "failed-cancelled"))
        assert not stage.now(progress).buttons
        assert [number(place, 3) in stage.now(progress).text for place in (1, 2, 3)] == [True] * 3
    assert stage.creates() == []
    assert rows(stage.folder, "SELECT DISTINCT status FROM tasks") == [("cancelled",)]


@pytest.mark.parametrize("way", ["/cancel", "a reply"])
async def test_cancel_in_words_means_the_request(stage: Stage, way: str) -> None:
    clock, stage.knobs.provider_down = MovableClock(), True
    async with stage.bot(clock):
        asked = await stage.says("/veo a red fox --takes 3")
        await stage.answer_to(asked)
        await held_back(stage, clock)
        more = {"reply_to": asked} if way == "a reply" else {}
        await stage.answer_to(await stage.says("/cancel", **more))
    assert rows(stage.folder, "SELECT DISTINCT status FROM tasks") == [("cancelled",)]


async def test_one_take_can_be_cancelled_by_its_number_and_the_others_come(stage: Stage) -> None:
    clock, stage.knobs.provider_down = MovableClock(), True
    async with stage.bot(clock):
        asked = await stage.says("/veo a red fox --takes 3")
        progress = await stage.answer_to(asked)
        await held_back(stage, clock)
        overview = await stage.answer_to(await stage.says("/tasks"))
        assert number(2, 3) in overview.text
        (second,) = rows(stage.folder, "SELECT id FROM tasks WHERE sequence = 1")[0]
        await stage.answer_to(await stage.says(f"/cancel {second}"))
        stage.knobs.provider_down = False
        await as_time_passes(clock, lambda: len(films(stage, asked)) == 2)
        await stage.until(lambda: tells(stage.now(progress).text, "failed-cancelled"))
    assert number(2, 3) in stage.now(progress).text
    assert len(stage.creates()) == 2


async def test_only_who_asked_cancels_them(stage: Stage) -> None:
    stage.knobs.provider_down = True
    ben, clock = stage.telegram.person("Ben"), MovableClock()
    group = stage.telegram.group("Film club", [stage.anna, ben])
    async with stage.bot(clock):
        asked = await stage.telegram.send(stage.anna, group, "/veo@veogram_bot fox --takes 2")
        progress = await stage.answer_to(asked)
        await held_back(stage, clock)
        refused = await stage.press(progress, words("button-cancel-all"), ben)
        assert tells(refused.text or "", "refusal-not-theirs")
    assert rows(stage.folder, "SELECT DISTINCT status FROM tasks") == [("queued",)]


async def test_a_take_that_fails_is_said_costs_nothing_and_the_others_come(stage: Stage) -> None:
    stage.sandbox.provider.next("safety", on="create")
    async with stage.bot():
        asked = await stage.says("/veo a red fox --takes 3")
        failed = await stage.answer_to(asked, lambda m: "⚠️" in m.text and not is_progress(m))
        made = await all_films(stage, asked, 2)
    assert any(number(place, 3) in failed.text for place in (1, 2, 3))
    assert len(made) == 2
    assert rows(stage.folder, "SELECT videos FROM totals WHERE scope = 'user'") == [(2,)]


async def test_a_lost_take_alone_is_bought_again(stage: Stage) -> None:
    clock = MovableClock()
    async with stage.bot(clock):
        await stage.answer_to(await stage.says("/help"))
        lose_the_next_purchase(stage)
        asked = await stage.says("/veo a red fox --takes 3")
        await stage.until(lambda: len(films(stage, asked)) == 2)
        question = await question_about(stage, clock, asked)
        assert any(number(place, 3) in question.text for place in (1, 2, 3))
        await stage.press(question, words("button-rebuy"))
        await stage.until(lambda: len(films(stage, asked)) == 3)
        await stage.until(lambda: not stage.shows_progress(asked))
    assert len(stage.creates()) == 3


async def test_a_message_that_is_brought_twice_asks_once(stage: Stage) -> None:
    async with stage.bot():
        asked = await stage.says("/veo a red fox --takes 2")
        stage.telegram.world.send_update("message", asked)
        await all_films(stage, asked, 2)
        await stage.answer_to(await stage.says("/help"))
    assert len(stage.creates()) == 2


async def test_they_outlive_the_bot_with_their_message(stage: Stage) -> None:
    stage.knobs.speed = 20.0
    async with stage.bot():
        asked = await stage.says("/veo a red fox --takes 3")
        progress = await stage.answer_to(asked)
        await stage.bought(3)
    async with stage.bot():
        await all_films(stage, asked, 3)
    assert progress.id not in stage.there()
    await eventually(
        lambda: rows(stage.folder, "SELECT min(outcome_notified) FROM tasks") == [(1,)]
    )
    assert len(stage.creates()) == 3
