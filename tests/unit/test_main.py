"""A start that cannot work ends at once, with one line that says why."""

import sys

import pytest

from bot import app, settings
from bot.__main__ import WRONG_SETTING, main
from bot.errors import SettingsError

KEYS = {"TELEGRAM_BOT_TOKEN": "42:TEST", "AIMLAPI_KEY": "some-key"}


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"TELEGRAM_BOT_TOKEN": ""}, "TELEGRAM_BOT_TOKEN: is missing: set it to the token"),
        ({"AIMLAPI_KEY": ""}, "AIMLAPI_KEY: is missing: set it to the key"),
        ({"DEFAULT_MODEL": "sora"}, "DEFAULT_MODEL: is wrong: set it to one of veo3-fast"),
        ({"ALLOWED_USERS": "anna"}, "ALLOWED_USERS: is wrong: set it to Telegram user ids"),
        ({"DATABASE_URL": "mysql://host"}, "DATABASE_URL: is wrong: set it to sqlite:///"),
    ],
)
def test_a_wrong_setting_ends_the_start_with_one_line_that_names_it(
    changes: dict[str, str],
    line: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, value in {**KEYS, **changes}.items():
        monkeypatch.setenv(name, value)
    assert main([]) == WRONG_SETTING == 2
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 1
    assert told[0].startswith(f"veogram: {line}")


async def test_a_database_without_its_driver_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "asyncpg", None)
    loaded = settings.load(
        telegram_bot_token="42:TEST",
        aimlapi_key="some-key",
        database_url="postgresql://host/veogram",
    )
    with pytest.raises(SettingsError, match="DATABASE_URL: needs a package first: asyncpg"):
        async with app.running(loaded):
            pass
