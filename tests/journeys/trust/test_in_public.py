"""What others read along in a group tells nothing of somebody's money, or of people elsewhere."""

import pytest

from sandbox.telegram.chats import Chat
from tests.journeys.admins import Admin, admin
from tests.journeys.shopping import PAID, SOLD, buys
from tests.sentences import tells
from tests.stage import Stage, words

VEO = "/veo@veogram_bot a fox"


@pytest.fixture
def dora(stage: Stage) -> Admin:
    return admin(stage)


@pytest.fixture
def club(stage: Stage, dora: Admin) -> Chat:
    return stage.telegram.group("Film club", [stage.anna, dora.person])


async def test_a_balance_is_told_in_private_alone(stage: Stage, club: Chat) -> None:
    async with stage.bot(**PAID):
        await buys(stage, 50)
        dear = f"{VEO} --model veo3"
        public = await stage.answer_to(await stage.telegram.send(stage.anna, club, dear))
        private = await stage.answer_to(await stage.says(dear))
    assert tells(public.text, "refusal-or-stars")
    assert "50" not in public.text
    assert "50" in private.text


async def test_a_debt_is_told_in_private_alone(stage: Stage, dora: Admin, club: Chat) -> None:
    async with stage.bot(**SOLD, user_daily_limit=1, admin_users=str(dora.person.id)):
        await stage.video_for(await stage.says("/veo a fox"))
        charge = await buys(stage, 100)
        await stage.video_for(await stage.says("/veo a hen"))
        await dora.says(f"/refund {charge}")
        public = await stage.answer_to(await stage.telegram.send(stage.anna, club, VEO))
        private = await stage.answer_to(await stage.says(VEO))
    assert public.html == words("refusal-stars-owed", stars=0)
    assert tells(private.text, "refusal-stars-owed")
    assert any(sign.isdigit() for sign in private.text)
