"""Clients can send any data for any message of ours: only what we made for that chat counts."""

import pytest

from bot.chat.buttons import ButtonCodec
from sandbox.telegram.keyboards import Button, Keyboard
from sandbox.telegram.messages import Message
from sandbox.telegram.queries import CallbackAnswer
from tests.sentences import tells
from tests.stage import Stage, jpeg, words

FORGED = (
    *("again:1:AAAAAAAAAAAA", "again:2", "again:", "again", ":", "", "make:1", "rebuy:1", "set:0"),
    *("again:99999999999999999999:x", "cancel:1:é", "page:0:1", "nonsense"),
)


def data_under(message: Message) -> list[str]:
    return [button.data for row in message.buttons or () for button in row if button.data]


def shown_with(stage: Stage, message: Message, *data: str) -> Message:
    """Return a message of the bot's with other buttons under it, such as version 0.1.0 made."""
    raw = [{"text": each, "callback_data": each} for each in data]
    row = tuple(Button(each, data=each, raw=button) for each, button in zip(data, raw, strict=True))
    return stage.telegram.world.change(message, keyboard=Keyboard((row,)))


async def forged(stage: Stage, message: Message, data: str) -> CallbackAnswer:
    """Let Anna's client send made-up data for a message of the bot's."""
    return await stage.telegram.press(stage.anna, message, Button("", data=data))


async def test_made_up_data_do_nothing(stage: Stage) -> None:
    async with stage.bot():
        shown = await stage.answer_to(await stage.says("/help"))
        answers = [await forged(stage, shown, data) for data in FORGED]
    assert all(tells(answer.text or "", "refusal-button-expired") for answer in answers)
    assert stage.creates() == []


async def test_buttons_of_another_chat_do_nothing(stage: Stage) -> None:
    ben = stage.telegram.person("Ben")
    bens = stage.telegram.private(ben)
    stage.sandbox.provider.next("video", on="create")
    stage.sandbox.provider.next("stuck", on="create")
    async with stage.bot(user_active_limit=0):
        video = await stage.video_for(await stage.telegram.send(ben, bens, "/veo a red fox"))
        progress = await stage.answer_to(await stage.telegram.send(ben, bens, "/veo a bear"))
        await stage.bought(2)
        shown = await stage.answer_to(await stage.says("/help"))
        replayed = [*data_under(video), *data_under(progress)]
        answers = [await forged(stage, shown, data) for data in replayed]
    assert len(replayed) > 4
    assert all(tells(answer.text or "", "refusal-button-expired") for answer in answers)
    assert len(stage.creates()) == 2
    assert stage.now(progress).buttons


async def test_data_signed_with_another_token_do_nothing(stage: Stage) -> None:
    async with stage.bot():
        video = await stage.video_for(await stage.says("/veo a red fox"))
        data = ButtonCodec("7:another").write(stage.chat.id, "again", 1)
        answer = await forged(stage, video, data)
    assert tells(answer.text or "", "refusal-button-expired")
    assert len(stage.creates()) == 1


async def test_unsigned_buttons_of_the_first_version_serve_under_their_own_message_alone(
    stage: Stage,
) -> None:
    async with stage.bot():
        video = await stage.video_for(await stage.says("/veo a red fox"))
        elsewhere = await stage.answer_to(await stage.says("/help"))
        refused = await forged(stage, shown_with(stage, elsewhere, "again:1"), "again:1")
        await forged(stage, shown_with(stage, video, "again:1"), "again:1")
        await stage.video_for(video)
    assert tells(refused.text or "", "refusal-button-expired")
    assert len(stage.creates()) == 2


async def test_data_of_a_button_that_its_message_does_not_show_do_nothing(stage: Stage) -> None:
    async with stage.bot():
        video = await stage.video_for(await stage.says("/veo a red fox"))
        elsewhere = await stage.video_for(await stage.says("/veo a bear"))
        again, *_ = data_under(video)
        answers = [await forged(stage, elsewhere, data) for data in (again, "again:1", "again:2")]
    assert all(tells(answer.text or "", "refusal-button-expired") for answer in answers)
    assert len(stage.creates()) == 2


