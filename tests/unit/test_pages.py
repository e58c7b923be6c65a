"""The pages of docs name what there is, and their pictures are true."""

import argparse
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from bot.__main__ import WRONG_SETTING, _parser
from bot.settings import Settings
from bot.tasks.task import PENDING, Status
from tests.store.transitions import TRANSITIONS

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.glob("*.md"), ROOT / "CONTRIBUTING.md", ROOT / "benchmarks" / "RESULTS.md"])
OPERATING = (DOCS / "OPERATING.md").read_text("utf-8")
RULES = (ROOT / "deploy" / "prometheus" / "alerts.yml").read_text("utf-8")
FOLDERS = "benchmarks|bot|deploy|docs|requirements|sandbox|tests"

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def commands() -> set[str]:
    """Return the commands of the command line."""
    actions = _parser()._actions
    (chosen,) = [each for each in actions if isinstance(each, argparse._SubParsersAction)]
    return {*chosen.choices}


def targets() -> set[str]:
    """Return the targets of the Makefile that are no files."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    return set(re.findall(r"(?m)^([a-z-]+):", makefile))


def table(after: str) -> list[list[str]]:
    """Return the rows of the first table of OPERATING.md after a heading."""
    lines = OPERATING[OPERATING.index(after) :].splitlines()
    rows = [line.strip("|").split("|") for line in lines[: lines.index("", 2)] if line[:1] == "|"]
    return [[cell.strip() for cell in row] for row in rows[2:]]


@each_page
def test_every_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@each_page
def test_every_path_that_is_named_exists(page: Path) -> None:
    text = page.read_text("utf-8")
    named = re.findall(rf"(?<![\w/-])((?:{FOLDERS})/[\w./-]*\w)", text)
    assert [path for path in named if "xx" not in path and not (ROOT / path).exists()] == []


@each_page
def test_every_command_that_is_named_exists(page: Path) -> None:
    text = page.read_text("utf-8")
    assert (
        set(re.findall(r"(?:`|bin/|bot |^)veogram (?!-)([a-z]\w*)", text, re.MULTILINE))
        <= commands()
    )
    assert set(re.findall(r"as-service ([a-z]\w*)", text)) - {"carries"} <= commands()
    assert set(re.findall(r"(?:`|^)make ([a-z-]+)", text, re.MULTILINE)) <= targets()


@each_page
def test_every_setting_that_is_named_exists(page: Path) -> None:
    named = set(
        re.findall(r"`((?:TELEGRAM|AIMLAPI|DATABASE|HEALTH|WEBHOOK)_[A-Z_]+)`", page.read_text())
    )
    names = {name.removesuffix("_FILE").lower() for name in named}
    assert names <= {*Settings.model_fields}


def test_every_alert_has_its_remedy_and_no_other_has() -> None:
    told = [row[0].strip("`") for row in table("### What an alert means")]
    assert told == re.findall(r"- alert: (\w+)", RULES)


def test_the_exit_codes_are_those_of_the_program() -> None:
    told = {int(row[0]) for row in table("### How it ended")}
    assert told >= {0, 1, WRONG_SETTING}


def test_every_status_is_explained() -> None:
    page = (DOCS / "ARCHITECTURE.md").read_text("utf-8")
    table, _, _ = page[page.index("| status | meaning |") :].partition("\n\n")
    assert set(re.findall(r"(?m)^\| `(\w+)` \|", table)) == {*Status}


def test_the_arrows_between_statuses_are_the_changes_that_there_are() -> None:
    changes = {
        (before, change.after)
        for change in TRANSITIONS.values()
        for before in change.leaves
        if change.before is not change.after
    }
    assert arrows() == changes


def arrows() -> set[tuple[Status, Status]]:
    """Return from where to where the picture has arrows; ``pending`` stands for four statuses."""
    found = set()
    for path in picture("task").findall(".//{*}path"):
        if after := path.get("data-to"):
            before = path.attrib["data-from"]
            origins = PENDING if before == "pending" else {Status(before)}
            found |= {(origin, Status(after)) for origin in origins}
    return found


@pytest.mark.parametrize("name", ["architecture", "task"])
def test_a_picture_has_a_ground_of_its_own_and_says_what_it_shows(name: str) -> None:
    drawn = picture(name)
    assert drawn.findtext("{*}title")
    assert drawn.findtext("{*}desc")
    first = drawn.findall("{*}rect")[0]
    assert first.get("class") == "paper"
    assert "prefers-color-scheme: dark" in (drawn.findtext("{*}style") or "")


def picture(name: str) -> ET.Element:
    return ET.fromstring((DOCS / f"{name}.svg").read_text("utf-8"))
