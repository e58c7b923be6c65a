"""``/costs``: what the provider has charged, and what our ledger says."""

from collections.abc import Collection, Sequence

from telegram import Update

from bot.chat.context import Context
from bot.money.costs import Costs, Tally
from bot.pipeline.cost_report import CostReport
from bot.store.costs import Unlisted
from bot.texts import Html, Texts

_DAYS = (1, 7, 30)
_MISSING = 10
"""Videos that are named because the provider's ledger does not have them."""


async def on_costs(_: Update, context: Context) -> None:
    """Show where each dollar went, today and in the last days."""
    report = await context.services.costs.of(_DAYS, _MISSING)
    texts = context.texts
    parts = [
        texts("costs-title"),
        _age(texts, report),
        *(_period(texts, days, costs) for days, costs in report.by_days.items()),
        *_missing(texts, report.missing),
        _about(texts, report.by_days.values()),
    ]
    await context.reply(Html("\n\n".join(parts)))


def _age(texts: Texts, report: CostReport) -> Html:
    seconds = report.read_seconds_ago
    return texts("costs-read", wait="none" if seconds is None else texts.seconds(seconds))


def _period(texts: Texts, days: int, costs: Costs) -> Html:
    charged, matched, other = (texts.price(dollars) for dollars in costs.shares)
    lines = [
        texts("costs-period", days=days, amount=charged),
        texts("costs-matched", amount=matched),
        texts("costs-other", amount=other),
        *_line(texts, "costs-awaited", costs.awaited),
        texts("costs-ours-only", **_tally(texts, costs.ours_only)),
        texts("costs-reserved", **_tally(texts, costs.reserved)),
        *_line(texts, "costs-corrected", costs.corrected),
    ]
    return Html("\n".join(lines))


def _about(texts: Texts, periods: Collection[Costs]) -> Html:
    """Return what the lines mean, of those that are shown."""
    return texts(
        "costs-about",
        awaited="yes" if any(each.awaited.count for each in periods) else "no",
        corrected="yes" if any(each.corrected.count for each in periods) else "no",
    )


def _line(texts: Texts, key: str, tally: Tally) -> list[Html]:
    """Return the line of what is not there as a rule, if it is."""
    return [texts(key, **_tally(texts, tally))] if tally.count else []


def _tally(texts: Texts, tally: Tally) -> dict[str, str | int]:
    return {"amount": texts.amount(tally.amount), "count": tally.count}


def _missing(texts: Texts, missing: Sequence[Unlisted]) -> list[Html]:
    if not missing:
        return []
    lines = [
        texts(
            "costs-missing-line",
            number=str(video.task_id),
            day=video.day,
            amount=texts.amount(video.amount),
        )
        for video in missing
    ]
    return [Html("\n".join([texts("costs-missing"), *lines]))]
