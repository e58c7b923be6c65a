"""The bot as it was installed from its wheel, with what it needs and nothing else."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

SECONDS = 60


@dataclass(frozen=True, slots=True)
class Installed:
    """An environment with the wheel in it."""

    folder: Path

    @property
    def python(self) -> Path:
        return self.folder / "bin" / "python"

    @property
    def packages(self) -> Path:
        """The folder of everything that is installed."""
        (found,) = self.folder.glob("lib/python3*/site-packages")
        return found

    def veogram(self, *arguments: str, cwd: Path, **env: str) -> tuple[int, str]:
        """Carry out a command of the bot; return the exit code and what is said."""
        return self._said(self.folder / "bin" / "veogram", *arguments, cwd=cwd, **env)

    def run(self, *arguments: str, cwd: Path) -> tuple[int, str]:
        """Run Python; return the exit code and what is said."""
        return self._said(self.python, *arguments, cwd=cwd)

    def _said(self, program: Path, *arguments: str, cwd: Path, **env: str) -> tuple[int, str]:
        done = subprocess.run(
            [program, *arguments],
            cwd=cwd,
            env={"PATH": "/usr/bin:/bin", "PYTHONUTF8": "1", **env},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=SECONDS,
        )
        return done.returncode, done.stdout
