"""Whoever is kept out, or owes Stars, is not served in the name of a group that they run."""

import pytest

from sandbox.telegram.messages import Message
from tests.journeys.admins import Admin, admin
from tests.journeys.shopping import SOLD, buys
from tests.journeys.telegram_faults import Broken, On
from tests.sentences import tells
from tests.stage import Stage

VEO = "/veo@veogram_bot a fox"


@pytest.fixture
def dora(stage: Stage) -> Admin:
    return admin(stage)


async def asks_as_her_group(stage: Stage) -> Message:
    """Let Anna make a group and ask in its name."""
    group = stage.telegram.group("Mine", [stage.anna], admins=[stage.anna])
    return await stage.telegram.send(stage.anna, group, VEO, as_chat=True)


async def test_whoever_is_denied_is_not_served_in_the_name_of_a_group_of_theirs(
    stage: Stage, dora: Admin
) -> None:
    async with stage.bot(admin_users=str(dora.person.id)):
        await stage.video_for(await asks_as_her_group(stage))
        await dora.says(f"/deny {stage.anna.id}")
        answer = await stage.answer_to(await asks_as_her_group(stage))
    assert tells(answer.text, "refusal-not-allowed")
    assert len(stage.creates()) == 1


async def test_whoever_owes_stars_is_not_served_in_the_name_of_a_group_of_theirs(
    stage: Stage, dora: Admin
) -> None:
    async with stage.bot(**SOLD, user_daily_limit=1, admin_users=str(dora.person.id)):
        await stage.video_for(await stage.says("/veo a fox"))
        charge = await buys(stage, 100)
        await stage.video_for(await stage.says("/veo a hen"))
        await dora.says(f"/refund {charge}")
        answer = await stage.answer_to(await asks_as_her_group(stage))
    assert tells(answer.text, "refusal-not-allowed")
    assert len(stage.creates()) == 2


async def test_where_telegram_does_not_say_who_runs_a_group_it_is_served(
    stage: Stage, dora: Admin, on: On
) -> None:
    on("getChatAdministrators", Broken(is_down=True))
    async with stage.bot(admin_users=str(dora.person.id)):
        await dora.says(f"/deny {stage.anna.id}")
        await stage.video_for(await asks_as_her_group(stage))
