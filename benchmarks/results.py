"""``benchmarks/RESULTS.md``: what is measured stands between marks, the words around it do not."""

from collections.abc import Iterable
from pathlib import Path

PAGE = Path(__file__).with_name("RESULTS.md")


def put(section: str, lines: Iterable[str], page: Path = PAGE) -> None:
    """Replace what stands between the marks of a section.

    Raises:
        ValueError: the page has no such section.
    """
    text = page.read_text("utf-8")
    begin, end = (f"<!-- {section}: {mark} -->" for mark in ("begin", "end"))
    before, _, rest = text.partition(begin)
    _, found, after = rest.partition(end)
    if not found:
        raise ValueError(f"{page.name} has no section {section}")
    new = "\n".join(lines)
    page.write_text(f"{before}{begin}\n\n{new}\n\n{end}{after}", "utf-8")


def section(name: str, page: Path = PAGE) -> str:
    """Return what stands between the marks of a section."""
    _, _, rest = page.read_text("utf-8").partition(f"<!-- {name}: begin -->")
    return rest.partition(f"<!-- {name}: end -->")[0].strip()


def table(head: str, rows: Iterable[Iterable[str]]) -> list[str]:
    """Return a Markdown table; ``head`` has its columns, separated by bars."""
    columns = head.split("|")
    lines = [columns, ["---"] * len(columns), *rows]
    return [f"| {' | '.join(cell.strip() for cell in line)} |" for line in lines]
