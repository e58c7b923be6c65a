"""`@bot ...` typed anywhere offers to make a video of it."""

from tests.journeys.guests.elsewhere import elsewhere, filmed, offered
from tests.stage import Stage


async def test_the_chosen_offer_becomes_the_video_when_its_button_is_pressed(stage: Stage) -> None:
    chat = elsewhere(stage)
    async with stage.bot():
        message = await offered(stage, chat, "a red fox")
        await stage.press(message, "Make it")
        video = await filmed(stage, message)
    assert video.caption.startswith("a red fox")
    assert len(stage.creates()) == 1
