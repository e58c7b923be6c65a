"""A press counts only for a button of this chat, from somebody whom it is meant for."""

import pytest

from sandbox.telegram.messages import Message
from tests.journeys.trust.conftest import Bot
from tests.journeys.trust.sending import data_under, forged
from tests.sentences import tells
from tests.stage import Stage, jpeg

VEO = "/veo@veogram_bot"


async def test_the_data_of_ones_videos_show_a_stranger_nothing(stage: Stage, bot: Bot) -> None:
    eve = stage.telegram.person("Eve")
    eves = stage.telegram.private(eve)
    async with bot():
        video = await stage.video_for(await stage.says("/veo my secret --model veo3.1-fast"))
        shown = await stage.answer_to(await stage.telegram.send(eve, eves, "/help"))
        unsigned = [f"{verb}:1" for verb in ("link", "edit", "extend", "again", "seed", "show")]
        for data in (*data_under(video), *unsigned):
            answer = await forged(stage, eve, shown, data)
            assert tells(answer.text or "", "refusal-button-expired")
        await stage.answer_to(await stage.telegram.send(eve, eves, "/tasks"))
    ours = [m.text_or_caption for m in stage.telegram.messages(eves) if m.sender is None]
    assert not any("secret" in text or "http" in text for text in ours)
    assert len(stage.creates()) == 1


async def test_data_of_another_message_of_the_chat_do_nothing(stage: Stage, bot: Bot) -> None:
    async with bot():
        video = await stage.video_for(await stage.says("/veo a red fox"))
        settings = await stage.answer_to(await stage.says("/settings"))
        answers = [await forged(stage, stage.anna, settings, d) for d in data_under(video)]
        await stage.answer_to(await stage.says("/help"))
    assert all(tells(answer.text or "", "refusal-button-expired") for answer in answers)
    assert len(stage.creates()) == 1


async def test_whoever_is_not_allowed_here_presses_no_button_at_all(stage: Stage, bot: Bot) -> None:
    eve = stage.telegram.person("Eve")
    group = stage.telegram.group("Film club", [stage.anna, eve], admins=[eve])
    stage.sandbox.provider.next("video", on="create")
    stage.sandbox.provider.next("stuck", on="create")

    async def answer_to(text: str, photo: bytes | None = None) -> Message:
        asked = await stage.telegram.send(stage.anna, group, text, photo=photo)
        return await stage.answer_to(asked)

    async with bot(allowed_users=str(stage.anna.id)):
        asked = await stage.telegram.send(stage.anna, group, f"{VEO} a red fox")
        shown = [await stage.video_for(asked), await answer_to(f"{VEO} a bear")]
        await stage.bought(2)
        texts = ("/settings@veogram_bot", "/history@veogram_bot", "/tasks@veogram_bot")
        shown += [await answer_to(text) for text in texts]
        shown.append(await answer_to(VEO, photo=jpeg()))
        before = [stage.now(message) for message in shown[2:]]
        answers = [
            await stage.telegram.press(eve, message, data)
            for message in shown
            for data in data_under(stage.now(message))
        ]
        await stage.answer_to(await stage.says("/help"))
    assert len(answers) > 15
    assert all(str(eve.id) in (answer.text or "") for answer in answers)
    assert [stage.now(message) for message in shown[2:]] == before
    assert len(stage.creates()) == 2


async def test_a_huge_number_in_made_up_data_holds_up_nobody(stage: Stage, bot: Bot) -> None:
    async with bot():
        shown = await stage.answer_to(await stage.says("/help"))
        for number in (10**15, 10**20, 10**40):
            answer = await forged(stage, stage.anna, shown, f"link:{number}")
            assert tells(answer.text or "", "refusal-button-expired")
        await stage.answer_to(await stage.says("/tasks"))


@pytest.mark.parametrize("offset", ["9" * 15, "9" * 40, "-1", "\u0663"])
async def test_an_offset_that_we_never_gave_is_answered_from_the_start(
    stage: Stage, bot: Bot, offset: str
) -> None:
    async with bot():
        await stage.video_for(await stage.says("/veo a red fox"))
        found = await stage.found("fox", offset=offset)
    assert [result.title for result in found] == ["a red fox"]


async def test_a_private_chat_serves_its_own_person_alone(stage: Stage, bot: Bot) -> None:
    ben = stage.telegram.person("Ben")
    async with bot():
        video = await stage.video_for(await stage.says("/veo a red fox"))
        settings = await stage.answer_to(await stage.says("/settings"))
        answers = [
            await stage.telegram.press(ben, message, data)
            for message in (video, settings)
            for data in data_under(message)
        ]
        await stage.answer_to(await stage.says("/help"))
    assert len(answers) > 8
    assert all(tells(answer.text or "", "refusal-not-a-member") for answer in answers)
    assert stage.now(settings).html == settings.html
    assert len(stage.creates()) == 1
