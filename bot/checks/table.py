"""Findings as a table for a terminal."""

from collections.abc import Sequence

from bot.checks.findings import Finding, Verdict

_MARKS = {Verdict.RIGHT: "✓", Verdict.NOTE: "!", Verdict.WRONG: "✗"}
_PLAIN = {Verdict.RIGHT: "ok", Verdict.NOTE: "!", Verdict.WRONG: "NO"}
"""Marks for a terminal that has no others."""


def table(findings: Sequence[Finding], encoding: str = "utf-8") -> str:
    """Return a line for each finding, and below it what to do, where there is something."""
    marks = _MARKS if _can_write("".join(_MARKS.values()), encoding) else _PLAIN
    width = max((len(finding.part) for finding in findings), default=0)
    lines = []
    for finding in findings:
        head = f"{marks[finding.verdict]:2} {finding.part:{width}}  "
        lines.append(head + finding.what)
        if finding.to_do:
            lines.append(" " * len(head) + f"→ {finding.to_do}")
    return "\n".join(lines).encode(encoding, "replace").decode(encoding)


def _can_write(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
