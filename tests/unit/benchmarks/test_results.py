"""Results are kept, and what is missed is explained."""

from collections.abc import AsyncIterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from benchmarks.__main__ import MEASURES, _measure
from benchmarks.figure import HEAD, Figure, row
from benchmarks.machine import machine
from benchmarks.picture import SHOWN, draw
from benchmarks.results import PAGE, Measured, keep, kept, put, section, table
from tests.journeys import (
    test_start_benchmarks,
    test_store_benchmarks,
    test_traffic_benchmarks,
)

NOTICED, HANDLED = "finished at the provider → in the chat: 45 s, for real", "`/veo` handled"

FAST = Figure(NOTICED, "0.9 s", "5.1 s: each 10 s", "5 times sooner", is_met=True, ratio=0.18)
SLOW = Figure(HANDLED, "0.3 s", "0.1 s: a bare bot", "under 1.6 times", is_met=False, ratio=3.0)
ALONE = Figure("idle", "0.2 %", "", "under 0.3 %", is_met=True)


def written() -> list[Figure]:
    """Return what the page is made of."""
    return [figure for figures in kept().values() for figure in figures]


def test_each_measure_is_kept_alive_by_a_test() -> None:
    tried = [*test_start_benchmarks.MEASURES, *test_store_benchmarks.MEASURES]
    assert sorted([*tried, *test_traffic_benchmarks.MEASURES]) == sorted(MEASURES)


def test_a_measure_is_repeated_without_the_others(tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    names = ["one", "two", "three"]
    keep({"two": [SLOW], "one": [FAST]}, names, path)
    assert keep({"two": [ALONE], "three": [SLOW]}, names, path) == kept(path)
    assert [*kept(path).items()] == [("one", [FAST]), ("two", [ALONE]), ("three", [SLOW])]


def test_what_is_not_measured_any_more_goes(tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    keep({"one": [FAST], "two": [SLOW]}, ["one", "two"], path)
    assert [*keep({}, ["two"], path)] == ["two"]


async def test_a_measure_that_takes_too_long_loses_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def fast() -> AsyncIterator[Figure]:
        yield FAST

    async def stuck() -> AsyncIterator[Figure]:
        yield SLOW
        raise TimeoutError

    written: list[Measured] = []
    for name, measure in (("stuck", stuck), ("fast", fast)):
        monkeypatch.setitem(MEASURES, name, measure)
    assert await _measure(["stuck", "fast"], written.append) == 1
    assert written == [{"fast": [FAST]}]


def test_only_what_stands_between_the_marks_is_replaced(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- a: begin -->\nold\n<!-- a: end -->\nafter\n", "utf-8")
    put("a", ["new", "lines"], page)
    put("a", ["newer", "lines"], page)
    assert section("a", page) == "newer\nlines"
    text = page.read_text("utf-8")
    assert text.startswith("before\n")
    assert text.endswith("\nafter\n")
    assert "old" not in text


def test_a_section_that_is_missing_is_an_error_and_nothing_is_written(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("<!-- a: begin -->", "utf-8")
    with pytest.raises(ValueError, match="no section a"):
        put("a", ["new"], page)
    assert page.read_text("utf-8") == "<!-- a: begin -->"


def test_a_table_has_as_many_cells_in_each_row_as_in_its_head() -> None:
    lines = table("what|how much", [("a", "1"), ("b", "2")])
    assert len(lines) == 4
    assert {line.count("|") for line in lines} == {3}


def test_the_page_shows_what_was_kept() -> None:
    lines = section("table").splitlines()
    assert lines[2:] == [row(figure) for figure in written()]
    assert not lines or "\n".join(lines[:2]) == HEAD
    assert {*kept()} <= {*MEASURES}


def test_what_is_missed_is_explained() -> None:
    words = PAGE.read_text("utf-8").partition("## What is missed, and why")[2].partition("\n## ")[0]
    missed = [figure.what for figure in written() if not figure.is_met]
    assert [what for what in missed if f"**{what}" not in words] == []


def test_the_picture_shows_what_is_compared_in_light_and_in_dark(tmp_path: Path) -> None:
    path = tmp_path / "picture.svg"
    draw([FAST, SLOW, ALONE], path)
    drawn = path.read_text("utf-8")
    words = [text.text for text in ET.fromstring(drawn).iter("{http://www.w3.org/2000/svg}text")]
    assert {FAST.ours, FAST.beside, SLOW.ours, SLOW.beside} <= {*words}
    assert SHOWN[NOTICED] in " ".join(map(str, words))
    assert SHOWN[HANDLED] in words
    assert ALONE.ours not in words
    assert "prefers-color-scheme: dark" in drawn
    assert ET.fromstring(drawn).findtext("{*}title")


@pytest.mark.skipif({*kept()} != {*MEASURES}, reason="not everything has been measured")
def test_the_picture_shows_what_there_is() -> None:
    measured = {figure.what: figure.ratio for figure in written()}
    assert [what for what in SHOWN if not measured.get(what)] == []


def test_the_same_figures_draw_the_same_picture(tmp_path: Path) -> None:
    for name in ("one", "two"):
        draw([FAST, SLOW], tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_the_machine_is_told_in_a_line() -> None:
    assert "\n" not in machine()
    assert "SQLite" in machine()
