"""``benchmarks/RESULTS.md``: what is measured stands between marks, the words around it do not.

The figures are kept beside it as JSON, so that one measure can be repeated without the others.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.figure import Figure

PAGE = Path(__file__).with_name("RESULTS.md")
KEPT = Path(__file__).with_name("results.json")

Measured = Mapping[str, Sequence[Figure]]
"""The figures of each measure, by its name."""


def kept(path: Path = KEPT) -> Measured:
    """Return what was kept."""
    found = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return {name: [Figure(**figure) for figure in figures] for name, figures in found.items()}


def keep(measured: Measured, names: Iterable[str], path: Path = KEPT) -> Measured:
    """Keep figures with those of other measures; return all, in the order of ``names``."""
    known = {**kept(path), **measured}
    ordered = {name: known[name] for name in names if name in known}
    plain = {name: [asdict(figure) for figure in figures] for name, figures in ordered.items()}
    path.write_text(json.dumps(plain, indent=2, ensure_ascii=False) + "\n", "utf-8")
    return ordered


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
