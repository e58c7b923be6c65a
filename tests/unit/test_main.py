"""A start that cannot work ends at once, with one line that says why."""

import sys
from importlib.metadata import PackageNotFoundError, version
from types import SimpleNamespace

import pytest

from bot import __main__ as command_line
from bot import app, settings
from bot.__main__ import WRONG_SETTING, main
from bot.errors import SettingsError
from bot.setting_hints import WHAT_IS_RIGHT

KEYS = {"TELEGRAM_BOT_TOKEN": "42:TEST", "AIMLAPI_KEY": "some-key"}


@pytest.mark.parametrize(
    "changes",
    [
        {"TELEGRAM_BOT_TOKEN": ""},
        {"AIMLAPI_KEY": ""},
        {"DEFAULT_MODEL": "sora"},
        {"ALLOWED_USERS": "anna"},
        {"DATABASE_URL": "mysql://host"},
    ],
)
def test_a_wrong_setting_ends_the_start_with_one_line_that_names_it(
    changes: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in {**KEYS, **changes}.items():
        monkeypatch.setenv(name, value)
    [name] = changes
    assert main([]) == WRONG_SETTING == 2
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith(f"veogram: {name}: ")
    assert line.endswith(WHAT_IS_RIGHT[name.lower()])


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert caught.value.code == 0
    assert capsys.readouterr().out == f"veogram {version('veogram')}\n"


def test_a_clone_that_is_not_installed_starts_all_the_same(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def unknown(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(command_line, "version", unknown)
    assert main([]) == WRONG_SETTING
    assert capsys.readouterr().err.startswith("veogram: ")


def test_a_faster_event_loop_is_used_where_it_is_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "uvloop", None)
    assert command_line._faster_loop() is None
    stand_in = SimpleNamespace(new_event_loop=lambda: None)
    monkeypatch.setitem(sys.modules, "uvloop", stand_in)
    assert command_line._faster_loop() is stand_in.new_event_loop


def test_a_setting_that_is_missing_is_what_check_finds(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["check"]) == 1
    shown = capsys.readouterr()
    assert shown.err == ""
    token, to_do, key, _ = shown.out.splitlines()
    assert token.startswith("✗")
    assert "TELEGRAM_BOT_TOKEN" in token
    assert to_do.endswith(WHAT_IS_RIGHT["telegram_bot_token"])
    assert "AIMLAPI_KEY" in key


@pytest.mark.parametrize("arguments", [["fly"], ["--fly"], ["run", "run"]])
def test_a_command_line_that_nobody_understands_starts_nothing(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert arguments[-1] in capsys.readouterr().err


async def test_a_database_without_its_driver_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "asyncpg", None)
    loaded = settings.load(
        telegram_bot_token="42:TEST",
        aimlapi_key="some-key",
        database_url="postgresql://host/veogram",
    )
    with pytest.raises(SettingsError, match=r"^DATABASE_URL: .*asyncpg"):
        async with app.running(loaded):
            pass
