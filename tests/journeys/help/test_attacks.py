"""What people and accidents may try: nothing is bought twice, and nobody sees others' things."""

import asyncio

import pytest

from tests.clock import MovableClock
from tests.journeys.help.scene import calls, improved, labels, offered, picture, quiet
from tests.journeys.reliability.waiting import eventually, is_all_handled, rows
from tests.journeys.telegram_faults import On, Unheard
from tests.journeys.test_stale import kept_waiting
from tests.sentences import tells
from tests.stage import Stage, words

TASKS = "SELECT kind, status, words, request FROM tasks ORDER BY id"


async def test_two_presses_at_once_improve_once(stage: Stage) -> None:
    async with stage.bot():
        idea = await stage.says("a red fox")
        offer = await offered(stage, idea)
        stage.knobs.speed = 4.0
        press = words("button-improve")
        await asyncio.gather(*(stage.press(offer, press) for _ in range(3)))
        await improved(stage, idea)
        await quiet(stage, idea)
    assert len(calls(stage)) == 1


@pytest.mark.parametrize("label", ["button-improve", "button-first"])
async def test_a_second_press_that_is_handled_when_the_first_is_over_asks_for_no_more(
    stage: Stage, on: On, label: str
) -> None:
    on("answerCallbackQuery", answers := Unheard())
    async with stage.bot(user_active_limit=0):
        idea = await stage.says("a red fox")
        offer, press = await offered(stage, idea), words(label)
        async with stage.pressing(offer, press), stage.pressing(offer, press):
            await stage.answer_to(idea, lambda m: tells(m.text, "improved") or bool(m.photo))
            await quiet(stage, idea)
            answers.released.set()
            await eventually(lambda: is_all_handled(stage))
    assert len(rows(stage.folder, TASKS)) == 1


async def test_improve_and_draw_under_one_offer_do_not_stand_for_each_other(stage: Stage) -> None:
    stage.knobs.speed = 4.0
    async with stage.bot():
        idea = await stage.says("a red fox")
        offer = await offered(stage, idea)
        await asyncio.gather(
            stage.press(offer, words("button-improve")), stage.press(offer, words("button-first"))
        )
        await improved(stage, idea)
        await picture(stage, idea)
    assert len(calls(stage)) == 2


async def test_two_presses_at_once_buy_one_video(stage: Stage) -> None:
    async with stage.bot():
        asked = await stage.says("/veo a red fox --improve")
        better = await improved(stage, asked)
        await asyncio.gather(*(stage.press(better, "Use it") for _ in range(3)))
        await stage.video_for(asked)
    assert len(stage.creates()) == 1


async def test_own_words_and_better_ones_pressed_at_once_buy_one(stage: Stage) -> None:
    async with stage.bot():
        idea = await stage.says("a red fox")
        offer = await offered(stage, idea)
        await stage.press(offer, words("button-improve"))
        better = await improved(stage, idea)
        await asyncio.gather(stage.press(better, "Use it"), stage.press(offer, "Make it"))
        await stage.video_for(idea)
    assert len(stage.creates()) == 1


async def test_what_was_bought_meanwhile_is_shown_no_better_prompt(stage: Stage) -> None:
    stage.knobs.speed = 2.0
    async with stage.bot():
        idea = await stage.says("a red fox")
        offer = await offered(stage, idea)
        await stage.press(offer, words("button-improve"))
        await eventually(lambda: len(calls(stage)) == 1)
        await stage.press(offer, "Make it")
        stage.knobs.speed = 100.0
        await stage.video_for(idea)
        await quiet(stage, idea)
    assert not any(tells(text, "improved") for text in stage.said())


async def test_a_dropped_question_is_shown_no_better_prompt(stage: Stage) -> None:
    stage.knobs.speed = 2.0
    async with stage.bot():
        idea = await stage.says("a red fox")
        offer = await offered(stage, idea)
        await stage.press(offer, words("button-improve"))
        await eventually(lambda: len(calls(stage)) == 1)
        await stage.press(offer, words("button-cancel"))
        stage.knobs.speed = 100.0
        await quiet(stage, idea)
        assert not stage.now(offer).buttons
    assert not any(tells(text, "improved") for text in stage.said())


async def test_a_better_prompt_that_comes_takes_no_words_from_another_question(
    stage: Stage,
) -> None:
    stage.knobs.speed = 1.0
    async with stage.bot():
        first = await stage.says("/veo a red fox --improve")
        await eventually(lambda: len(calls(stage)) == 1)
        question = await stage.answer_to(await stage.says("/veo"))
        assert tells(question.text, "ask-prompt")
        stage.knobs.speed = 100.0
        await improved(stage, first)
        mine = await stage.says("a blue fox")
        await stage.video_for(mine)
    assert [body["prompt"] for body in stage.creates()] == ["a blue fox"]


@pytest.mark.parametrize("label", ["button-improve", "button-first"])
async def test_a_press_that_comes_late_asks_for_nothing_and_says_so(
    stage: Stage, label: str
) -> None:
    clock = MovableClock()
    async with stage.bot(clock):
        offer = await offered(stage, await stage.says("a red fox"))
    async with kept_waiting(stage, clock, stage.press(offer, words(label))):
        await stage.answer_to(offer, lambda m: tells(m.text, "press-again"))
        assert calls(stage) == []


async def test_what_is_forgotten_goes_with_its_better_prompt_and_its_picture(stage: Stage) -> None:
    async with stage.bot():
        better = await improved(stage, await stage.says("/veo a secret fox --improve"))
        photo = await picture(stage, await stage.says("/still a secret fox"))
        question = await stage.answer_to(await stage.says("/forget"))
        await stage.press(question, labels(question)[0])
        await stage.until(lambda: any(tells(t, "forget-done") for t in stage.said()))
        for message, label in ((better, "Use it"), (photo, "move"), (photo, "Another")):
            answer = await stage.press(message, label)
            assert answer.text
    assert "secret" not in str(rows(stage.folder, TASKS))
    assert "secret" not in str(rows(stage.folder, "SELECT * FROM drafts"))
    assert stage.creates() == []
    assert len(calls(stage)) == 2


async def test_a_picture_is_nothing_to_find_or_share_as_a_video(stage: Stage) -> None:
    async with stage.bot():
        await picture(stage, await stage.says("/still a red fox"))
        for query in ("#1", "fox", ""):
            found = await stage.telegram.inline(stage.anna, query)
            assert [each for each in found if each.type != "article"] == []


async def test_long_words_are_improved_and_shown_within_telegrams_limits(stage: Stage) -> None:
    long = "<&>😀" * 400
    async with stage.bot():
        asked = await stage.says(f"/veo {long} --improve")
        await improved(stage, asked)
        photo = await picture(stage, await stage.says(f"/still {long}"))
        assert len((photo.caption or "").encode("utf-16-le")) <= 2 * 1024


async def test_nobody_reads_the_words_of_a_video_that_has_come_without_them(stage: Stage) -> None:
    ben = stage.telegram.person("Ben")
    async with stage.bot():
        video = await stage.video_for(await stage.says("/veo a secret red fox"))
        group = stage.telegram.group("Elsewhere", [stage.anna, ben])
        passed_on = await stage.telegram.forward(stage.anna, video, group)
        asked = await stage.telegram.send(ben, group, "/veo@veogram_bot", reply_to=passed_on)
        question = await stage.answer_to(asked)
        assert tells(question.text, "ask-motion")
        assert not any(label.startswith(words("button-as-is")) for label in labels(question))
