"""``veogram check``: say what is set up right, what is not, and what to do."""

import asyncio
import sys
import time
from collections.abc import AsyncIterator

from bot import log, settings
from bot.checks.database import check_database
from bot.checks.findings import Finding, Verdict
from bot.checks.provider import check_provider
from bot.checks.settings import check_settings, wrong_setting
from bot.checks.table import table
from bot.checks.telegram import check_telegram
from bot.errors import SettingsError
from bot.log.words import told
from bot.redaction import Redactor
from bot.settings import Settings

_ALL_RIGHT, _SOMETHING_WRONG = 0, 1

_SECONDS = 20.0
"""Seconds for each part; whatever it asks has shorter ones of its own."""


def check() -> int:
    """Print what is found, and return the exit code: 1 where something is wrong.

    It changes nothing, and may run beside the bot.
    """
    try:
        loaded = settings.load()
    except SettingsError:
        return _show([wrong_setting(problem) for problem in settings.problems()], Redactor(()))
    log.configure("CRITICAL", "text", loaded.secrets)  # the table says what libraries would
    return _show(asyncio.run(_findings(loaded)), Redactor(loaded.secrets))


def _show(findings: list[Finding], redact: Redactor) -> int:
    shown = table([finding.redacted(redact) for finding in findings], sys.stdout.encoding)
    print(shown)  # noqa: T201 -- what the command is for
    is_wrong = any(finding.verdict is Verdict.WRONG for finding in findings)
    return _SOMETHING_WRONG if is_wrong else _ALL_RIGHT


async def _findings(loaded: Settings) -> list[Finding]:
    parts = await asyncio.gather(
        _part("database", check_database(loaded, time.time)),
        _part("Telegram", check_telegram(loaded, time.time, time.monotonic)),
        _part("provider", check_provider(loaded)),
    )
    return [*check_settings(loaded), *(finding for part in parts for finding in part)]


async def _part(name: str, looking: AsyncIterator[Finding]) -> list[Finding]:
    """Return what is found of one part, as far as it goes: none hides another."""
    found: list[Finding] = []
    try:
        async with asyncio.timeout(_SECONDS):
            async for finding in looking:
                found.append(finding)  # noqa: PERF401 -- what was found before a failure counts
    except TimeoutError:
        what = "it does not answer in time"
        found.append(Finding(name, what, Verdict.WRONG, "try again, and see the network"))
    except Exception as error:  # a bug in one part hides none of the others
        what = f"it cannot be looked at: {told(error)}"
        found.append(Finding(name, what, Verdict.WRONG, "please report this"))
    return found
