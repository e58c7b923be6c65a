"""Every module is small and says what it is for."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "sandbox", "benchmarks")
MODULES = sorted(
    path
    for package in PACKAGES
    for path in (ROOT / package).rglob("*.py")
    if "tests" not in path.relative_to(ROOT).parts
)
TESTS = sorted(path for package in ("sandbox", "tests") for path in (ROOT / package).rglob("*.py"))
_MOST_LINES = 300


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_there_are_modules_of_every_package() -> None:
    assert {name(path).partition("/")[0] for path in MODULES} == set(PACKAGES)
    assert Path(__file__) in TESTS


@pytest.mark.parametrize("path", sorted({*MODULES, *TESTS}), ids=name)
def test_no_module_is_too_long_to_be_read_at_once(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= _MOST_LINES


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    document = ast.get_docstring(ast.parse(path.read_text("utf-8")))
    assert document
    assert document.splitlines()[0].rstrip().endswith((".", "?", ":", ";"))
