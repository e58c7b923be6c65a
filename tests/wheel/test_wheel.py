"""What is installed from the wheel is the bot, whole and alone, and it works."""

import argparse
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from bot.__main__ import WRONG_SETTING, _parser
from tests.journeys.reliability.process import BotProcess
from tests.stage import Stage
from tests.wheel.installed import Installed

ROOT = Path(__file__).parents[2]

IMPORT_ALL = """
import importlib, pkgutil, sys, bot
for module in pkgutil.walk_packages(bot.__path__, "bot."):
    if module.name not in sys.argv[1:] and ".migrations." not in module.name:
        importlib.import_module(module.name)
print(bot.__file__)
"""
NOT_IMPORTED = ("bot.__main__", "bot.chat.files.draw", "bot.log.sentry")
"""What is a program, and what is there for an extra."""

KEYS = {"TELEGRAM_BOT_TOKEN": "1:ABC", "AIMLAPI_KEY": "some-key"}


def commands() -> set[str]:
    (chosen,) = [
        action for action in _parser()._actions if isinstance(action, argparse._SubParsersAction)
    ]
    return {*chosen.choices}


def test_every_file_of_the_bot_is_installed_and_no_other(installed: Installed) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "bot"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    found = {
        path.relative_to(installed.packages).as_posix()
        for path in (installed.packages / "bot").rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert found == {*listed.stdout.split()}
    assert not (installed.packages / "sandbox").exists()
    assert not (installed.packages / "tests").exists()


def test_all_that_is_needed_is_there(installed: Installed, tmp_path: Path) -> None:
    assert installed.run("-m", "pip", "check", cwd=tmp_path)[0] == 0


def test_every_module_can_be_imported(installed: Installed, tmp_path: Path) -> None:
    code, said = installed.run("-c", IMPORT_ALL, *NOT_IMPORTED, cwd=tmp_path)
    assert code == 0, said
    assert Path(said.strip()).is_relative_to(installed.packages)


def test_help_names_every_command(installed: Installed, tmp_path: Path) -> None:
    code, said = installed.veogram("--help", cwd=tmp_path)
    assert code == 0
    assert {*re.findall(r"(?m)^    (\w+)", said)} == commands()


def test_it_tells_its_version(installed: Installed, tmp_path: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert installed.veogram("--version", cwd=tmp_path) == (0, f"veogram {project['version']}\n")


def test_a_check_without_settings_names_what_is_missing(
    installed: Installed, tmp_path: Path
) -> None:
    code, said = installed.veogram("check", cwd=tmp_path)
    assert code == 1
    assert [name in said for name in KEYS] == [True, True]
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("AIMLAPI_KEY", ""),
        ("DATABASE_URL", "postgresql://veogram@localhost/veogram"),
        ("SENTRY_DSN", "https://key@sentry.example/1"),
        ("TELEGRAM_PROXY", "socks5://localhost"),
    ],
)
def test_a_start_without_what_is_needed_names_it_in_one_line(
    installed: Installed, tmp_path: Path, name: str, value: str
) -> None:
    code, said = installed.veogram("run", cwd=tmp_path, **{**KEYS, name: value})
    assert code == WRONG_SETTING
    assert said.splitlines()[-1].startswith(f"veogram: {name}: ")
    assert "Traceback" not in said


async def test_it_makes_a_video(installed: Installed, stage: Stage, tmp_path: Path) -> None:
    folder = tmp_path / "installed"
    folder.mkdir()
    bot = BotProcess(stage.sandbox, folder, python=str(installed.python), PYTHONPATH="")
    await bot.up()
    assert (await stage.video_for(await stage.says("/veo a red fox"))).video
    assert await bot.terminate() == 0
