"""Every module is small and says what it is for."""

import ast
from pathlib import Path

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


def test_no_module_is_too_long_to_be_read_at_once() -> None:
    lines = {name(path): len(path.read_text("utf-8").splitlines()) for path in {*MODULES, *TESTS}}
    assert {module: count for module, count in lines.items() if count > _MOST_LINES} == {}


def test_every_module_says_what_it_is_for() -> None:
    assert [name(path) for path in MODULES if not _says_what_it_is_for(path)] == []


def _says_what_it_is_for(path: Path) -> bool:
    document = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return document.partition("\n")[0].rstrip().endswith((".", "?", ":", ";"))
