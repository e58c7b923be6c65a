"""``veogram check`` against the sandbox."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest

from bot.__main__ import main
from tests.stage import Stage


@dataclass(frozen=True)
class Checked:
    """What an operator sees."""

    code: int
    text: str

    @property
    def wrong(self) -> list[str]:
        return [line.removeprefix("✗").strip() for line in self.lines if line.startswith("✗")]

    @property
    def notes(self) -> list[str]:
        return [line.removeprefix("!").strip() for line in self.lines if line.startswith("!")]

    @property
    def right(self) -> list[str]:
        return [line.removeprefix("✓").strip() for line in self.lines if line.startswith("✓")]

    @property
    def lines(self) -> list[str]:
        return self.text.splitlines()


Check = Callable[..., Awaitable[Checked]]


def checking(stage: Stage, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]) -> Check:
    """Return what runs the command with the settings of a bot that belongs to the sandbox."""

    async def check(**changes: str) -> Checked:
        own = {
            "TELEGRAM_BOT_TOKEN": stage.sandbox.token,
            "AIMLAPI_KEY": stage.sandbox.key,
            "TELEGRAM_API_URL": stage.sandbox.telegram_url,
            "AIMLAPI_URL": stage.sandbox.provider_url,
            "DATABASE_URL": f"sqlite:///{stage.folder}/veogram.db",
            "ALLOWED_USERS": "1",
        }
        with patch.context() as now:
            for name, value in {**own, **changes}.items():
                now.setenv(name, value)
            now.setattr(logging.root, "handlers", [])
            now.setattr(logging.root, "level", logging.WARNING)
            code = await asyncio.to_thread(main, ["check"])
        shown = capture.readouterr()
        assert shown.err == ""
        return Checked(code, shown.out)

    return check
