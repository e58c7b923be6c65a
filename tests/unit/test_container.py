"""The files for containers and platforms name what there is, and do what a machine can try."""

import json
import os
import re
import shutil
import subprocess
import sys
import venv
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bot.__main__ import _parser
from bot.settings import Settings
from tests.unit import plain_yaml

ROOT = Path(__file__).parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
COMPOSE: dict[str, Any] = plain_yaml.read((ROOT / "compose.yaml").read_text("utf-8"))
SETTINGS = {name.upper() for name in Settings.model_fields}
OTHERS = {"POSTGRES_PASSWORD", "TELEGRAM_API_ID", "TELEGRAM_API_HASH"}
"""Variables of compose.yaml that are for other programs."""
PYTHONS = {"PATH", "PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE"}
PIPS = {"PIP_NO_CACHE_DIR", "PIP_DISABLE_PIP_VERSION_CHECK"}


def instructions(name: str) -> list[str]:
    """Return what follows an instruction of the Dockerfile, each time, on one line."""
    joined = re.sub(r"\\\n\s*", "", DOCKERFILE)
    return re.findall(rf"(?m)^{name} (.*)$", joined)


def installed(package: str) -> Path:
    """Return where a package is that the tests have."""
    found = find_spec(package)
    assert found
    assert found.origin
    return Path(found.origin).parent


def builder() -> list[Path]:
    """Return what the lock file installs to build the project with."""
    setuptools = installed("setuptools")
    (about,) = setuptools.parent.glob("setuptools-*.dist-info")
    return [setuptools, about, installed("_distutils_hack")]


def carried_out(arguments: list[str]) -> str:
    name: str = _parser().parse_args(arguments).carry_out.__name__
    return name


def test_the_image_runs_commands_that_there_are() -> None:
    ((entry,), (command,)) = instructions("ENTRYPOINT"), instructions("CMD")
    assert json.loads(entry) == ["veogram"]
    assert carried_out(json.loads(command)) == "_run"
    (check,) = instructions("HEALTHCHECK")
    program, *arguments = json.loads(check[check.index("[") :])
    assert program == "veogram"
    assert carried_out(arguments) == "_health"


def test_every_variable_of_the_image_is_a_setting_or_pythons() -> None:
    named = set(re.findall(r"([A-Z_]+)=", " ".join(instructions("ENV"))))
    assert named <= SETTINGS | PYTHONS | PIPS
    assert {"DATABASE_URL", "HEALTH_PORT"} <= named


def test_the_image_is_built_from_what_there_is() -> None:
    kept = (ROOT / ".dockerignore").read_text("utf-8").split("\n*\n")[1]
    allowed = set(re.findall(r"(?m)^!(\S+)$", kept))
    copied = [line.split()[:-1] for line in instructions("COPY") if "--from" not in line]
    for path in (path for paths in copied for path in paths):
        assert (ROOT / path).exists()
        assert path.split("/")[0] in allowed
    assert {path for path in allowed if not (ROOT / path).exists()} == set()


def test_the_image_runs_as_nobody_special_and_keeps_data_on_a_volume() -> None:
    assert instructions("USER") == ["veogram"]
    assert DOCKERFILE.index("\nUSER") > DOCKERFILE.rindex("\nRUN")
    assert instructions("VOLUME") == instructions("WORKDIR")[1:] == ["/data"]
    assert "DATABASE_URL=sqlite:////data/veogram.db" in DOCKERFILE


def test_nothing_in_the_image_is_for_one_kind_of_processor() -> None:
    assert not re.search(r"amd64|arm64|x86|aarch|--platform|TARGETARCH", DOCKERFILE)


def test_everything_is_installed_by_hash() -> None:
    installs = [line for line in instructions("RUN") if "pip install" in line]
    assert len(installs) == 2
    assert all("--require-hashes" in line or "--no-deps" in line for line in installs)


