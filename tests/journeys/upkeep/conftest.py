"""What the journeys with whole databases share."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest

from bot.__main__ import main
from tests.stage import Stage


@dataclass(frozen=True)
class Ended:
    """What an operator sees of a command."""

    code: int
    out: str
    err: str


Command = Callable[..., Awaitable[Ended]]


@pytest.fixture
def veogram(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    """The command line, with the settings of a bot that belongs to the sandbox."""

    async def veogram(*arguments: object, **changes: str) -> Ended:
        own = {
            "TELEGRAM_BOT_TOKEN": stage.sandbox.token,
            "AIMLAPI_KEY": stage.sandbox.key,
            "DATABASE_URL": f"sqlite:///{stage.folder}/veogram.db",
        }
        with monkeypatch.context() as now:
            for name, value in {**own, **changes}.items():
                now.setenv(name, value)
            now.setattr(logging.root, "handlers", [])
            code = await asyncio.to_thread(main, [str(each) for each in arguments])
        shown = capsys.readouterr()
        return Ended(code, shown.out, shown.err)

    return veogram
