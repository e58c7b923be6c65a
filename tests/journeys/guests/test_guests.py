"""`@bot ...` in a chat that the bot is no member of."""

from tests.journeys.guests.elsewhere import answered, calls, elsewhere, filmed
from tests.stage import Stage


async def test_the_answer_shows_the_progress_and_becomes_the_video(stage: Stage) -> None:
    chat = elsewhere(stage)
    async with stage.bot():
        asked = await calls(stage, chat, "a red fox --duration 4")
        progress = await answered(stage, asked)
        assert progress.text.startswith("🎬")
        video = await filmed(stage, progress)
    assert video.caption.startswith("a red fox")
    (made,) = stage.creates()
    assert (made["prompt"], made["duration"]) == ("a red fox", 4)
    assert len(stage.there()) == 0
