"""Buttons under a finished video."""

import re

import pytest

from bot.chat.buttons import ButtonCodec
from bot.veo.catalogue import FAMILIES, SUBSTITUTES
from sandbox.telegram.messages import Message
from tests.journeys.reliability.waiting import eventually, is_all_handled, rows
from tests.journeys.telegram_faults import On, Unheard
from tests.journeys.test_forged_buttons import forged, shown_with
from tests.sentences import tells
from tests.stage import Stage, words


def labels(message: Message) -> list[str]:
    return [button.text for row in message.buttons or () for button in row]


@pytest.mark.parametrize("given", ["", " --seed 7"])
async def test_a_variation_has_a_new_seed_and_is_otherwise_the_same(
    stage: Stage, given: str
) -> None:
    async with stage.bot():
        video = await stage.video_for(await stage.says(f"/veo a red fox --ar 9:16{given}"))
        await stage.press(video, words("button-again"))
        varied = await stage.video_for(video)
    first, second = stage.creates()
    seed = second.pop("seed")
    assert first.pop("seed", None) != seed
    assert first == second
    assert str(seed) in varied.caption


async def test_there_is_one_button_for_a_variation(stage: Stage) -> None:
    async with stage.bot():
        video = await stage.video_for(await stage.says("/veo a red fox"))
    assert [words("button-again") in label for label in labels(video)].count(True) == 1


async def test_a_model_without_seeds_varies_by_itself(stage: Stage) -> None:
    async with stage.bot():
        video = await stage.video_for(await stage.says("/veo a red fox --model veo3.1-lite"))
        await stage.press(video, words("button-again"))
        await stage.video_for(video)
    first, second = stage.creates()
    assert first == second
    assert "seed" not in second


@pytest.mark.parametrize(("verb", "is_same"), [("again", True), ("seed", False)])
async def test_buttons_of_earlier_versions_do_what_they_did(
    stage: Stage, verb: str, is_same: bool
) -> None:
    async with stage.bot():
        video = await stage.video_for(await stage.says("/veo a red fox --seed 7"))
        data = ButtonCodec(stage.sandbox.token).write(stage.chat.id, verb, 1)
        await forged(stage, shown_with(stage, video, data), data)
        await stage.video_for(video)
    first, second = stage.creates()
    assert (first == second) == is_same


@pytest.mark.parametrize(("options", "told"), [("--seed 7", "7"), ("", None)])
async def test_the_caption_names_shape_and_seed_where_one_is_known(
    stage: Stage, options: str, told: str | None
) -> None:
    async with stage.bot():
        video = await stage.video_for(await stage.says(f"/veo a red fox --ar 9:16 {options}"))
    small_print = video.caption.partition("\n\n")[2]
    assert "9:16" in small_print
    seeds = re.findall(r"seed (\d+)", small_print)
    assert seeds == ([told] if told else [])


async def test_a_double_tap_starts_one(stage: Stage) -> None:
    async with stage.bot():
        video = await stage.video_for(await stage.says("/veo a red fox"))
        await stage.press(video, words("button-again"))
        await stage.press(video, words("button-again"))
        await stage.video_for(video)
    assert len(stage.creates()) == 2


async def test_a_double_tap_starts_one_though_the_second_is_handled_when_the_first_is_over(
    stage: Stage, on: On
) -> None:
    async with stage.bot():
        video = await stage.video_for(await stage.says("/veo a red fox"))
        on("answerCallbackQuery", answers := Unheard())
        label = words("button-again")
        async with stage.pressing(video, label), stage.pressing(video, label):
            await stage.video_for(video)
            answers.released.set()
            await eventually(lambda: is_all_handled(stage))
    assert rows(stage.folder, "SELECT count(*) FROM tasks") == [(2,)]


async def test_buttons_work_after_a_restart(stage: Stage) -> None:
    async with stage.bot():
        video = await stage.video_for(await stage.says("/veo a red fox"))
    async with stage.bot():
        await stage.press(video, words("button-again"))
        await stage.video_for(video)
    assert len(stage.creates()) == 2


async def test_in_a_group_each_press_is_the_pressers_own_request(stage: Stage) -> None:
    ben = stage.telegram.person("Ben")
    group = stage.telegram.group("Film club", [stage.anna, ben])
    async with stage.bot(user_daily_limit=1):
        asked = await stage.telegram.send(stage.anna, group, "/veo@veogram_bot a red fox")
        video = await stage.video_for(asked)
        refused = await stage.press(video, words("button-again"))
        assert refused.alert
        assert tells(refused.text or "", "refusal-user-daily")
        taken = await stage.press(video, words("button-again"), ben)
        assert taken.text is None
        await stage.video_for(video)
    assert len(stage.creates()) == 2


