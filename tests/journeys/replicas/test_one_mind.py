"""What one process writes the others respect at once, and a button works wherever it is pressed."""

import pytest

from tests.journeys.admins import admin
from tests.journeys.replicas.scene import Scene
from tests.sentences import tells
from tests.stage import words

pytestmark = pytest.mark.timeout(300)


async def test_what_one_process_decides_holds_at_the_others_at_once(scene: Scene) -> None:
    stage = scene.stage
    anna, dora = stage.anna.id, admin(stage)
    scene.env = {"ADMIN_USERS": str(dora.person.id)}
    one, other = await scene.up(2)
    async with scene.only(one):
        offer = await stage.answer_to(await stage.says("a red fox jumps"))
        await dora.says(f"/deny {anna}")
    async with scene.only(other):
        refused = await stage.answer_to(await stage.says("/veo a fox"))
        assert tells(refused.text, "refusal-denied")
        await dora.says(f"/allow {anna}")
        menu = await stage.answer_to(await stage.says("/settings"))
        await stage.press(menu, words("settings-duration"))
    async with scene.only(one):
        await stage.press(stage.now(menu), "4")
        await dora.says(f"/budget {anna} 0.01")
    async with scene.only(other):
        await stage.press(offer, words("button-make"))
        refused = await stage.answer_to(await stage.says("/veo a fox"))
        assert tells(refused.text, "refusal-above-budget")
        await dora.says(f"/budget {anna} off")
    assert stage.creates() == []
    async with scene.only(one):
        await stage.video_for(await stage.says("/veo a fox"))
    assert [body["duration"] for body in stage.creates()] == [4]
