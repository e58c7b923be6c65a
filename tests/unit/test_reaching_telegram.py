"""The settings of how Telegram is reached."""

import pytest

from bot import settings
from bot.composition import clients
from bot.errors import SettingsError
from bot.setting_hints import WHAT_IS_RIGHT


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
