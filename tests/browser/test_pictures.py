"""The pictures of the documents can be taken, and show what they are for."""

import io
from pathlib import Path

import pytest
from PIL import Image

from tests.browser import BROWSER
from tests.browser.chatpage import ChatPage
from tests.browser.pictures.demo import furnish
from tests.browser.pictures.scenes import TOUR
from tests.browser.pictures.teaser import PLAYED, teaser
from tests.stage import Stage

pytestmark = [*BROWSER, pytest.mark.usefixtures("veogram")]
UNHURRIED = 20.0
"""A pace at which progress can be seen."""


async def test_a_newcomer_can_do_all_that_the_tour_does(chat: ChatPage, stage: Stage) -> None:
    stage.knobs.turn({"speed": UNHURRIED})
    await furnish(stage.sandbox)
    sights = set()
    for scene in TOUR.values():
        await scene(chat, stage.sandbox)
        sights.add(await chat.page.screenshot())
    assert len(sights) == len(TOUR)


async def test_the_moving_picture_shows_a_prompt_its_progress_and_a_video(
    chat: ChatPage, stage: Stage, tmp_path: Path
) -> None:
    stage.knobs.turn({"speed": UNHURRIED})
    await teaser(chat, stage.sandbox, tmp_path / "teaser.webp")
    moving = Image.open(io.BytesIO((tmp_path / "teaser.webp").read_bytes()))
    assert getattr(moving, "n_frames", 1) > PLAYED
