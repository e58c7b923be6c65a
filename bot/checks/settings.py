"""The settings: each is there and can be understood, and nothing is left open to others."""

from collections.abc import Iterator
from importlib.util import find_spec

from bot.checks.findings import Finding, Verdict
from bot.errors import SettingsError
from bot.settings import Settings

_PART = "settings"


def check_settings(settings: Settings) -> Iterator[Finding]:
    """Yield what is to be said of settings that could be read."""
    yield Finding(_PART, "all of them can be understood")
    if settings.sentry_dsn.get_secret_value() and find_spec("sentry_sdk") is None:
        what = "SENTRY_DSN needs a package that is not installed"
        yield Finding(_PART, what, Verdict.WRONG, "install veogram[sentry], or leave it out")
    for warning in settings.warnings:
        what, _, to_do = warning.rpartition(": ")
        yield Finding(_PART, what, Verdict.NOTE, to_do)


def wrong_setting(error: SettingsError) -> Finding:
    """Return what is to be said of a setting that is missing or wrong."""
    problem, _, to_do = error.problem.partition(": ")
    return Finding(_PART, f"{error.key} {problem}", Verdict.WRONG, to_do)
