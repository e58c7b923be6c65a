"""Clients can send any data for any message of ours: only what we made for that chat counts."""

from bot.chat.buttons import ButtonCodec
from sandbox.telegram.keyboards import Button
from sandbox.telegram.messages import Message
from sandbox.telegram.queries import CallbackAnswer
from tests.sentences import tells
from tests.stage import Stage

FORGED = (
    *("again:1:AAAAAAAAAAAA", "again:2", "again:", "again", ":", "", "make:1", "rebuy:1", "set:0"),
    *("again:99999999999999999999:x", "cancel:1:é", "page:0:1", "nonsense"),
)


def data_under(message: Message) -> list[str]:
    return [button.data for row in message.buttons or () for button in row if button.data]


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
        shown = await stage.answer_to(await stage.says("/help"))
        refused = await forged(stage, shown, "again:1")
        await forged(stage, video, "again:1")
        await stage.video_for(video)
    assert tells(refused.text or "", "refusal-button-expired")
    assert len(stage.creates()) == 2


async def test_readers_of_a_channel_cannot_buy_with_unsigned_data(stage: Stage) -> None:
    channel = stage.telegram.channel("News", admins=[stage.anna])
    async with stage.bot():
        asked = await stage.telegram.send(stage.anna, channel, "/veo a red fox")
        video = await stage.video_for(asked)
        answers = [await forged(stage, video, f"{verb}:1") for verb in ("again", "seed", "edit")]
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
