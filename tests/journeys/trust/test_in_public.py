"""What others read along in a group tells nothing of somebody's money, or of people elsewhere."""

import pytest

from bot.chat.outgoing.labels import label
from bot.store.people import Subject
from sandbox.telegram.chats import Chat
from tests.journeys.admins import Admin, admin
from tests.journeys.shopping import PAID, SOLD, buys
from tests.journeys.test_stats import spent
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


@pytest.mark.parametrize(
    ("amount", "limit", "key"), [("5", "$5.00", "budget-set"), ("off", "none", "budget-off")]
)
async def test_in_a_group_nobody_reads_what_somebody_from_elsewhere_has_spent(
    stage: Stage, dora: Admin, amount: str, limit: str, key: str
) -> None:
    elsewhere = stage.telegram.group("Elsewhere", [dora.person])
    async with stage.bot(admin_users=str(dora.person.id)):
        await stage.video_for(await stage.says(VEO))
        change = f"/budget@veogram_bot {stage.anna.id} {amount}"
        public = await dora.says(change, elsewhere)
        private = await dora.says(change)
    who = label(Subject(stage.anna.id, "Anna"))
    assert public.html == words(key, who=who, limit=limit, spent="none")
    assert tells(private.text, key)
    assert spent(stage) in private.text


async def test_in_a_group_a_budget_that_is_too_low_tells_nothing_of_somebody_from_elsewhere(
    stage: Stage, dora: Admin
) -> None:
    elsewhere = stage.telegram.group("Elsewhere", [dora.person])
    async with stage.bot(admin_users=str(dora.person.id)):
        await stage.video_for(await stage.says(VEO))
        change = f"/budget@veogram_bot {stage.anna.id} 0.01"
        public = await dora.says(change, elsewhere)
    assert public.html == words("refusal-budget-too-low", spent="none")


async def test_in_a_group_a_budget_of_who_writes_there_is_told_with_what_they_have_spent(
    stage: Stage, dora: Admin, club: Chat
) -> None:
    async with stage.bot(admin_users=str(dora.person.id)):
        asked = await stage.telegram.send(stage.anna, club, VEO)
        await stage.video_for(asked)
        author = await dora.says("/budget@veogram_bot 5", club, reply_to=asked)
        here = await dora.says(f"/budget@veogram_bot {club.id} 5", club)
    assert spent(stage) in author.text
    assert spent(stage) in here.text
