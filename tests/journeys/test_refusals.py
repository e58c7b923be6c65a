"""Refusals in words: nothing is bought, nothing crashes, every `/veo` gets an answer."""

import pytest

from bot.texts import texts_for
from bot.veo.catalogue import FAMILIES
from tests.clock import MovableClock
from tests.journeys.reliability.waiting import let_fail
from tests.sentences import tells
from tests.stage import Stage, jpeg, words

FAST = "Veo 3 Fast"


def one_of(*values: str) -> str:
    return texts_for("en").choice(values)


def bad(option: str, value: str, allowed: str, model: str = "none") -> str:
    return words("refusal-bad-value", option=option, value=value, allowed=allowed, model=model)


def unknown(name: str, suggestion: str = "none") -> str:
    return words("refusal-unknown-option", name=name, suggestion=suggestion)


def only_with(option: str, *names: str) -> str:
    return words("refusal-option-not-supported", option=option, names=one_of(*names) or "none")


def all_but(*names: str) -> list[str]:
    return [name for name in FAMILIES if name not in names]


REFUSALS = {
    "a --seeed 7": unknown("--seeed", "--seed"),
    "a —durration 7": unknown("--durration", "--duration"),
    "a --zzz": unknown("--zzz"),
    "a --нет дождя": unknown("--нет"),
    "a --seed": words("refusal-missing-value", option="--seed"),
    "a --no --raw": words("refusal-missing-value", option="--no"),
    "a --model sora": bad("--model", "sora", one_of(*FAMILIES)),
    "a --ar 4:3": bad("--ar", "4:3", one_of("16:9", "9:16")),
    "a --res 4k": bad("--res", "4k", one_of("720p", "1080p")),
    "a --seed x": bad("--seed", "x", "0…4294967295"),
    "a --seed 4294967296": bad("--seed", "4294967296", "0…4294967295"),
    "a --duration long": bad("--duration", "long", one_of(*"45678")),
    "a --duration 5": bad("--duration", "5", one_of(*"468"), FAST),
    "a --duration 4 --model veo2": bad("--duration", "4", one_of(*"5678"), "Veo 2"),
    "a --res 1080p --model veo2": only_with("--res", *all_but("veo2")),
    "a --fix off": only_with("--fix", "veo3.1-fast", "veo3.1"),
    "a --people off": only_with("--people", "veo3.1-lite"),
    "a --seed 1 --model veo3.1-lite": only_with(
        "--seed", *all_but("veo3.1-lite", "veo3.1-lite-preview")
    ),
    "fox " * 501: words("refusal-prompt-too-long", length=2003, limit=2000),
    "a --no " + "x" * 2001: words("refusal-prompt-too-long", length=2001, limit=2000),
}


async def test_each_wrong_request_is_answered_with_what_would_be_right(stage: Stage) -> None:
    async with stage.bot():
        answers = {text: await stage.refused(f"/veo {text}") for text in REFUSALS}
    assert answers == REFUSALS


async def test_an_empty_prompt_in_private_asks_what_the_video_shall_show(stage: Stage) -> None:
    async with stage.bot():
        for text in ("/veo", "/veo  \n --seed 7"):
            assert (await stage.refused(text)).startswith(words("ask-prompt"))


async def test_an_empty_prompt_in_a_group_asks_too_and_a_reply_is_the_prompt(
    stage: Stage,
) -> None:
    club = stage.telegram.group("Film club", [stage.anna])
    async with stage.bot():
        asked = await stage.telegram.send(stage.anna, club, "/veo@veogram_bot --seed 7")
        question = await stage.answer_to(asked)
        assert question.html.startswith(words("ask-prompt-in-group", username="veogram_bot"))
        reply = await stage.telegram.send(stage.anna, club, "a red fox", reply_to=question)
        await stage.video_for(reply)
    assert [(body["prompt"], body["seed"]) for body in stage.creates()] == [("a red fox", 7)]


