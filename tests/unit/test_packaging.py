"""What is declared is what is needed, packed and locked."""

import os
import platform
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import packages_distributions, requires
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
EXTRAS = tuple(PROJECT["project"]["optional-dependencies"])
LOCKED_EXTRAS = {
    "run": (),
    "charts": ("charts",),
    "postgresql": ("postgresql",),
    "sentry": ("sentry",),
    "socks": ("socks",),
    "uvloop": ("uvloop",),
    "sandbox": ("sandbox",),
    "dev": ("sandbox", "dev"),
}
"""The lock files of the project, and the extras that each is for."""
LOCKS = (*LOCKED_EXTRAS, "lock")
"""All lock files: `lock` holds the tool that writes the others."""

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
PROJECT_ALONE = " --no-deps --no-build-isolation --editable ."
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


@dataclass(frozen=True, slots=True)
class Pin:
    """One distribution of a lock file."""

    requirement: Requirement
    hashes: tuple[str, ...]

    @property
    def name(self) -> str:
        return canonicalize_name(self.requirement.name)

    @property
    def version(self) -> str:
        return str(self.requirement.specifier).removeprefix("==")


def text_of(lock: str) -> str:
    return (ROOT / "requirements" / f"{lock}.txt").read_text("utf-8")


def pins(lock: str, python: str = platform.python_version()) -> list[Pin]:
    """Return what is installed on any system with a version of Python."""
    lines = text_of(lock).replace("\\\n", " ").splitlines()
    found = [pin(line) for line in lines if not line.startswith("#")]
    return [each for each in found if is_for(each.requirement, python)]


def is_for(requirement: Requirement, python: str) -> bool:
    environments = [
        {"python_full_version": python, "python_version": python[:4], "sys_platform": system}
        for system in ("linux", "darwin", "win32")
    ]
    return requirement.marker is None or any(map(requirement.marker.evaluate, environments))


def pin(line: str) -> Pin:
    requirement, *hashes = line.split(" --hash=")
    return Pin(Requirement(requirement), tuple(each.strip() for each in hashes))


def versions(lock: str) -> dict[str, str]:
    return {each.name: each.version for each in pins(lock)}


@pytest.mark.parametrize("lock", LOCKED_EXTRAS)
def test_everything_that_is_installed_is_pinned(lock: str) -> None:
    extras = LOCKED_EXTRAS[lock]
    assert needed(declared(*extras)) | {"setuptools"} <= versions(lock).keys()


def test_every_extra_is_locked() -> None:
    assert {extra for extras in LOCKED_EXTRAS.values() for extra in extras} == {*EXTRAS}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_is_exact_and_has_its_hashes(lock: str) -> None:
    assert pins(lock)
    for each in pins(lock):
        assert re.fullmatch(r"==[\w.]+", str(each.requirement.specifier)), each
        assert each.hashes, each
        assert all(re.fullmatch("sha256:[0-9a-f]{64}", digest) for digest in each.hashes), each


@pytest.mark.parametrize("python", ["3.11.2", "3.12.0", "3.14.1"])
@pytest.mark.parametrize("lock", LOCKS)
def test_nothing_is_pinned_twice(lock: str, python: str) -> None:
    names = [each.name for each in pins(lock, python)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("lock", LOCKED_EXTRAS)
def test_every_lock_has_the_versions_and_hashes_that_are_tested(lock: str) -> None:
    tested = {each.name: each for each in pins("dev")}
    assert {each.name: each.hashes for each in pins(lock)} == {
        each.name: tested[each.name].hashes for each in pins(lock)
    }
    assert versions(lock).items() <= versions("dev").items()


@pytest.mark.parametrize("lock", LOCKED_EXTRAS)
def test_every_pin_is_within_the_range_that_works(lock: str) -> None:
    build = [Requirement(line) for line in PROJECT["build-system"]["requires"]]
    for requirement in (*declared(*LOCKED_EXTRAS[lock]), *build):
        assert versions(lock)[canonicalize_name(requirement.name)] in requirement.specifier


def test_what_builds_without_isolation_is_what_builds_with_it() -> None:
    assert PROJECT["dependency-groups"]["build"] == PROJECT["build-system"]["requires"]


def test_a_platform_installs_what_make_run_installs_and_postgresqls_driver() -> None:
    lines = (ROOT / "requirements.txt").read_text("utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == [
        "--requirement requirements/postgresql.txt"
    ]


def test_make_installs_by_hash_alone() -> None:
    dry = subprocess.run(
        ["make", "--dry-run", "--always-make", "run", "demo", "check", "wheel", "lock"],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if "MAKE" not in name},
        capture_output=True,
        text=True,
        check=True,
    )
    installs = [line for line in dry.stdout.splitlines() if " pip install " in line]
    project = [line for line in installs if line.endswith(PROJECT_ALONE)]
    assert set(re.findall(r"requirements/(\w+)\.txt", "\n".join(installs))) <= {*LOCKS}
    assert len(project) == 3
    others = [line for line in installs if line not in project and "--no-index" not in line]
    assert [line for line in others if "--require-hashes" not in line] == []


@pytest.mark.parametrize("document", ["docs/DEPLOYING.md", "CONTRIBUTING.md"])
def test_every_lock_that_a_document_names_exists(document: str) -> None:
    named = re.findall(r"requirements/(\w+)\.txt", (ROOT / document).read_text("utf-8"))
    assert named
    assert {*named} <= {*LOCKS}