@pytest.mark.parametrize("answer", ["goon:1:1", "goon:1:99999999999999999999", "goon:1:x"])
async def test_unsigned_data_cannot_continue_anothers_video(stage: Stage, answer: str) -> None:
    ben = stage.telegram.person("Ben")
    bens = await stage.telegram.send(ben, stage.telegram.private(ben), "/veo very private")
    async with stage.bot():
        await stage.video_for(bens)
        mine = await stage.video_for(await stage.says("/veo a fox --model veo3.1"))
        await stage.press(mine, words("button-extend"))
        question = await stage.answer_to(mine, lambda m: tells(m.text, "ask-extend"))
        assert data_under(question)[0].startswith("goon:1:2:")
        told = await forged(stage, shown_with(stage, question, answer), answer)
        await stage.video_for(await stage.says("/veo a bear"))
    assert tells(told.text or "", "refusal-button-expired")
    assert len(stage.creates()) == 3


@pytest.mark.parametrize(
    "answer", ["make:1:AAAAAAAAAAAA", "motion:1:none", "motion:1", "motion:1:closer:2", "goon:1:2"]
)
async def test_unsigned_data_that_no_button_ever_held_do_nothing(
    stage: Stage, answer: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with stage.bot():
        question = await stage.answer_to(await stage.says("", photo=jpeg()))
        told = await forged(stage, shown_with(stage, question, answer), answer)
        await stage.video_for(await stage.says("/veo a bear"))
    assert tells(told.text or "", "refusal-button-expired")
    assert len(stage.creates()) == 1
    assert "bug" not in caplog.text


async def test_a_member_cannot_turn_anothers_message_into_their_history(stage: Stage) -> None:
    ben = stage.telegram.person("Ben")
    group = stage.telegram.group("Film club", [stage.anna, ben])
    async with stage.bot(user_active_limit=0):
        for number in range(6):
            asked = await stage.telegram.send(ben, group, f"/veo@veogram_bot film {number}")
            await stage.video_for(asked)
        page = await stage.answer_to(await stage.telegram.send(ben, group, "/history@veogram_bot"))
        turn = next(data for data in data_under(page) if data.startswith("page:"))
        settings = await stage.answer_to(
            await stage.telegram.send(stage.anna, group, "/settings@veogram_bot")
        )
        told = await stage.telegram.press(ben, settings, Button("", data=turn))
    assert tells(told.text or "", "refusal-button-expired")
    assert stage.now(settings).text == settings.text


async def test_a_moved_groups_question_is_answered_at_the_message_that_is_pressed(
    stage: Stage,
) -> None:
    group = stage.telegram.group("Film club", [stage.anna], supergroup=False)
    async with stage.bot():
        for number in range(3):
            await stage.telegram.send(stage.anna, group, f"chatter {number}")
        photo = await stage.telegram.send(stage.anna, group, "/veo@veogram_bot", photo=jpeg())
        motion, *_ = data_under(await stage.answer_to(photo))
        moved = stage.telegram.migrate(group)
        for number in range(photo.id + 1):
            await stage.telegram.send(stage.anna, moved, f"new chatter {number}")
        asked = await stage.telegram.send(stage.anna, moved, "/help@veogram_bot")
        shown = shown_with(stage, await stage.answer_to(asked), motion)
        await forged(stage, shown, motion)
        await stage.video_for(shown)
    assert len(stage.creates()) == 1


async def test_readers_of_a_channel_cannot_buy_with_unsigned_data(stage: Stage) -> None:
    channel = stage.telegram.channel("News", admins=[stage.anna])
    async with stage.bot():
        asked = await stage.telegram.send(stage.anna, channel, "/veo a red fox")
        video = await stage.video_for(asked)
        unsigned = [f"{verb}:1" for verb in ("again", "seed", "edit")]
        shown = shown_with(stage, video, *unsigned)
        answers = [await forged(stage, shown, data) for data in unsigned]
    assert all(tells(answer.text or "", "refusal-button-expired") for answer in answers)
    assert len(stage.creates()) == 1


async def test_buttons_serve_on_when_their_group_has_become_a_supergroup(stage: Stage) -> None:
    group = stage.telegram.group("Film club", [stage.anna], supergroup=False)
    async with stage.bot():
        asked = await stage.telegram.send(stage.anna, group, "/veo@veogram_bot a red fox")
        again, *_ = data_under(await stage.video_for(asked))
        moved = stage.telegram.migrate(group)
        asked = await stage.telegram.send(stage.anna, moved, "/help@veogram_bot")
        shown = await stage.answer_to(asked)
        await forged(stage, shown, again)
        await stage.video_for(shown)
    assert len(stage.creates()) == 2
