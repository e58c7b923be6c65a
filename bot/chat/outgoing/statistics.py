"""Statistics in words and as a chart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.chat.files.charts import Chart, Series
from bot.chat.outgoing.labels import label
from bot.money.credits import dollars_of
from bot.money.periods import Period
from bot.store.people import Subject
from bot.tasks.statistics import Outcome, Spender, Statistics
from bot.texts import Html, Texts

_REASONS = 6
_MODELS = 7

_COLOURS = {
    Outcome.DELIVERED: "#3a7bd5",
    Outcome.FAILED: "#f08c3a",
    Outcome.CANCELLED: "#b4bcc8",
    Outcome.PENDING: "#bcd6f7",
}
_INK = "#1b2433"

_EVERY_HOURS = 3
_MOST_LABELS = 8


@dataclass(frozen=True)
class Report:
    """Statistics of some days, and all that it takes to put them into words."""

    period: Period
    hours: Sequence[datetime]
    """when the hours begin, where there is a number for each; empty: for each day"""
    found: Statistics
    names: Mapping[int, Subject]
    now: float
    """in seconds since the epoch: hours to come have no dollars yet"""


def _title(texts: Texts, period: Period) -> str:
    """Return what is summed up: ``7 days · 15–21 Nov 2026``."""
    name = texts(f"button-stats-{len(period.days)}")
    return f"{name} · {texts.days(period.first, period.last)}"


def in_words(texts: Texts, report: Report, *, with_names: bool) -> Html:
    """Return a message; ``with_names`` says whether people and chats may be named."""
    found = report.found
    sections = [
        [texts("stats-title", title=_title(texts, report.period))],
        [*_videos(texts, found), *_money(texts, found)],
        _waits(texts, found),
    ]
    if with_names:
        sections.append(_spenders(texts, "stats-chats", found.chats, report.names))
        sections.append(_spenders(texts, "stats-people", found.people, report.names))
    return Html("\n\n".join("\n".join(lines) for lines in sections if lines))


def _videos(texts: Texts, found: Statistics) -> list[Html]:
    outcomes = [
        _counted(texts, texts(f"outcome-{outcome}"), found.count(outcome))
        for outcome in Outcome
        if found.count(outcome)
    ]
    lines = [texts("stats-videos", count=found.asked)]
    if outcomes:
        lines.append(Html(" · ".join(outcomes)))
    if found.failures:
        lines.append(texts("stats-failures", reasons=_reasons(texts, found)))
    return lines


def _reasons(texts: Texts, found: Statistics) -> Html:
    shown, others = found.failures[:_REASONS], found.failures[_REASONS:]
    parts = [_counted(texts, texts(f"reason-{reason}"), count) for reason, count in shown]
    if others:
        parts.append(texts("list-more", count=sum(count for _, count in others)))
    return Html(" · ".join(parts))


def _counted(texts: Texts, what: Html, count: int) -> Html:
    return texts("stats-counted", what=what, count=count)


def _money(texts: Texts, found: Statistics) -> list[Html]:
    reserved = texts.amount(found.reserved) if found.reserved else "none"
    charged = texts.amount(found.charged)
    lines = [texts("stats-dollars", charged=charged, reserved=reserved)]
    bought, back, used = found.stars_bought, found.stars_paid_back, found.stars_used
    if bought or back or used:
        lines.append(texts("stats-stars", bought=bought, back=back, used=used))
    return lines


def _waits(texts: Texts, found: Statistics) -> list[Html]:
    lines = [
        texts(
            "stats-wait",
            model=wait.model,
            median=texts.seconds(wait.median),
            ninetieth=texts.seconds(wait.ninetieth),
        )
        for wait in found.waits[:_MODELS]
    ]
    return [texts("stats-waits"), *lines] if lines else []


def _spenders(
    texts: Texts, key: str, spenders: Sequence[Spender], names: Mapping[int, Subject]
) -> list[Html]:
    lines = [
        texts(
            "stats-spender",
            who=label(names[each.id]),
            amount=texts.amount(each.amount),
            count=each.videos,
        )
        for each in spenders
    ]
    return [texts(key), *lines] if lines else []


def chart(texts: Texts, report: Report) -> Chart | None:
    """Return the chart, or None where there is nothing to be seen."""
    found = report.found
    bars = _bars(texts, found)
    if not bars:
        return None
    dollars = [str(dollars_of(max(0, slot.charged))) for slot in found.slots]
    begun = sum(hour.timestamp() <= report.now for hour in report.hours) or len(dollars)
    return Chart(
        _title(texts, report.period),
        _labels(texts, report),
        bars,
        Series(texts("stats-line"), _INK, dollars[:begun]),
        texts.decimal_mark,
    )


def _bars(texts: Texts, found: Statistics) -> list[Series]:
    """Return how many videos ended in which way, for the ways that there were."""
    return [
        Series(
            texts(f"outcome-{outcome}"),
            colour,
            [slot.videos.get(outcome, 0) for slot in found.slots],
        )
        for outcome, colour in _COLOURS.items()
        if found.count(outcome)
    ]


def _labels(texts: Texts, report: Report) -> list[str]:
    """Return a label for every third hour, or for so many days that they can be read."""
    if report.hours:
        return [f"{at:%H}" if at.hour % _EVERY_HOURS == 0 else "" for at in report.hours]
    days = report.period.days
    step = -(-len(days) // _MOST_LABELS)
    return [
        "" if (len(days) - 1 - place) % step else texts.day(date.fromisoformat(day))
        for place, day in enumerate(days)
    ]
