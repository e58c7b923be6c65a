"""What is said of settings."""

import pytest

from bot import settings
from bot.checks.findings import Finding, Verdict
from bot.checks.settings import check_settings, wrong_setting
from bot.errors import SettingsError

KEYS = {"telegram_bot_token": "42:TEST", "aimlapi_key": "some-key", "allowed_users": "1"}
DSN = "https://0123456789abcdef@sentry.example/1"


def found(**changes: object) -> list[Finding]:
    return list(check_settings(settings.load(**{**KEYS, **changes})))


def test_settings_that_can_be_understood_are_right() -> None:
    assert [finding.verdict for finding in found()] == [Verdict.RIGHT]


def test_what_is_open_to_others_is_a_note_with_what_to_do() -> None:
    _, note = found(allowed_users="")
    assert note.verdict is Verdict.NOTE
    assert "ALLOWED_USERS" in note.to_do


@pytest.mark.parametrize("is_installed", [True, False])
def test_reports_need_their_package(monkeypatch: pytest.MonkeyPatch, is_installed: bool) -> None:
    spec = object() if is_installed else None
    monkeypatch.setattr("bot.checks.settings.find_spec", lambda _: spec)
    verdicts = [finding.verdict for finding in found(sentry_dsn=DSN)]
    assert (Verdict.WRONG in verdicts) is not is_installed


def test_a_wrong_setting_is_named_and_what_would_be_right_is_below() -> None:
    finding = wrong_setting(SettingsError("PORT", "is wrong: set it to a port"))
    assert (finding.verdict, finding.what) == (Verdict.WRONG, "PORT is wrong")
    assert finding.to_do == "set it to a port"


def test_what_a_finding_quotes_is_shown_on_one_line_and_without_secrets() -> None:
    finding = Finding("Telegram", "said:\n\x1b[2Jsecret", to_do="see\tsecret")
    shown = finding.redacted(lambda text: text.replace("secret", "***"))
    assert (shown.what, shown.to_do) == ("said:  [2J***", "see ***")
