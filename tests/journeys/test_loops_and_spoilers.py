"""``--loop``, ``--spoiler``, and a quote as the prompt."""

import pytest

from sandbox.telegram.call import Call
from sandbox.telegram.errors import bad_request
from sandbox.telegram.methods import METHODS
from sandbox.telegram.world import World
from tests.journeys.test_confirmations import MAKE
from tests.journeys.trust.sending import labels
from tests.sentences import tells
from tests.stage import Stage, jpeg, words


async def test_a_loop_begins_and_ends_with_the_picture(stage: Stage) -> None:
    async with stage.bot():
        await stage.video_for(await stage.says("/veo it waves --loop", photo=jpeg()))
    (body,) = stage.creates()
    assert body["image_url"] == body["last_image_url"]
    assert len(stage.requests("getFile")) == 1


@pytest.mark.parametrize("words_", ["/veo it waves --loop", "/veo --loop"])
async def test_a_loop_without_a_picture_is_told_what_it_needs(stage: Stage, words_: str) -> None:
    async with stage.bot():
        assert await stage.refused(words_) == words("refusal-loop-needs-picture")


async def test_a_loop_keeps_being_one_when_it_is_edited(stage: Stage) -> None:
    async with stage.bot():
        video = await stage.video_for(await stage.says("/veo it waves --loop", photo=jpeg()))
        await stage.press(video, words("button-edit"))
        await stage.answer_to(video, lambda m: tells(m.text, "ask-edit"))
        await stage.video_for(await stage.says("it dances"))
    bodies = stage.creates()
    assert bodies[1]["image_url"] == bodies[1]["last_image_url"]
    assert bodies[1]["prompt"] == "it dances"


async def test_a_spoiler_covers_the_video_each_time_it_is_shown(stage: Stage) -> None:
    async with stage.bot():
        asked = await stage.says("/veo a surprise --spoiler")
        video = await stage.video_for(asked)
        assert video.spoiler
        history = await stage.answer_to(await stage.says("/history"))
        await stage.press(history, "1")
        await stage.until(lambda: len(stage.requests("sendVideo")) == 2)
        await stage.press(video, words("button-again"))
        again = await stage.video_for(video)
        plain = await stage.video_for(await stage.says("/veo a red fox"))
    assert again.spoiler
    assert not plain.spoiler
    shown = [m for m in stage.telegram.messages(stage.chat) if m.sender is None and m.video]
    assert [m.spoiler for m in shown] == [True, True, True, False]


async def test_what_cannot_be_covered_comes_uncovered(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuses(_world: World, _call: Call) -> None:
        raise bad_request("wrong type of the web page content")

    monkeypatch.setitem(METHODS, "sendVideo", refuses)
    async with stage.bot():
        asked = await stage.says("/veo a surprise --spoiler")
        document = await stage.answer_to(asked, lambda m: m.document is not None)
    assert not document.spoiler


async def test_a_silent_surprise_is_covered_too(stage: Stage) -> None:
    async with stage.bot():
        video = await stage.video_for(await stage.says("/veo a fox --model veo2 --spoiler"))
        history = await stage.answer_to(await stage.says("/history"))
        await stage.press(history, "1")
        await stage.until(lambda: len(stage.requests("sendAnimation")) == 1)
    assert video.animation
    assert video.spoiler
    assert stage.telegram.messages(stage.chat)[-1].spoiler


async def test_what_goes_on_from_a_surprise_is_covered(stage: Stage) -> None:
    async with stage.bot():
        video = await stage.video_for(await stage.says("/veo a fox --model veo3.1-fast --spoiler"))
        longer = await stage.video_for(await stage.says("/veo it runs", reply_to=video))
    assert longer.spoiler


async def test_a_quote_is_the_prompt_where_the_command_stands_alone(stage: Stage) -> None:
    ben = stage.telegram.person("Ben")
    group = stage.telegram.group("Film club", [stage.anna, ben])
    async with stage.bot():
        said = await stage.telegram.send(ben, group, "I dreamt of a red fox in the snow.")
        asked = await stage.telegram.send(
            stage.anna, group, "/veo@veogram_bot --ar 9:16", reply_to=said, quote="a red fox"
        )
        await stage.video_for(asked)
    (body,) = stage.creates()
    assert (body["prompt"], body["aspect_ratio"]) == ("a red fox", "9:16")


async def test_a_quote_of_a_command_is_its_words(stage: Stage) -> None:
    async with stage.bot():
        said = await stage.says("/veo a red fox")
        await stage.video_for(said)
        again = await stage.says("/veo", reply_to=said, quote="/veo a red fox")
        await stage.video_for(again)
    assert [body["prompt"] for body in stage.creates()] == ["a red fox"] * 2


async def test_options_that_stand_in_a_quote_are_offered_and_never_obeyed(stage: Stage) -> None:
    ben = stage.telegram.person("Ben")
    group = stage.telegram.group("Film club", [stage.anna, ben])
    async with stage.bot(user_active_limit=0):
        said = await stage.telegram.send(ben, group, "a fox --takes 4 --model veo3")
        asked = await stage.telegram.send(
            stage.anna, group, "/veo@veogram_bot", reply_to=said, quote=said.text
        )
        offer = await stage.answer_to(asked)
        assert tells(offer.text, "offer-takes")
        assert "a fox" in offer.text
        assert stage.creates() == []
        assert not any(label == MAKE for label in labels(offer))


async def test_own_words_come_before_a_quote(stage: Stage) -> None:
    group = stage.telegram.group("Film club", [stage.anna])
    async with stage.bot():
        said = await stage.telegram.send(stage.anna, group, "a red fox", photo=jpeg())
        asked = await stage.telegram.send(
            stage.anna, group, "/veo@veogram_bot a hen", reply_to=said, quote="a red fox"
        )
        await stage.video_for(asked)
    assert stage.creates()[0]["prompt"] == "a hen"


async def test_a_reply_to_words_without_a_quote_is_told_as_before(stage: Stage) -> None:
    async with stage.bot():
        said = await stage.says("/tasks")
        refused = await stage.refused("/veo a hen", reply_to=said)
        assert refused == words("refusal-no-picture-there")
        quoted = await stage.refused("/veo a hen", reply_to=said, quote="/tasks")
        assert quoted == words("refusal-no-picture-there")


async def test_a_quote_with_a_picture_moves_the_picture(stage: Stage) -> None:
    async with stage.bot():
        album = await stage.telegram.send(
            stage.anna, stage.telegram.group("Club", [stage.anna]), "she turns", photo=jpeg()
        )
        asked = await stage.telegram.send(
            stage.anna, album.chat, "/veo@veogram_bot", reply_to=album, quote="she turns"
        )
        await stage.video_for(asked)
    (body,) = stage.creates()
    assert (body["prompt"], "image_url" in body) == ("she turns", True)


async def test_a_quote_that_is_too_long_is_refused(stage: Stage) -> None:
    async with stage.bot():
        said = await stage.says("x" * 1024)
        bad = await stage.says("/veo --no " + "y" * 2001, reply_to=said, quote="x" * 1024)
        assert tells((await stage.answer_to(bad)).text, "refusal-prompt-too-long")
    assert stage.creates() == []
