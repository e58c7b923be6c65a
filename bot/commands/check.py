"""``veogram check``: say what is set up right, what is not, and what to do."""

import sys

from bot import settings
from bot.checks.findings import Finding, Verdict
from bot.checks.settings import check_settings, wrong_setting
from bot.checks.table import table
from bot.errors import SettingsError

_ALL_RIGHT, _SOMETHING_WRONG = 0, 1


def check() -> int:
    """Print what is found, and return the exit code: 1 where something is wrong.

    It changes nothing, and may run beside the bot.
    """
    findings = _findings()
    print(table(findings, sys.stdout.encoding))  # noqa: T201 -- what the command is for
    is_wrong = any(finding.verdict is Verdict.WRONG for finding in findings)
    return _SOMETHING_WRONG if is_wrong else _ALL_RIGHT


def _findings() -> list[Finding]:
    try:
        loaded = settings.load()
    except SettingsError:
        return [wrong_setting(problem) for problem in settings.problems()]
    return list(check_settings(loaded))
