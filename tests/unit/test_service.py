"""The unit for systemd does what the program needs, and names what there is."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from bot.__main__ import WRONG_SETTING, _parser
from bot.alive.hang import HANG_SECONDS

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "deploy" / "veogram.service").read_text("utf-8")
STOP_SECONDS = 10
"""What the README promises."""


def values(name: str) -> list[str]:
    """Return what a key is set to, each time."""
    return re.findall(rf"(?m)^{name}=(.*)$", TEXT)


def seconds(name: str) -> float:
    (value,) = values(name)
    return float(value)


def test_it_runs_the_command_that_there_is() -> None:
    (line,) = values("ExecStart")
    program, *arguments = shlex.split(line)
    assert program.endswith("/bin/veogram")
    assert _parser().parse_args(arguments).carry_out.__name__ == "_run"


def test_it_waits_to_be_told_by_the_bot_itself() -> None:
    assert values("Type") == ["notify"]
    assert values("NotifyAccess") == ["main"]
    assert values("TimeoutStartSec") == ["infinity"]


def test_a_hung_bot_has_the_time_to_say_where_it_hangs() -> None:
    assert seconds("WatchdogSec") > HANG_SECONDS


def test_a_stop_is_as_long_as_the_bot_may_take() -> None:
    assert seconds("TimeoutStopSec") > STOP_SECONDS


def test_it_always_starts_again_except_with_a_wrong_setting() -> None:
    assert values("Restart") == ["always"]
    assert values("RestartPreventExitStatus") == [str(WRONG_SETTING)]
    assert values("StartLimitIntervalSec") == ["0"]


def test_nobody_else_reads_what_it_keeps() -> None:
    assert values("UMask") == ["0077"]
    assert values("StateDirectoryMode") == ["0700"]
    (folder,) = values("StateDirectory")
    assert values("WorkingDirectory") == [f"/var/lib/{folder}"]


def test_its_comments_name_files_that_exist() -> None:
    named = re.findall(r"(?m)^#.* ((?:docs|deploy)/[\w./]+\w)", TEXT)
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not installed")
def test_systemd_understands_all_of_it(tmp_path: Path) -> None:
    unit = tmp_path / "veogram.service"
    unit.write_text(re.sub(r"(?m)^ExecStart=.*$", "ExecStart=/bin/true", TEXT))
    verified = subprocess.run(
        ["systemd-analyze", "verify", unit], capture_output=True, text=True, check=False
    )
    assert (verified.returncode, verified.stderr) == (0, "")


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not installed")
def test_a_bot_that_is_taken_over_can_do_little_else_to_the_machine(tmp_path: Path) -> None:
    unit = tmp_path / "veogram.service"
    unit.write_text(re.sub(r"(?m)^ExecStart=.*$", "ExecStart=/bin/true", TEXT))
    judged = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--threshold=20", unit],
        capture_output=True,
        text=True,
        check=False,
    )
    assert judged.returncode == 0, judged.stdout


def test_other_commands_run_as_the_service_does() -> None:
    beside = (ROOT / "deploy" / "as-service").read_text("utf-8")
    properties = re.findall(r"--property=(\w+)=(\S+)", beside)
    same = [(name, value) for name, value in properties if name != "User"]
    assert same == [(name, value) for name, value in same if values(name) == [value]]
    assert {name for name, _ in same} >= {"EnvironmentFile", "DynamicUser", "StateDirectory"}
    assert ("User", "veogram") in properties  # what systemd calls the user of veogram.service
    (line,) = values("ExecStart")
    assert shlex.split(line)[0] in beside
