"""What a mended message has led to stands, though its words were not heard at once."""

from tests.clock import MovableClock
from tests.journeys.reliability.conftest import Bot
from tests.journeys.reliability.waiting import all_handled, eventually, rows
from tests.journeys.telegram_faults import Broken, On
from tests.sentences import tells
from tests.stage import Stage, words


async def test_what_mended_a_message_is_not_mended_again_though_it_was_heard_late(
    stage: Stage, bot: Bot, clock: MovableClock, on: On
) -> None:
    sending = Broken()
    on("sendMessage", sending)
    async with bot():
        asked = await stage.says("a red fox --sed 7")
        await stage.answer_to(asked)
        sending.is_down = True
        await stage.telegram.edit(asked, "a red fox")
        await eventually(lambda: sending.refused)
        sending.is_down = False
        await all_handled(stage, clock)
        offer = await stage.answer_to(asked, lambda m: tells(m.text, "offer"))
        await stage.press(offer, words("button-make"))
        await stage.telegram.edit(asked, "/veo a blue fox")
        await stage.video_for(await stage.says("/veo the last"))
    assert [body["prompt"] for body in stage.creates()] == ["a red fox", "the last"]


async def test_an_edit_whose_refusal_was_heard_late_can_be_mended_in_turn(
    stage: Stage, bot: Bot, clock: MovableClock, on: On
) -> None:
    sending = Broken()
    on("sendMessage", sending)
    async with bot():
        asked = await stage.says("/veo a red fox --sed 7")
        await stage.answer_to(asked)
        sending.is_down = True
        await stage.telegram.edit(asked, "/veo a red fox --seed")
        await eventually(lambda: sending.refused)
        sending.is_down = False
        await stage.telegram.edit(asked, "/veo a red fox")
        await stage.video_for(asked)
        await all_handled(stage, clock)
        assert rows(stage.folder, "SELECT * FROM refused_messages") == []
    assert [body["prompt"] for body in stage.creates()] == ["a red fox"]