async def test_a_stranger_cannot_spend_by_pressing(stage: Stage) -> None:
    ben = stage.telegram.person("Ben")
    group = stage.telegram.group("Film club", [stage.anna, ben])
    async with stage.bot(allowed_users=str(stage.anna.id)):
        asked = await stage.telegram.send(stage.anna, group, "/veo@veogram_bot a red fox")
        video = await stage.video_for(asked)
        refused = await stage.press(video, words("button-again"), ben)
    assert str(ben.id) in (refused.text or "")
    assert len(stage.creates()) == 1


async def test_edit_asks_for_another_prompt_and_keeps_the_rest(stage: Stage) -> None:
    async with stage.bot():
        video = await stage.video_for(await stage.says("/veo a red fox --ar 9:16 --no rain"))
        await stage.press(video, words("button-edit"))
        await stage.answer_to(video, lambda m: "a red fox" in m.text)
        await stage.video_for(await stage.says("a blue fox --no snow"))
    first, second = stage.creates()
    assert (second["prompt"], second["negative_prompt"]) == ("a blue fox", "snow")
    assert second["aspect_ratio"] == first["aspect_ratio"] == "9:16"


async def test_in_a_group_the_answer_to_the_question_is_the_new_prompt(stage: Stage) -> None:
    ben = stage.telegram.person("Ben")
    group = stage.telegram.group("Film club", [stage.anna, ben])
    async with stage.bot():
        asked = await stage.telegram.send(stage.anna, group, "/veo@veogram_bot a red fox")
        video = await stage.video_for(asked)
        await stage.press(video, words("button-edit"), ben)
        question = await stage.answer_to(video, lambda m: "Ben" in m.text)
        answer = await stage.telegram.send(ben, group, "a blue fox", reply_to=question)
        await stage.video_for(answer)
    assert stage.creates()[1]["prompt"] == "a blue fox"


async def test_a_video_of_the_3_1_family_goes_on_as_asked(stage: Stage) -> None:
    async with stage.bot():
        video = await stage.video_for(await stage.says("/veo a red fox --model veo3.1-fast"))
        await stage.press(video, words("button-extend"))
        await stage.answer_to(video, lambda m: tells(m.text, "ask-extend"))
        await stage.video_for(await stage.says("it falls asleep"))
    extended = stage.creates()[1]
    assert extended["model"] == "google/veo3-1-fast-extend-video"
    assert extended["prompt"] == "it falls asleep"
    assert extended["video_url"].startswith(stage.sandbox.provider_url)


async def test_a_video_goes_on_in_its_own_words_at_a_press(stage: Stage) -> None:
    async with stage.bot():
        video = await stage.video_for(await stage.says("/veo a red fox --model veo3.1"))
        await stage.press(video, words("button-extend"))
        question = await stage.answer_to(video, lambda m: tells(m.text, "ask-extend"))
        await stage.press(question, words("button-go-on"))
        await stage.video_for(video)
    assert stage.creates()[1]["prompt"] == "a red fox"


@pytest.mark.parametrize("model", ["veo3-fast", "veo2", "veo3.1-lite"])
async def test_a_video_of_another_family_goes_on_with_the_first_that_can(
    stage: Stage, model: str
) -> None:
    async with stage.bot():
        video = await stage.video_for(await stage.says(f"/veo a red fox --model {model}"))
        await stage.press(video, words("button-extend"))
        question = await stage.answer_to(video, lambda m: tells(m.text, "ask-extend"))
        assert FAMILIES[SUBSTITUTES[0]].title in question.text
        await stage.press(question, words("button-go-on"))
        await stage.until(lambda: len(stage.creates()) == 2)
        longer = await stage.video_for(video)
    assert stage.creates()[1]["model"] == "google/veo3-1-fast-extend-video"
    assert "+7" in longer.caption


async def test_the_link_button_gives_a_link_that_works(stage: Stage) -> None:
    async with stage.bot():
        video = await stage.video_for(await stage.says("/veo a red fox"))
        await stage.press(video, words("button-link"))
        answer = await stage.answer_to(video, lambda m: tells(m.text, "link"))
    assert f'href="{stage.sandbox.provider_url}/files/' in answer.html


async def test_the_share_button_opens_a_chat_of_ones_choice_with_the_video(stage: Stage) -> None:
    async with stage.bot():
        video = await stage.video_for(await stage.says("/veo a red fox"))
        share = next(
            b for row in video.buttons or () for b in row if b.text == words("button-share")
        )
        results = await stage.telegram.inline(stage.anna, share.switch_inline or "")
    assert [result.title for result in results] == ["a red fox"]