async def test_examples_in_groups_name_the_bot(stage: Stage) -> None:
    club = stage.telegram.group("Film club", [stage.anna])
    async with stage.bot(still_model="google/gemini"):
        asked = await stage.telegram.send(stage.anna, club, "/veo@veogram_bot")
        question = await stage.answer_to(asked)
        reply = await stage.telegram.send(stage.anna, club, "--seed 7", reply_to=question)
        empty = await stage.answer_to(reply)
        asked = await stage.telegram.send(stage.anna, club, "/still@veogram_bot")
        still = await stage.answer_to(asked)
    assert empty.html == words("refusal-empty-prompt", address="@veogram_bot")
    assert still.html == words("refusal-empty-still", address="@veogram_bot")


async def test_a_picture_with_wrong_options_is_refused_too(stage: Stage) -> None:
    async with stage.bot():
        said = await stage.refused("/veo it runs --model veo3.1 --seed 7", photo=jpeg())
    assert said == only_with("--seed", "veo3-fast", "veo3", "veo2")


async def test_an_album_with_wrong_options_is_refused_too(stage: Stage) -> None:
    async with stage.bot():
        pictures = [jpeg(), jpeg()]
        sent = await stage.telegram.album(stage.anna, stage.chat, pictures, caption="a --zzz")
        assert (await stage.answer_to(sent[0])).html == unknown("--zzz")
    assert stage.sandbox.provider.requests == []


@pytest.mark.parametrize(
    "text",
    [
        "/veo --<b>x</b> a",
        "/veo <i>a</i> & <script> --ar <b>4:3</b>",
        "/veo a --x<b>",
        "/veo a --seed &lt;",
        "/veo a --model </code>",
        "/veo a --z&amp",
        "/veo " + "🦊" * 1500,
        "/veo a --duration 99999999999999999999",
        "/veo a --seed ١٢",
        "/veo \u200f\u202e a",
        "/veo {$model} %s {0}",
        "/veo a --",
        "/veo a -- --",
        "/veo “”",
        "/veo a --no “”",
        "/veo a --model ''",
    ],
)
async def test_every_veo_gets_an_answer(stage: Stage, text: str) -> None:
    async with stage.bot():
        answer = await stage.answer_to(await stage.says(text))
    assert answer.html != words("refusal-broken")
    assert {entity.type for entity in answer.entities} <= {"code", "bold", "bot_command"}


async def test_what_a_person_wrote_comes_back_as_it_was_written(stage: Stage) -> None:
    async with stage.bot():
        answer = await stage.answer_to(await stage.says("/veo a --ar <b>4:3</b>&amp;"))
        seeed = await stage.answer_to(await stage.says("/veo --seeed<b>x</b> a"))
    assert "<b>4:3</b>&amp;" in answer.text
    assert tells(seeed.text, "refusal-unknown-option")


async def test_a_prompt_in_html_stays_a_prompt_wherever_it_is_shown(stage: Stage) -> None:
    prompt = '<b>a</b> & "fox" </code><a href="tg://user?id=1">x</a>'
    stage.sandbox.provider.next("stuck", on="create")
    async with stage.bot():
        await stage.says(f"/veo {prompt}")
        await stage.bought()
        tasks = await stage.answer_to(await stage.says("/tasks"))
        cancelled = await stage.confirms(await stage.says("/cancel"))
        video = await stage.video_for(await stage.says(f"/veo {prompt}"))
    assert prompt in tasks.text
    assert prompt in cancelled.text
    assert video.caption.startswith(f"{prompt}\n")
    assert {entity.type for entity in video.entities} == {"italic"}
    assert stage.creates()[0]["prompt"] == prompt


async def test_a_bug_of_ours_is_said_in_words_and_shows_no_traceback(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = MovableClock()

    def broken(*_: object) -> None:
        raise ZeroDivisionError("inner workings")

    async with stage.bot(clock):
        with monkeypatch.context() as bug:
            bug.setattr("bot.chat.handlers.generate.choose", broken)
            asked = await stage.says("/veo a fox")
            await let_fail(stage, clock)
            assert (await stage.answer_to(asked)).html == words("refusal-broken")
        await stage.video_for(await stage.says("/veo a fox"))
    said = [m.text_or_caption for m in stage.telegram.messages(stage.chat)]
    assert not any("Traceback" in text or "inner workings" in text for text in said)