def test_the_steps_of_the_build_work_where_they_need_no_network(tmp_path: Path) -> None:
    context = tmp_path / "build"
    context.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, context)
    shutil.copytree(ROOT / "bot", context / "bot", ignore=shutil.ignore_patterns("*.pyc"))
    venv.create(tmp_path / "veogram", with_pip=False)
    for path in builder():
        shutil.copytree(path, tmp_path / "lib" / path.name)
    python = tmp_path / "veogram" / "bin" / "python"
    (install,) = [line for line in instructions("RUN") if "--no-build-isolation" in line]
    arguments = install.split("/bin/pip ")[1].split()
    env = {**os.environ, "PYTHONPATH": str(tmp_path / "lib")}
    step = [sys.executable, "-m", "pip", "--python", str(python), *arguments]
    subprocess.run([*step, "--quiet", "--no-index"], cwd=context, env=env, check=True)
    told = subprocess.run(
        [tmp_path / "veogram" / "bin" / "veogram", "--version"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed("pydantic").parent)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.startswith("veogram ")


def test_every_extra_of_the_image_has_its_lock() -> None:
    (extras,) = instructions("ARG")[1:]
    name, usual = extras.split("=")
    assert COMPOSE["services"]["bot"]["build"]["args"] == {name: f"${{VEOGRAM_EXTRAS:-{usual}}}"}
    named = re.findall(r'EXTRAS="(.+)"', DOCKERFILE)[0].split()
    for extra in {usual, *named}:
        assert (ROOT / "requirements" / f"{extra}.txt").exists()


def test_every_image_of_others_has_its_version() -> None:
    images = [service["image"] for service in COMPOSE["services"].values()]
    versions = [image.partition(":")[2] for image in images if image != "veogram"]
    assert versions
    assert all(re.fullmatch(r"\d+(\.\d+)*", version) for version in versions), versions


def test_compose_starts_the_bot_alone_unless_told_otherwise() -> None:
    services = COMPOSE["services"]
    assert [name for name, service in services.items() if "profiles" not in service] == ["bot"]
    assert services["postgresql"]["profiles"] == ["postgresql"]
    assert services["bot-api"]["profiles"] == ["bot-api"]


def test_the_bot_of_compose_writes_to_its_volume_alone() -> None:
    bot = COMPOSE["services"]["bot"]
    assert bot["read_only"] is True
    assert bot["cap_drop"] == ["ALL"]
    assert "data:/data" in bot["volumes"]
    assert int(bot["stop_grace_period"].removesuffix("s")) > 10


def test_nobody_outside_reaches_a_port_of_compose_but_the_webhooks() -> None:
    services = COMPOSE["services"]
    assert [name for name, service in services.items() if "ports" in service] == ["bot"]
    assert [port.strip('"') for port in services["bot"]["ports"]] == ["127.0.0.1:8080:8080"]
    assert not any("network_mode" in service for service in services.values())


def test_every_volume_that_compose_names_is_one() -> None:
    volumes = {
        volume.split(":")[0]
        for service in COMPOSE["services"].values()
        for volume in service.get("volumes", ())
    }
    assert volumes == set(COMPOSE["volumes"])


def test_every_variable_of_compose_is_a_setting_or_another_programs() -> None:
    text = (ROOT / "compose.yaml").read_text("utf-8")
    named = {
        name.removesuffix("_FILE")
        for name in re.findall(r"\b([A-Z]+(?:_[A-Z]+)+)\b", text)
        if name.startswith(("TELEGRAM", "DATABASE", "WEBHOOK", "HEALTH", "AIMLAPI"))
    }
    assert named - {"TELEGRAM_LOCAL"} <= SETTINGS | OTHERS
    assert set(COMPOSE["services"]["bot"]["environment"]) <= SETTINGS


def test_the_procfile_runs_the_bot() -> None:
    lines = (ROOT / "Procfile").read_text("utf-8").splitlines()
    assert lines == ["web: python -m bot", "worker: python -m bot"]
