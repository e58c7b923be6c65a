"""Admins see what was asked for, made and spent, in words and as a chart."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.chat.outgoing.labels import label
from bot.money.calendar import Calendar
from bot.store.people import Subject
from bot.texts import texts_for
from sandbox.journal import Json
from sandbox.telegram.call import Call
from sandbox.telegram.errors import bad_request
from sandbox.telegram.messages import Message
from sandbox.telegram.world import World
from tests.clock import MovableClock
from tests.journeys.admins import Admin, admin
from tests.journeys.telegram_faults import Method, On
from tests.sentences import tells
from tests.stage import Stage, words

EN = texts_for("en")
VEO = "/veo@veogram_bot a fox"


@pytest.fixture
def stage(stage: Stage) -> Stage:
    stage.knobs.speed = 1000
    return stage


@pytest.fixture
def dora(stage: Stage) -> Admin:
    return admin(stage)


@pytest.fixture
def no_charts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let programs find a matplotlib that is not there."""
    folder = tmp_path / "absent"
    folder.mkdir()
    (folder / "matplotlib.py").write_text("raise ModuleNotFoundError(__name__)")
    monkeypatch.syspath_prepend(str(folder))


def spent(stage: Stage) -> str:
    """Return what the provider has charged for everything, in words."""
    made = stage.sandbox.provider.generations.values()
    return EN.price(sum((Decimal(str(each.charged_usd)) for each in made), Decimal(0)))


def counted(what: str, count: int) -> str:
    return words("stats-counted", what=words(what), count=count)


async def failed(stage: Stage) -> None:
    """Let Anna ask for a video that the safety filter refuses."""
    stage.sandbox.provider.next("safety")
    asked = await stage.says("/veo something")
    await stage.answer_to(asked, lambda m: m.text.startswith("⚠️"))


async def refused(_: World, __: Call, ___: Method) -> Json:
    raise bad_request("PHOTO_INVALID_DIMENSIONS")


async def served(stage: Stage) -> Message:
    """Let Anna have a video."""
    return await stage.video_for(await stage.says("/veo a fox"))


async def other_days(stage: Stage, dora: Admin, shown: Message, days: int) -> Message:
    """Let Dora press the button of other days; return the message once it has changed."""
    await stage.press(shown, words(f"button-stats-{days}"), dora.person)
    await stage.until(lambda: stage.now(shown).html != shown.html)
    return stage.now(shown)


async def test_the_numbers_are_those_of_the_provider_and_of_what_was_delivered(
    stage: Stage, dora: Admin
) -> None:
    async with stage.bot(admin_users=str(dora.person.id)):
        for _ in range(2):
            await served(stage)
        await failed(stage)
        answer = await dora.says("/stats")
    assert words("stats-videos", count=3) in answer.html
    assert f"{counted('outcome-delivered', 2)} · {counted('outcome-failed', 1)}" in answer.html
    assert words("stats-failures", reasons=counted("reason-safety", 1)) in answer.html
    assert words("stats-dollars", charged=spent(stage), reserved="none") in answer.html
    assert f"{label(Subject(stage.anna.id, 'Anna'))}: {spent(stage)} (2)" in answer.html
    assert tells(answer.caption, "stats-wait")


async def test_a_chart_comes_with_the_words_below_it_and_other_days_take_its_place(
    stage: Stage, dora: Admin
) -> None:
    async with stage.bot(admin_users=str(dora.person.id)):
        await served(stage)
        answer = await dora.says("/stats 7")
        assert answer.photo
        assert (answer.photo.largest.width, answer.photo.largest.height) == (1280, 864)
        month = await other_days(stage, dora, answer, 30)
    assert words("button-stats-7") in answer.caption
    assert words("button-stats-30") in month.caption
    assert month.photo
    assert month.photo.file.unique_id != answer.photo.file.unique_id
    assert words("stats-videos", count=1) in month.html


