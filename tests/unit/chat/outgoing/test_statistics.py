"""Statistics in words and as a chart, in every language, however much there is."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.chat.outgoing.captions import CAPTION_LIMIT, fits_caption
from bot.chat.outgoing.statistics import Report, chart, in_words
from bot.money.calendar import Calendar
from bot.money.credits import CREDITS_PER_USD
from bot.money.ledger import EntryKind
from bot.money.periods import Period, last_days
from bot.store.people import Subject
from bot.tasks.statistics import EntrySum, Spender, VideoCount, statistics
from bot.tasks.task import Reason, Status
from bot.texts import LANGUAGES, Html, Texts
from bot.veo.catalogue import FAMILIES

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC).timestamp()
MESSAGE_LIMIT = 4096
MODELS = [family.models[0].id for family in FAMILIES.values()]
PEOPLE = [Spender(7_000_000_000 + n, 10**12, 10**5) for n in range(3)]
GROUPS = [Spender(-1_007_000_000_000 - n, 10**12, 10**5) for n in range(3)]


def report(days: int, *, videos: int = 1000) -> Report:
    """Return a report with everything in it that there can be."""
    reasons = [VideoCount(0, Status.FAILED, reason, videos) for reason in Reason]
    others = [VideoCount(days - 1, status, None, videos) for status in Status]
    entries = [
        EntrySum(0, EntryKind.CHARGE, 123_456_789, 9_876_543_210, -5000),
        EntrySum(0, EntryKind.PURCHASE, 0, 0, 100_000),
    ]
    waited = [(model, 5000.0) for model in MODELS]
    found = statistics(days, [*reasons, *others], entries, waited, GROUPS, PEOPLE)
    names = {each.id: Subject(each.id, "<Ю>" * 40, "u" * 32) for each in (*GROUPS, *PEOPLE)}
    return Report(last_days(TODAY, days), (), found, names, NOW)


def empty(days: int = 7) -> Report:
    found = statistics(days, [], [], [], [], [])
    return Report(last_days(TODAY, days), (), found, {}, NOW)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("days", [1, 7, 30])
def test_the_words_fit_into_a_message(language: str, days: int) -> None:
    text = in_words(Texts(language), report(days), with_names=True)
    assert len(text.encode("utf-16-le")) // 2 <= MESSAGE_LIMIT
    assert "<Ю>" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_a_usual_week_fit_into_a_caption(language: str) -> None:
    week = report(7)
    usual = replace(week.found, failures=week.found.failures[:3], waits=week.found.waits[:3])
    names = {id_: Subject(id_, "Anna Schmidt", "anna") for id_ in week.names}
    text = in_words(Texts(language), replace(week, found=usual, names=names), with_names=True)
    assert fits_caption(text)


def test_who_is_not_to_be_named_is_not_named() -> None:
    text = in_words(Texts("en"), report(7), with_names=False)
    assert not any(str(spender.id) in text for spender in (*PEOPLE, *GROUPS))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_said_in_words_too_and_has_no_chart(language: str) -> None:
    assert in_words(Texts(language), empty(), with_names=True)
    assert chart(Texts(language), empty()) is None


@pytest.mark.parametrize("days", [1, 7, 30])
def test_a_chart_has_a_number_for_each_day_and_labels_that_can_be_read(days: int) -> None:
    drawn = chart(Texts("de"), report(days))
    assert drawn
    series = [drawn.line, *drawn.bars]
    assert {len(each.values) for each in series} == {len(drawn.labels)} == {days}
    assert drawn.labels[-1] == "21.11."
    assert 1 <= sum(map(bool, drawn.labels)) <= 8


@pytest.mark.parametrize("day", ["2026-11-21", "2026-03-29", "2026-10-25"])
def test_the_hours_of_a_day_are_those_of_its_clocks(day: str) -> None:
    calendar, when = Calendar(ZoneInfo("Europe/Berlin")), date.fromisoformat(day)
    hours = calendar.hours(when)
    found = statistics(len(hours), [VideoCount(3, Status.DELIVERED, None, 1)], [], [], [], [])
    drawn = chart(Texts("en"), Report(Period(when, when), hours, found, {}, hours[4].timestamp()))
    assert drawn
    assert len(drawn.labels) == len(drawn.bars[0].values) == len(hours)
    assert len(drawn.line.values) == 5  # so many hours have begun
    assert [each for each in drawn.labels if each] == ["00", *(f"{n:02}" for n in range(3, 24, 3))]


def test_dollars_reach_the_chart_as_they_are() -> None:
    entry = EntrySum(0, EntryKind.CHARGE, 0, CREDITS_PER_USD // 10, 0)
    video = VideoCount(0, Status.DELIVERED, None, 1)
    found = statistics(7, [video], [entry], [], [], [])
    drawn = chart(Texts("en"), Report(last_days(TODAY, 7), (), found, {}, NOW))
    assert drawn
    assert drawn.line.values == ["0.1", *["0"] * 6]


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("a" * CAPTION_LIMIT, True),
        ("a" * (CAPTION_LIMIT + 1), False),
        ("🦊" * (CAPTION_LIMIT // 2), True),
        ("🦊" * (CAPTION_LIMIT // 2 + 1), False),
        ("<b>" + "&amp;" * CAPTION_LIMIT + "</b>", True),
    ],
)
def test_tags_do_not_count_and_emoji_count_twice(text: str, fits: bool) -> None:
    assert fits_caption(Html(text)) is fits
