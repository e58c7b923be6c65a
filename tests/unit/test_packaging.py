"""What is declared is what is needed: by the installed bot, and in the installed package."""

import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterable, Iterator
from importlib.metadata import packages_distributions, requires
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
EXTRAS = tuple(PROJECT["project"]["optional-dependencies"])
PINS = [
    Requirement(line)
    for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]

BLIND = """
import importlib, sys

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ABSENT:
            raise ModuleNotFoundError(f"{name} is not declared", name=name)

ABSENT = set(sys.argv[2].split())
sys.meta_path.insert(0, Absent())
importlib.import_module(sys.argv[1])
"""
BUILD = "from setuptools import build_meta; build_meta.build_wheel('dist')"
CODE = ("benchmarks", "bot", "sandbox", "tests")


def declared(*extras: str) -> list[Requirement]:
    """Return what the project itself asks for."""
    optional = PROJECT["project"]["optional-dependencies"]
    lines = (*PROJECT["project"]["dependencies"], *(line for e in extras for line in optional[e]))
    return [Requirement(line) for line in lines]


def needed(requirements: Iterable[Requirement]) -> set[str]:
    """Return the distributions that come with some, themselves included."""
    found: set[str] = set()
    waiting, seen = list(requirements), set[str]()
    while waiting:
        requirement = waiting.pop()
        if str(requirement) not in seen:
            seen.add(str(requirement))
            found.add(canonicalize_name(requirement.name))
            waiting += children(requirement)
    return found


def children(requirement: Requirement) -> Iterator[Requirement]:
    for line in requires(requirement.name) or ():
        child = Requirement(line)
        contexts = [{"extra": extra} for extra in requirement.extras or {""}]
        if child.marker is None or any(map(child.marker.evaluate, contexts)):
            yield child


@pytest.mark.parametrize(("extras", "module"), [((), "bot.app"), (("sandbox",), "sandbox.demo")])
def test_it_starts_with_what_it_declares_and_nothing_else(
    extras: tuple[str, ...], module: str
) -> None:
    present = needed(declared(*extras)) | {"veogram"}
    absent = [
        package
        for package, distributions in packages_distributions().items()
        if not {canonicalize_name(name) for name in distributions} & present
    ]
    blind = subprocess.run(
        [sys.executable, "-c", BLIND, module, " ".join(absent)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "pytest" in absent
    assert blind.returncode == 0, blind.stderr


def test_every_file_beside_the_code_is_packed() -> None:
    patterns = PROJECT["tool"]["setuptools"]["package-data"]["bot"]
    packed = {path for pattern in patterns for path in (ROOT / "bot").glob(pattern)}
    beside = {
        path
        for path in (ROOT / "bot").rglob("*")
        if path.is_file() and path.suffix not in {".py", ".pyc"}
    }
    assert beside == packed


def test_the_wheel_holds_the_bot_and_nothing_else(tmp_path: Path) -> None:
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tmp_path)
    for name in CODE:
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("*.pyc"))
    built = subprocess.run(
        [sys.executable, "-c", BUILD], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert built.returncode == 0, built.stderr
    (wheel,) = (tmp_path / "dist").iterdir()
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    info = f"{wheel.name.removesuffix('-py3-none-any.whl')}.dist-info"
    bot = {str(p.relative_to(ROOT)) for p in (ROOT / "bot").rglob("*") if p.is_file()}
    assert {name.partition("/")[0] for name in packed} == {"bot", info}
    assert {name for name in packed if name.startswith("bot/")} == {
        name for name in bot if not name.endswith(".pyc")
    }


def test_everything_that_is_installed_is_pinned_exactly() -> None:
    names = {canonicalize_name(pin.name) for pin in PINS}
    everything = needed(declared(*EXTRAS))
    assert everything - names == set()
    assert all(re.fullmatch(r"==[\w.]+", str(pin.specifier)) for pin in PINS)


def test_every_pin_is_within_the_range_that_works() -> None:
    pins = {canonicalize_name(pin.name): str(pin.specifier)[2:] for pin in PINS}
    for requirement in declared(*EXTRAS):
        assert pins[canonicalize_name(requirement.name)] in requirement.specifier