async def test_where_nothing_was_asked_for_there_is_nothing_to_draw(
    stage: Stage, dora: Admin
) -> None:
    async with stage.bot(admin_users=str(dora.person.id)):
        answer = await dora.says("/stats")
        await served(stage)
        later = await other_days(stage, dora, answer, 1)
    assert words("stats-videos", count=0) in answer.html
    assert answer.photo is None
    assert words("stats-videos", count=1) in later.html
    assert later.photo


@pytest.mark.usefixtures("no_charts")
async def test_without_matplotlib_the_words_come_alone(stage: Stage, dora: Admin) -> None:
    async with stage.bot(admin_users=str(dora.person.id)):
        await served(stage)
        answer = await dora.says("/stats")
        month = await other_days(stage, dora, answer, 30)
    for each in (answer, month):
        assert words("stats-videos", count=1) in each.html
        assert each.photo is None
    assert words("button-stats-30") in month.text


async def test_words_come_where_telegram_does_not_take_the_chart(
    stage: Stage, dora: Admin, on: On
) -> None:
    async with stage.bot(admin_users=str(dora.person.id)):
        await served(stage)
        on("sendPhoto", refused)
        answer = await dora.says("/stats")
    assert words("stats-videos", count=1) in answer.html


async def test_a_group_reads_no_names(stage: Stage, dora: Admin) -> None:
    club = stage.telegram.group("Film club", [stage.anna, dora.person])
    async with stage.bot(admin_users=str(dora.person.id)):
        await stage.video_for(await stage.telegram.send(stage.anna, club, VEO))
        public = await dora.says("/stats@veogram_bot", club)
        private = await dora.says("/stats")
    for name in ("Anna", str(stage.anna.id), str(club.id)):
        assert name in private.html
        assert name not in public.html
    assert words("stats-videos", count=1) in public.html


async def test_only_admins_see_them(stage: Stage, dora: Admin) -> None:
    club = stage.telegram.group("Film club", [stage.anna, dora.person])
    async with stage.bot(admin_users=str(dora.person.id)):
        refusal = await stage.answer_to(await stage.says("/stats"))
        said = await stage.telegram.send(stage.anna, club, "/help@veogram_bot")
        await stage.answer_to(said)
        answer = await dora.says("/stats@veogram_bot", club)
        alert = await stage.press(answer, words("button-stats-7"), stage.anna)
        after = stage.now(answer)
    assert tells(refusal.text, "refusal-not-admin")
    assert tells(alert.text or "", "refusal-not-admin")
    assert after.html == answer.html


@pytest.mark.parametrize("wrong", ["8", "seven", "7 30", "-7", "0", "<b>", "٧"])
async def test_other_days_are_refused_in_one_sentence(
    stage: Stage, dora: Admin, wrong: str
) -> None:
    async with stage.bot(admin_users=str(dora.person.id)):
        answer = await dora.says(f"/stats {wrong}")
    assert answer.html == words("refusal-bad-period", value=wrong, allowed="7 or 30")


async def test_a_restart_changes_no_number(stage: Stage, dora: Admin) -> None:
    async with stage.bot(admin_users=str(dora.person.id)):
        await served(stage)
        before = await dora.says("/stats 30")
    async with stage.bot(admin_users=str(dora.person.id)):
        after = await dora.says("/stats 30")
        week = await other_days(stage, dora, before, 7)
    assert after.html == before.html
    assert words("button-stats-7") in week.caption


async def test_a_day_ends_at_midnight_of_the_operators_zone(stage: Stage, dora: Admin) -> None:
    clock, zone = MovableClock(), ZoneInfo("Pacific/Auckland")
    midnight = Calendar(zone).midnight_after(clock()).timestamp()
    clock.advance(midnight - clock() - timedelta(minutes=10).total_seconds())
    async with stage.bot(clock, admin_users=str(dora.person.id), timezone=zone.key):
        await served(stage)
        before = await dora.says("/stats")
        clock.advance(timedelta(minutes=20).total_seconds())
        after, week = await dora.says("/stats"), await dora.says("/stats 7")
    assert datetime.fromtimestamp(midnight, UTC).hour != 0
    assert words("stats-videos", count=1) in before.html
    assert words("stats-videos", count=0) in after.html
    assert words("stats-videos", count=1) in week.html
