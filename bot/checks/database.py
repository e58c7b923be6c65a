"""The database: it can be read and written, and its tables fit this version of the bot."""

from collections.abc import AsyncIterator

from bot.checks.findings import Finding, Verdict
from bot.errors import StoreUnavailable
from bot.pipeline.ports import Clock
from bot.settings import Settings
from bot.store.inspection import Inspection, Tables, inspect

_PART = "database"

_SECONDS = 5.0
_RIVAL_SECONDS = 120.0
"""Seconds for which another process that polls is surely still there: it is met every 15."""


async def check_database(settings: Settings, clock: Clock) -> AsyncIterator[Finding]:
    """Yield what is found, without making or upgrading anything."""
    try:
        found = await inspect(settings.database_url.get_secret_value(), _SECONDS)
    except ModuleNotFoundError as error:
        what = f"the package {error.name} is missing"
        yield Finding(_PART, what, Verdict.WRONG, "install veogram[postgresql]")
    except StoreUnavailable as error:
        what = f"it cannot be read: {error}"
        yield Finding(
            _PART, what, Verdict.WRONG, "see that it runs, and that DATABASE_URL is right"
        )
    else:
        yield _tables(found)
        if found.not_in_use:
            what, _, to_do = found.not_in_use.partition(": ")
            yield Finding(_PART, what, Verdict.WRONG, to_do)
        if not found.is_writable:
            to_do = "let the bot's user write there, and see that there is room"
            yield Finding(_PART, "it cannot be written", Verdict.WRONG, to_do)
        if _has_rival(found, clock()):
            what = "another process polls with the same token"
            to_do = "stop it, or give it a token of its own; replicas share one database"
            yield Finding("Telegram", what, Verdict.WRONG, to_do)


def _tables(found: Inspection) -> Finding:
    match found.tables:
        case Tables.CURRENT:
            return Finding(_PART, f"{found.engine}, tables of version {found.version}")
        case Tables.MISSING:
            what = f"{found.engine}, without tables yet"
            return Finding(_PART, what, Verdict.NOTE, "the first start makes them")
        case Tables.OLDER:
            what = f"{found.engine}, tables of the older version {found.version}"
            to_do = "the next start upgrades them: keep a copy of the database first"
            return Finding(_PART, what, Verdict.NOTE, to_do)
        case Tables.UNKNOWN:
            what = f"{found.engine}, tables of an unknown version {found.version}".rstrip()
            to_do = "use the version of Veogram that has made them, or another database"
            return Finding(_PART, what, Verdict.WRONG, to_do)


def _has_rival(found: Inspection, now: float) -> bool:
    return found.polled_elsewhere_at is not None and (
        now - found.polled_elsewhere_at < _RIVAL_SECONDS
    )
