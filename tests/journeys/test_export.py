"""An admin gets the ledger as a file, and nobody else does."""

import csv
import io
from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from bot.money.calendar import Calendar
from sandbox.telegram.messages import Message
from tests.clock import MovableClock
from tests.journeys.admins import Admin, admin
from tests.sentences import tells
from tests.stage import Stage, words

ZONE = ZoneInfo("America/Sao_Paulo")


@pytest.fixture
def stage(stage: Stage) -> Stage:
    stage.knobs.speed = 1000
    return stage


@pytest.fixture
def dora(stage: Stage) -> Admin:
    return admin(stage)


def entries(answer: Message) -> list[dict[str, str]]:
    """Return the lines of the file that was sent."""
    assert answer.document
    text = answer.document.file.path.read_text("utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def total(found: list[dict[str, str]], column: str) -> Decimal:
    return sum((Decimal(row[column]) for row in found), Decimal(0))


async def served(stage: Stage, words: str = "a fox") -> None:
    await stage.video_for(await stage.says(f"/veo {words}"))


async def test_the_sums_of_the_file_are_those_of_the_provider(stage: Stage, dora: Admin) -> None:
    async with stage.bot(admin_users=str(dora.person.id), timezone=ZONE.key):
        await served(stage)
        await served(stage, "a hen --model veo2")
        stage.sandbox.provider.next("safety")
        asked = await stage.says("/veo something")
        await stage.answer_to(asked, lambda m: m.text.startswith("⚠️"))
        found = entries(await dora.says("/export"))
    made = stage.sandbox.provider.generations.values()
    assert total(found, "charged_usd") == sum(Decimal(str(each.charged_usd)) for each in made)
    assert total(found, "reserved_usd") == 0
    assert total(found, "videos") == 2
    kinds = [row["kind"] for row in found]
    assert kinds == ["reserve", "charge", "reserve", "charge", "reserve", "release"]
    assert {row["person"] for row in found} == {str(stage.anna.id)}
    assert len({row["key"] for row in found}) == 6
    assert all(datetime.fromisoformat(row["at"]).utcoffset() for row in found)


async def test_the_file_holds_the_days_that_are_asked_for(stage: Stage, dora: Admin) -> None:
    clock = MovableClock()
    midnight = Calendar(ZONE).midnight_after(clock()).timestamp()
    clock.advance(midnight - clock() - timedelta(minutes=10).total_seconds())
    before, after = (Calendar(ZONE).day(midnight + shift) for shift in (-1, 1))
    async with stage.bot(clock, admin_users=str(dora.person.id), timezone=ZONE.key):
        await served(stage)
        clock.advance(timedelta(minutes=20).total_seconds())
        await served(stage)
        days = {
            words: {row["day"] for row in entries(await dora.says(f"/export {words}"))}
            for words in ("7", "all", after[:7], before[:7])
        }
        clock.advance(timedelta(days=6).total_seconds())
        later = {row["day"] for row in entries(await dora.says("/export 7"))}
        none = await dora.says("/export 2001-02")
    assert days["7"] == days["all"] == days[after[:7]] | days[before[:7]] == {before, after}
    assert later == {after}
    assert tells(none.text, "export-none")


async def test_a_restart_changes_no_entry(stage: Stage, dora: Admin) -> None:
    async with stage.bot(admin_users=str(dora.person.id)):
        await served(stage)
        before = entries(await dora.says("/export all"))
    async with stage.bot(admin_users=str(dora.person.id)):
        assert entries(await dora.says("/export ALL")) == before


async def test_only_admins_get_it_and_only_in_private(stage: Stage, dora: Admin) -> None:
    club = stage.telegram.group("Film club", [stage.anna, dora.person])
    async with stage.bot(admin_users=str(dora.person.id)):
        await served(stage)
        others = await stage.answer_to(await stage.says("/export"))
        public = await dora.says("/export@veogram_bot", club)
    assert tells(others.text, "refusal-not-admin")
    assert tells(public.text, "refusal-private-only")
    assert stage.requests("sendDocument") == []


@pytest.mark.parametrize(
    "wrong", ["8", "2026-13", "2026-00", "0000-01", "2026-1", "2026", "7 30", "=1+1", "<b>all</b>"]
)
async def test_other_days_are_refused_in_one_sentence(
    stage: Stage, dora: Admin, wrong: str
) -> None:
    clock = MovableClock(datetime(2026, 11, 21, 12, tzinfo=ZONE).timestamp())
    async with stage.bot(clock, admin_users=str(dora.person.id)):
        answer = await dora.says(f"/export {wrong}")
    allowed = "7, 30, 2026-11 or all"
    assert answer.html == words("refusal-bad-period", value=wrong, allowed=allowed)
