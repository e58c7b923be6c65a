"""How Telegram is reached, and what is said of the machine."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from bot import settings
from bot.composition import clients
from bot.errors import SettingsError
from bot.setting_hints import WHAT_IS_RIGHT
from bot.setting_warnings import machine_warnings

FILE = Path("/app/data/veogram.db")


@pytest.fixture(autouse=True)
def two_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:ABC-def_42")
    monkeypatch.setenv("AIMLAPI_KEY", "key-0123456789")


@pytest.mark.parametrize(
    "proxy",
    [
        "http://proxy:8080",
        "https://anna:pass@proxy.example",
        "socks5://127.0.0.1:1080",
        "socks5h://anna:p%40ss@proxy.example:1080/",
    ],
)
def test_these_proxies_are_understood(monkeypatch: pytest.MonkeyPatch, proxy: str) -> None:
    monkeypatch.setattr(clients, "find_spec", lambda _: object())
    assert clients.telegram_proxy(settings.load(telegram_proxy=proxy)) == proxy


@pytest.mark.parametrize("proxy", ["proxy:8080", "socks4://proxy:1080", "ftp://proxy", "http://"])
def test_others_are_not(monkeypatch: pytest.MonkeyPatch, proxy: str) -> None:
    monkeypatch.setenv("TELEGRAM_PROXY", proxy)
    with pytest.raises(SettingsError, match="TELEGRAM_PROXY") as caught:
        settings.load()
    assert caught.value.problem.endswith(WHAT_IS_RIGHT["telegram_proxy"])


def test_a_socks_proxy_says_which_package_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clients, "find_spec", lambda _: None)
    loaded = settings.load(telegram_proxy="socks5://proxy:1080")
    with pytest.raises(SettingsError, match=r"TELEGRAM_PROXY.*socks"):
        clients.telegram_proxy(loaded)


def test_without_a_proxy_there_is_none() -> None:
    assert clients.telegram_proxy(settings.load()) is None


def test_the_folder_of_files_is_a_whole_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_FILES_DIR", "telegram-bot-api")
    with pytest.raises(SettingsError, match="TELEGRAM_FILES_DIR"):
        settings.load()


def named(warnings: Iterable[str]) -> list[str]:
    return [warning.split()[0] for warning in warnings]


@pytest.mark.parametrize(
    ("variable", "platform"),
    [
        ("DYNO", "Heroku"),
        ("RAILWAY_ENVIRONMENT_NAME", "Railway"),
        ("FLY_APP_NAME", "Fly.io"),
        ("RENDER", "Render"),
    ],
)
def test_a_file_on_a_platforms_own_disk_is_warned_about(variable: str, platform: str) -> None:
    (warning,) = machine_warnings(FILE, {variable: "x"})
    assert warning.startswith(platform)
    assert "DATABASE_URL" in warning


def test_a_file_on_a_volume_postgresql_and_other_machines_are_fine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    railway = {"RAILWAY_ENVIRONMENT_NAME": "production"}
    assert not named(machine_warnings(FILE, {**railway, "RAILWAY_VOLUME_MOUNT_PATH": "/app/data"}))
    assert named(machine_warnings(FILE, {**railway, "RAILWAY_VOLUME_MOUNT_PATH": "/other"}))
    assert not named(machine_warnings(None, {"DYNO": "worker.1"}))
    assert not named(machine_warnings(FILE, {}))
    monkeypatch.setattr(Path, "is_mount", lambda path: path == Path("/app/data"))
    assert not named(machine_warnings(FILE, {"FLY_APP_NAME": "x"}))


def test_the_settings_pass_the_warning_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DYNO", "worker.1")
    assert any("Heroku" in warning for warning in settings.load().warnings)
    url = "postgresql://host/name"
    assert not any("Heroku" in warning for warning in settings.load(database_url=url).warnings)
