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


@pytest.mark.parametrize(
    "text", ["/allowed", "/costs", "/provider", "/export", "/refund stx1", "/refund stx1 12345"]
)
async def test_what_admins_read_about_people_and_money_is_for_their_private_chat(
    stage: Stage, dora: Admin, club: Chat, text: str
) -> None:
    async with stage.bot(**SOLD, admin_users=str(dora.person.id)):
        name, *words_after = text.split()
        answer = await dora.says(" ".join([f"{name}@veogram_bot", *words_after]), club)
    assert answer.html == words("refusal-private-only")
    assert stage.requests("refundStarPayment") == []


async def test_in_a_group_no_budgets_of_people_elsewhere_are_listed(
    stage: Stage, dora: Admin, club: Chat
) -> None:
    async with stage.bot(admin_users=str(dora.person.id)):
        await dora.says("/budget 12345 2")
        public = await dora.says("/budget@veogram_bot", club)
        private = await dora.says("/budget")
    assert words("budget-title") in public.html
    assert words("budget-list") not in public.html
    assert "12345" not in public.text
    assert "12345" in private.text
