"""The settings of what is served, and of what is told to others."""

import pytest

from bot import settings
from bot.addresses import webhook_path
from bot.errors import SettingsError
from bot.setting_hints import WHAT_IS_RIGHT


@pytest.fixture(autouse=True)
def two_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:ABC-def_42")
    monkeypatch.setenv("AIMLAPI_KEY", "key-0123456789")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WEBHOOK_URL", "bot.example.org"),
        ("WEBHOOK_URL", "http://bot.example.org"),
        ("WEBHOOK_URL", "https://bot.example.org:8080"),
        ("WEBHOOK_URL", "https://bot.example.org:99999"),
        ("WEBHOOK_URL", "https://anna:pass@bot.example.org"),
        ("WEBHOOK_URL", "https://bot.example.org/?x=1"),
        ("WEBHOOK_SECRET", "short"),
        ("WEBHOOK_SECRET", "sixteen or more letters"),
        ("WEBHOOK_SECRET", "x" * 257),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("HEALTH_PORT", "-1"),
        ("LISTEN_ADDRESS", "localhost"),
        ("LISTEN_ADDRESS", "127.0.0.1:8080"),
        ("HEARTBEAT_URL", "beats.example/0123"),
        ("HEARTBEAT_URL", "https://beats.example"),
    ],
)
def test_a_wrong_value_names_its_key_and_says_what_would_be_right(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        settings.load()
    assert caught.value.key == name
    assert caught.value.problem.endswith(WHAT_IS_RIGHT[name.lower()])


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("WEBHOOK_URL", "https://bot.example.org/veogram/", "https://bot.example.org/veogram"),
        ("WEBHOOK_URL", "https://bot.example.org:8443", "https://bot.example.org:8443"),
        ("LISTEN_ADDRESS", "::1", "::1"),
    ],
)
def test_a_right_value_is_taken(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, expected: object
) -> None:
    monkeypatch.setenv(name, value)
    assert getattr(settings.load(), name.lower()) == expected


def test_a_bot_api_server_of_ones_own_brings_updates_anywhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TELEGRAM_API_URL", "http://10.0.0.7:8081")
    monkeypatch.setenv("WEBHOOK_URL", "http://10.0.0.8:8080")
    assert settings.load().webhook_url == "http://10.0.0.8:8080"


def test_nobody_but_the_operator_finds_metrics_where_the_webhook_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HEALTH_PORT", "8080")
    assert settings.load().health_port == settings.load().port
    monkeypatch.setenv("WEBHOOK_URL", "https://bot.example.org")
    with pytest.raises(SettingsError) as caught:
        settings.load()
    assert caught.value.key == "HEALTH_PORT"


def test_the_path_of_the_webhook_is_the_token_s_alone_and_does_not_tell_it() -> None:
    path = webhook_path("123456:ABC-def_42")
    assert path.startswith("/telegram/")
    assert len(path) == len("/telegram/") + 32
    assert path != webhook_path("123456:ABC-def_43")
    assert not {"123456", "ABC-def_42"} & set(path.split("/"))
