"""What docs/RELIABILITY.md names is there."""

import re

from tests.journeys.reliability.process import ROOT

DOCUMENT = (ROOT / "docs" / "RELIABILITY.md").read_text("utf-8")


def test_every_test_that_the_document_names_exists() -> None:
    sources = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    named = set(re.findall(r"`(test_\w+)`", DOCUMENT))
    assert len(named) > 30
    assert not {name for name in named if f"def {name}(" not in sources}


def test_every_file_that_the_document_names_exists() -> None:
    named = re.findall(r"`((?:bot|tests|benchmarks)/[\w/.]+)`", DOCUMENT)
    assert named
    assert not [name for name in named if not (ROOT / name).exists()]
