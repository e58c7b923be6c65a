"""What the pages about promises name is there."""

import re
from pathlib import Path

import pytest

from tests.journeys.reliability.process import ROOT

DOCUMENTS = [ROOT / "docs" / "RELIABILITY.md", ROOT / "docs" / "SECURITY.md"]
TESTS = [
    path for folder in ("tests", "sandbox/tests") for path in (ROOT / folder).rglob("test_*.py")
]

every_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)


@every_document
def test_every_test_that_the_document_names_exists(document: Path) -> None:
    sources = "\n".join(path.read_text("utf-8") for path in TESTS)
    named = set(re.findall(r"`(test_\w+)`", document.read_text("utf-8")))
    assert len(named) > 30
    assert not {name for name in named if f"def {name}(" not in sources}


@every_document
def test_every_file_that_the_document_names_exists(document: Path) -> None:
    named = re.findall(r"`((?:bot|tests|benchmarks)/[\w/.]+)`", document.read_text("utf-8"))
    assert not [name for name in named if not (ROOT / name).exists()]


@every_document
def test_every_promise_names_its_test(document: Path) -> None:
    promises = document.read_text("utf-8").partition("## Promises")[2].partition("\n## ")[0]
    rows = [line.split(" | ") for line in promises.splitlines() if line.startswith("| ")]
    assert len(rows) > 20
    assert not [row[0] for row in rows if row[0] != "| promise" and "`" not in row[-1]]
