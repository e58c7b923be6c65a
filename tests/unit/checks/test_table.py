import pytest

from bot.checks.findings import Finding, Verdict
from bot.checks.table import table

FINDINGS = [
    Finding("settings", "everything"),
    Finding("Telegram", "a token", Verdict.WRONG, "take another"),
    Finding("provider", "a balance", Verdict.NOTE),
]


def test_every_finding_has_its_mark_and_what_to_do_below_it() -> None:
    assert table(FINDINGS).splitlines() == [
        "✓  settings  everything",
        "✗  Telegram  a token",
        "             → take another",
        "!  provider  a balance",
    ]


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_that_has_no_such_marks_shows_others(encoding: str) -> None:
    shown = table(FINDINGS, encoding)
    assert [line[:2] for line in shown.splitlines()] == ["ok", "NO", "  ", "! "]
    assert shown.encode(encoding)


def test_nothing_found_is_nothing_shown() -> None:
    assert table([]) == ""
