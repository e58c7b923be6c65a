"""Admins see what is spent, and say how much a person or a chat may spend in a day."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from bot.money.calendar import Calendar
from bot.texts import texts_for
from sandbox.telegram.messages import Message
from tests.clock import MovableClock
from tests.journeys.admins import Admin, admin
from tests.journeys.trust.conftest import Bot, bot, clock
from tests.sentences import tells
from tests.stage import Stage, words

__all__ = ["bot", "clock"]

EN = texts_for("en")
DAY = 24 * 3600.0
VEO = "/veo@veogram_bot a fox"
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC).timestamp()


@pytest.fixture
def dora(stage: Stage) -> Admin:
    return admin(stage)


def price(stage: Stage, count: int = 1) -> str:
    """Return what the first videos cost, in words."""
    made = list(stage.sandbox.provider.generations.values())[:count]
    return EN.price(sum((Decimal(str(each.price_usd)) for each in made), Decimal(0)))


async def served(stage: Stage) -> Message:
    """Let Anna have a video made in her private chat."""
    return await stage.video_for(await stage.says(VEO))


async def refusal(stage: Stage) -> str:
    """Let Anna ask for a video; return, as HTML, why there is none."""
    return (await stage.answer_to(await stage.says(VEO))).html


async def test_a_budget_of_a_person_holds_until_the_day_is_over(stage: Stage, dora: Admin) -> None:
    clock = MovableClock(NOON)
    async with stage.bot(clock, admin_users=str(dora.person.id)):
        await stage.says(VEO)
        await stage.bought(1)
        limit = price(stage)
        answer = await dora.says(f"/budget {stage.anna.id} {limit}")
        assert tells(answer.text, "budget-set")
        assert limit in answer.text
        told = await refusal(stage)
        midnight = Calendar().midnight_after(NOON)
        assert told == words(
            "refusal-user-budget", limit=limit, time=EN.clock(midnight), wait=EN.seconds(DAY / 2)
        )
        assert len(stage.creates()) == 1
        off = await dora.says(f"/budget {stage.anna.id} off")
        assert tells(off.text, "budget-off")
        await stage.says(VEO)
        await stage.bought(2)


async def test_what_costs_more_than_a_day_s_budget_is_promised_for_no_other_day(
    stage: Stage, dora: Admin
) -> None:
    async with stage.bot(admin_users=str(dora.person.id), user_daily_budget_usd="0.01"):
        told = await refusal(stage)
        await dora.says(f"/budget {stage.anna.id} 0")
        await served(stage)
    assert told == words("refusal-above-budget", price=price(stage), limit="$0.01")


async def test_a_budget_is_set_by_name_by_reply_and_for_the_chat_and_survives_a_restart(
    stage: Stage, dora: Admin
) -> None:
    ben = stage.telegram.person("Ben", username="Ben_K")
    club = stage.telegram.group("Film club", [ben, dora.person, stage.anna], privacy=False)
    async with stage.bot(admin_users=str(dora.person.id)):
        said = await stage.telegram.send(ben, club, "hello")
        by_reply = await dora.says("/budget@veogram_bot 0.03", club, reply_to=said)
        by_name = await dora.says("/budget @ben_k 0,02")
        for_chat = await dora.says("/budget@veogram_bot chat 0.03", club)
    assert str(ben.id) in by_reply.text
    assert str(ben.id) in by_name.text
    assert str(club.id) in for_chat.text
    async with stage.bot(admin_users=str(dora.person.id)):
        asked = await stage.telegram.send(stage.anna, club, VEO)
        assert tells((await stage.answer_to(asked)).text, "refusal-above-budget")
        asked = await stage.telegram.send(ben, club, VEO)
        assert "$0.02" in (await stage.answer_to(asked)).text
        shown = await dora.says("/budget")
    rows = shown.text.split("\n\n")[1].splitlines()[1:]
    assert ["$0.03" in rows[0], "$0.02" in rows[1]] == [True, True]
    assert "Ben" in rows[1]


async def test_a_budget_of_nothing_is_no_limit_whatever_the_settings_say(
    stage: Stage, dora: Admin
) -> None:
    async with stage.bot(admin_users=str(dora.person.id), user_daily_budget_usd="0.01"):
        assert tells((await stage.answer_to(await stage.says(VEO))).text, "refusal-above-budget")
        await dora.says(f"/budget {stage.anna.id} 0")
        await served(stage)
        off = await dora.says(f"/budget {stage.anna.id} off")
        assert "$0.01" in off.text
        assert price(stage) in off.text
        assert tells((await stage.answer_to(await stage.says(VEO))).text, "refusal-above-budget")


async def test_no_budget_is_set_below_what_is_spent_or_reserved_today(
    stage: Stage, dora: Admin, bot: Bot, clock: MovableClock
) -> None:
    async with bot(admin_users=str(dora.person.id)):
        await served(stage)
        answer = await dora.says(f"/budget {stage.anna.id} 0.01")
        assert answer.html == words("refusal-budget-too-low", spent=price(stage))
        assert words("budget-list") not in (await dora.says("/budget")).html
        assert tells(
            (await dora.says(f"/budget {stage.anna.id} {price(stage)}")).text, "budget-set"
        )
        clock.advance(DAY)
        assert tells((await dora.says(f"/budget {stage.anna.id} 0.01")).text, "budget-set")


async def test_alone_it_shows_what_everybody_and_this_chat_have_spent_and_reserved(
    stage: Stage, dora: Admin
) -> None:
    club = stage.telegram.group("Film club", [stage.anna, dora.person])
    async with stage.bot(admin_users=str(dora.person.id), chat_daily_budget_usd="100"):
        await served(stage)
        stage.sandbox.provider.next("stuck", on="create")
        await stage.telegram.send(stage.anna, club, VEO)
        await stage.bought(2)
        lines = (await dora.says("/budget@veogram_bot", club)).text.split("\n")
    reserved = price(stage)
    assert lines[1:] == [
        words(
            "budget-line",
            who=words(f"budget-of-{scope}"),
            spent=spent,
            limit=limit,
            reserved=reserved,
        )
        for scope, spent, limit in (
            ("all", price(stage, 2), "none"),
            ("chat", reserved, "$100.00"),
        )
    ]


async def test_in_private_it_shows_what_the_admin_has_spent_in_all_chats(
    stage: Stage, dora: Admin
) -> None:
    club = stage.telegram.group("Film club", [dora.person])
    async with stage.bot(admin_users=str(dora.person.id), user_daily_budget_usd="100"):
        await stage.video_for(await stage.telegram.send(dora.person, club, VEO))
        lines = (await dora.says("/budget")).text.split("\n")
    assert lines[3:] == [
        words(
            "budget-line",
            who=words("budget-of-user"),
            spent=price(stage),
            limit="$100.00",
            reserved="none",
        )
    ]


async def test_of_somebody_alone_it_shows_what_they_have_spent_and_may_spend(
    stage: Stage, dora: Admin
) -> None:
    ben = stage.telegram.person("Ben", username="Ben_K")
    club = stage.telegram.group("Film club", [ben, dora.person])
    async with stage.bot(admin_users=str(dora.person.id), user_daily_budget_usd="100"):
        await stage.video_for(await stage.telegram.send(ben, stage.telegram.private(ben), VEO))
        private = await dora.says("/budget @ben_k")
        public = await dora.says("/budget@veogram_bot @ben_k", club)
        here = await dora.says("/budget@veogram_bot here", club)
    assert tells(private.text, "budget-line")
    assert [price(stage) in each.text for each in (private, public, here)] == [True, False, False]
    assert ["$100.00" in each.text for each in (private, public, here)] == [True, True, False]
    assert "$0.00" in here.text


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("/budget -1", "bad-amount"),
        ("/budget chat -1", "bad-amount"),
        ("/budget chat five", "bad-amount"),
        ("/budget chat 1000001", "bad-amount"),
        ("/budget chat 0.00000001", "bad-amount"),
        ("/budget 5", "nobody-meant"),
        ("/budget nobody 5", "not-a-subject"),
        ("/budget 9223372036854775808 5", "not-a-subject"),
        ("/budget @whoever 5", "unknown-person"),
        ("/budget chat 5 6", "too-many-words"),
        ("/budget chat 5 6 7", "too-many-words"),
    ],
)
async def test_what_is_no_budget_is_answered_in_one_sentence_and_changes_nothing(
    stage: Stage, dora: Admin, text: str, key: str
) -> None:
    async with stage.bot(admin_users=str(dora.person.id)):
        answer = await dora.says(text)
        assert tells(answer.text, f"refusal-{key}")
        shown = await dora.says("/budget")
    assert words("budget-list") not in shown.html


async def test_however_many_budgets_there_are_the_list_fits_into_a_message(
    stage: Stage, dora: Admin
) -> None:
    async with stage.bot(admin_users=str(dora.person.id)):
        for number in range(23):
            await dora.says(f"/budget {-(2**62) - number} 999999.99")
        shown = await dora.says("/budget")
    assert shown.text.endswith(words("list-more", count=3))
    assert len(shown.text) <= 4096


async def test_a_group_keeps_its_budget_when_it_moves(stage: Stage, dora: Admin) -> None:
    club = stage.telegram.group("Film club", [stage.anna, dora.person], supergroup=False)
    async with stage.bot(admin_users=str(dora.person.id)):
        await dora.says("/budget@veogram_bot here 0.01", club)
        moved = stage.telegram.migrate(club)
        asked = await stage.telegram.send(stage.anna, moved, VEO)
        assert tells((await stage.answer_to(asked)).text, "refusal-above-budget")
        await dora.says("/budget@veogram_bot here off", moved)
        await stage.video_for(await stage.telegram.send(stage.anna, moved, VEO))


async def test_a_budget_in_answer_to_a_linked_channel_bounds_what_it_asks_for(
    stage: Stage, dora: Admin
) -> None:
    group = stage.telegram.group("Comments", [stage.anna, dora.person])
    channel = stage.telegram.channel("News", admins=[stage.anna], group=group)
    async with stage.bot(admin_users=str(dora.person.id)):
        first = await stage.telegram.send(stage.anna, group, "/help@veogram_bot", as_chat=channel)
        answer = await dora.says("/budget@veogram_bot 0.01", group, reply_to=first)
        assert tells(answer.text, "budget-set")
        asked = await stage.telegram.send(stage.anna, group, VEO, as_chat=channel)
        assert tells((await stage.answer_to(asked)).text, "refusal-above-budget")
        await stage.video_for(await stage.telegram.send(stage.anna, group, VEO))
