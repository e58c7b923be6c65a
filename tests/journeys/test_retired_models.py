"""A model leaves the catalogue while a video of it is in the making."""

import math

from tests.clock import MovableClock
from tests.journeys.reliability.waiting import change
from tests.sentences import tells
from tests.stage import Stage, words

TITLE = "Veo of Yore"
RETIRE = f"""
UPDATE tasks SET model_id = 'google/veo-of-yore', request = json_set(
    request, '$.model_id', 'google/veo-of-yore', '$.family', 'yore', '$.title', '{TITLE}'
)
"""


async def test_a_video_of_a_retired_model_is_delivered_and_shown_and_cannot_be_bought_again(
    stage: Stage,
) -> None:
    clock = MovableClock()
    async with stage.bot(clock):
        asked = await stage.says("/veo a red fox")
        await stage.bought()
        (generation,) = stage.sandbox.provider.generations.values()
        generation.finishes_at, finishes_at = math.inf, generation.finishes_at
        await change(stage, RETIRE)
        tasks = await stage.answer_to(await stage.says("/tasks"))
        generation.finishes_at = finishes_at
        clock.advance(60)
        video = await stage.video_for(asked)
        history = await stage.answer_to(await stage.says("/history"))
        found = await stage.found("fox")
        again = await stage.press(video, words("button-again"))
    assert TITLE in tasks.text
    assert TITLE in (video.caption or "")
    assert TITLE in history.text
    assert len(found) == 1
    assert tells(again.text or "", "refusal-model-retired")
    assert len(stage.creates()) == 1


async def test_new_words_for_a_video_of_a_retired_model_are_refused_in_words(stage: Stage) -> None:
    async with stage.bot():
        video = await stage.video_for(await stage.says("/veo a red fox"))
        await change(stage, RETIRE)
        await stage.press(video, words("button-edit"))
        await stage.answer_to(video, lambda m: tells(m.text, "ask-edit"))
        answer = await stage.answer_to(await stage.says("a blue fox"))
    assert tells(answer.text, "refusal-model-retired")
    assert len(stage.creates()) == 1
